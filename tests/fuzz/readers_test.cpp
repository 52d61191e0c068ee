// The readers alone: YAML, our own texts, anybody's Markdown, templates, expressions, messages. Whatever comes in,
// there is a result or a mistake with a place in that file; nothing is done outside it, and it ends.
#include "fuzz/fuzzing.h"
#include "fuzz/mutator.h"
#include "language/check_message.h"
#include "language/speaker.h"
#include "markdown/read_markdown.h"
#include "markdown/url.h"
#include "render/print_tree.h"
#include "template/builtins.h"
#include "template/template.h"
#include "wording/words.h"
#include "yaml/read_yaml.h"

using namespace candor;
using fuzz::Mutator;

namespace {

/// Is there a mistake, and does each stand where the text has a line?
void check_mistakes(const Diagnostics& diagnostics, std::string_view input, const std::string& file) {
  const int lines =
      1 + static_cast<int>(std::count(input.begin(), input.end(), '\n') + std::count(input.begin(), input.end(), '\r'));
  for (const Diagnostic& found : diagnostics.in_order()) {
    INFO(found.id << " " << found.place.file << ":" << found.place.line << ":" << found.place.column);
    CHECK(found.place.file == file);
    CHECK(found.place.line >= 0);
    CHECK(found.place.line <= lines);
    CHECK_FALSE(found.message.empty());
  }
}

/// HTML that a browser reads as it was meant: no element but ours, no address outside the allow-list.
void check_html(const std::string& html) {
  for (const char* element : {"<script", "<style", "<iframe", "<object", "<form", "<svg"}) {
    CHECK(html.find(element) == std::string::npos);
  }
  for (const std::string_view attribute : {"href=\"", "src=\""}) {
    for (std::size_t at = html.find(attribute); at != std::string::npos; at = html.find(attribute, at + 1)) {
      const std::size_t begin = at + attribute.size();
      std::string url = html.substr(begin, html.find('"', begin) - begin);
      for (std::size_t sign = url.find("&amp;"); sign != std::string::npos; sign = url.find("&amp;", sign + 1)) {
        url.erase(sign + 1, 4);
      }
      INFO(url);
      CHECK((url.empty() || markdown::is_allowed_url(url)));
    }
  }
}

}  // namespace

TEST_CASE("YAML: a tree, or mistakes with their places") {
  std::vector<std::string> texts = fuzz::files_below("content", ".yaml");
  std::erase_if(texts, [](const std::string& text) { return text.size() > 6'000; });
  fuzz::rounds("yaml", 1'500, [&](std::uint64_t seed) {
    Mutator mutator(seed, texts,
                    {"&a ", "*a", "!!int ", "? ", "- ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "|+2\n", ">-\n"});
    const std::string input = mutator.next();
    fuzz::keep_input("yaml", input);
    Diagnostics diagnostics;
    const auto tree = yaml::read_yaml(input, "a.yaml", diagnostics);
    check_mistakes(diagnostics, input, "a.yaml");
    CHECK(tree.has_value() != diagnostics.has_errors());
  });
}

TEST_CASE("Markdown, ours and anybody's: a tree that prints as harmless HTML") {
  const std::vector<std::string> texts = fuzz::files_below("tests/redlines", ".md");
  fuzz::rounds("markdown", 1'500, [&](std::uint64_t seed) {
    Mutator mutator(seed, texts,
                    {"\n## ", "{: #a}", "{: #a lang=ko}", "| a | b |\n|---|---|\n", "](", "![", "> ", "\n    ",
                     "\n```\n", "](javascript:a)", "](data:text/html,a)", "<!--", "&colon;"});
    const std::string input = mutator.next();
    fuzz::keep_input("markdown", input);
    Diagnostics diagnostics;
    check_html(render::print_html(markdown::read_text(input, "en.md", diagnostics)));
    check_mistakes(diagnostics, input, "en.md");
    check_html(render::print_html(markdown::read_foreign(input)));
  });
}

TEST_CASE("templates: a program, or mistakes with their places; what it prints, or why it prints nothing") {
  const std::vector<std::string> texts = fuzz::files_below("templates", ".md");
  const templates::Environment environment;
  const templates::TemplateSet none;
  const templates::Context context(Value::record({{"a", Value::text("b")}, {"n", Value::number(3)}}));
  fuzz::rounds("template", 1'500, [&](std::uint64_t seed) {
    Mutator mutator(seed, texts,
                    {"{{ a }}", "{% for x in a %}", "{% endfor %}", "{% if n %}", "{% endif %}", "{% set a = n %}",
                     "{%- ", " -%}", "|join(', ')", " is defined", "range(", " * ", " ** ", " ~ ", "a.b", "a['b']"});
    const std::string input = mutator.next(4'000);
    fuzz::keep_input("template", input);
    Diagnostics diagnostics;
    const auto compiled = templates::compile(input, "a.md", templates::OutputKind::markdown, diagnostics);
    check_mistakes(diagnostics, input, "a.md");
    REQUIRE((compiled != nullptr) != diagnostics.has_errors());
    if (!compiled) return;
    Diagnostics told;
    templates::check_names(*compiled, environment, none, told);
    const auto printed = templates::render(*compiled, context, environment, none, told);
    check_mistakes(told, input, "a.md");
    CHECK((printed.has_value() || told.has_errors()));
  });
}

TEST_CASE("expressions: a value, or mistakes with their places") {
  const std::vector<std::string> texts = {"a is defined and n > 2", "[1, 2, n]|map('string')|join(', ')",
                                          "(a ~ 'x')|length == n",  "not (n in [1, 2]) or a is none",
                                          "range(n)|list|length",   "{'a': n}.a + 3 * 4 - n / 2"};
  const templates::Environment environment;
  const templates::Context context(Value::record({{"a", Value::text("b")}, {"n", Value::number(3)}}));
  fuzz::rounds("expression", 4'000, [&](std::uint64_t seed) {
    Mutator mutator(seed, texts,
                    {" and ", " or ", " not ", " in ", " is ", "|", "range(", "**", "//", "%", " if ", " else ", "["});
    const std::string input = mutator.next(2'000);
    fuzz::keep_input("expression", input);
    Diagnostics diagnostics;
    const auto compiled = templates::compile_expression(input, {"pack.yaml", 1, 1}, diagnostics);
    REQUIRE((compiled != nullptr) != diagnostics.has_errors());
    if (compiled) {
      const auto value = templates::evaluate(*compiled, context, environment, diagnostics);
      CHECK((value.has_value() || diagnostics.has_errors()));
    }
    check_mistakes(diagnostics, input, "pack.yaml");
  });
}

TEST_CASE("messages: a pattern that is refused, or one that is said with any words") {
  const std::vector<std::string> texts = {"{count, plural, one {# day} other {# days}} and {name}",
                                          "We don't keep {what}, {kind, select, sale {or sell it} other {}}.",
                                          "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}",
                                          "It''s '{'{name}'}'", "{n, number, integer} {a}{b}"};
  fuzz::rounds("message", 3'000, [&](std::uint64_t seed) {
    Mutator mutator(
        seed, texts,
        {", plural, ", ", select, ", "other {", "=1 {", "offset:1 ", "'{'", "''", "#", "{0}", "{x, date}", "}"});
    const std::string input = mutator.next(9'000);
    fuzz::keep_input("message", input);
    Diagnostics diagnostics;
    const auto arguments = language::check_message({.language = "en",
                                                    .id = "a.b",
                                                    .pattern = input,
                                                    .note = "",
                                                    .verbatim_language = {},
                                                    .place = {"a.yaml", 1, 1}},
                                                   diagnostics);
    check_mistakes(diagnostics, input, "a.yaml");
    REQUIRE(arguments.has_value() != diagnostics.has_errors());
    if (!arguments) return;
    const language::Catalogue catalogue(
        {.language = "en"},
        {{.id = "a.b", .pattern = input, .note = "", .verbatim_language = {}, .place = {}, .arguments = *arguments}});
    std::vector<language::Argument> values;
    for (const language::ArgumentUse& use : *arguments) {
      if (use.kind == language::ArgumentKind::number)
        values.push_back({use.name, std::int64_t{21}});
      else
        values.push_back({use.name, std::string("<'{words}'>")});
    }
    language::Speaker speaker(catalogue);
    CHECK(speaker.format("a.b", values).has_value());
  });
}
