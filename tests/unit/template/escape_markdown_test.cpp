// Escaped text is read back by cmark-gfm itself, with tables, strikethrough and autolinks on: what a reader sees must
// be the text that was put in, wherever it stands.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <catch2/catch.hpp>
#include <memory>

#include "base/utf8.h"
#include "template/escape_markdown.h"

using namespace candor;
using namespace candor::templates;

namespace {

struct Freed {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

std::string html_of(const std::string& markdown) {
  static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
  (void)registered;
  const std::unique_ptr<cmark_parser, Freed> parser(cmark_parser_new(CMARK_OPT_FOOTNOTES));
  for (const char* name : {"table", "strikethrough"}) {
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, Freed> document(cmark_parser_finish(parser.get()));
  char* html = cmark_render_html(document.get(), CMARK_OPT_UNSAFE, nullptr);
  std::string result(html);
  cmark_get_default_mem_allocator()->free(html);
  return result;
}

/// `text` as cmark prints plain text.
std::string in_html(const std::string& text) {
  std::string html;
  for (const char c : text) {
    if (c == '&') {
      html += "&amp;";
    } else if (c == '<') {
      html += "&lt;";
    } else if (c == '>') {
      html += "&gt;";
    } else if (c == '"') {
      html += "&quot;";
    } else if (c != '\r') {
      html.push_back(c == '\n' ? ' ' : c);
    }
  }
  return html;
}

/// Printed into `before` … `after` as a template prints, read by cmark, compared with plain text in `open` … `close`.
void holds(const std::string& text, const std::string& before, const std::string& after, const std::string& open,
           const std::string& close) {
  std::string markdown = before;
  append_escaped_markdown(markdown, text);
  INFO("printed: " << markdown + after);
  CHECK(html_of(markdown + after) == open + in_html(text) + close);
  const std::string guarded = before + escape_markdown(text) + after;
  INFO("escaped: " << guarded);
  CHECK(html_of(guarded) == open + in_html(text) + close);
}

void holds_everywhere(const std::string& text) {
  holds(text, "", "\n", "<p>", "</p>\n");
  holds(text, "Words before ", " and after\n", "<p>Words before ", " and after</p>\n");
  holds(text, "A line\n", "\nanother\n", "<p>A line\n", "\nanother</p>\n");
  holds(text, "## ", "\n", "<h2>", "</h2>\n");
  holds(text, "## Title ", " {: #id}\n", "<h2>Title ", " {: #id}</h2>\n");
  holds(text, "- ", "\n", "<ul>\n<li>", "</li>\n</ul>\n");
  holds(text, "1. ", "\n", "<ol>\n<li>", "</li>\n</ol>\n");
  holds(text, "> ", "\n", "<blockquote>\n<p>", "</p>\n</blockquote>\n");
  holds(text, "- - > ", "\n", "<ul>\n<li>\n<ul>\n<li>\n<blockquote>\n<p>",
        "</p>\n</blockquote>\n</li>\n</ul>\n</li>\n</ul>\n");
  holds(text, "| a |\n|---|\n| ", " |\n", "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>",
        "</td>\n</tr>\n</tbody>\n</table>\n");
  holds(text, "| ", " | b |\n|---|---|\n", "<table>\n<thead>\n<tr>\n<th>",
        "</th>\n<th>b</th>\n</tr>\n</thead>\n</table>\n");
  holds(text, "See [", "](https://example.com/)\n", "<p>See <a href=\"https://example.com/\">", "</a></p>\n");
  holds(text, "**x", "y**\n", "<p><strong>x", "y</strong></p>\n");
  holds(text, "(", ")\n", "<p>(", ")</p>\n");
}

}  // namespace

TEST_CASE("text put into Markdown is read as that text") {
  const auto text = GENERATE(
      as<std::string>(), "plain words", "2026. 2. 9.", "9. Februar 2026", "1) one", "123456789. x", "1234567890. x",
      "1.", "1", "- item", "-", "--", "---", "- - -", "+ item", "+", "* item", "***", "# heading", "#", "C#", "C #",
      "C ##", "#1", "= =", "===", "> quote", ">", "->", "a > b", "~~gone~~", "~", "~~~", "~5 minutes~", "```", "`code`",
      "a`b", "``", "\\", "\\\\", "a\\*b", "*em*", "**strong**", "_em_", "__strong__", "snake_case_name", "_leading",
      "trailing_", "a_b", "a _b_ c", "_", "*", "5 * 3 * 2", "[link](https://x.example)", "[ref]", "[ref]: https://x",
      "[^1]", "[^1]: note", "![image](x)", "a!", "wow! [x]", "<b>bold</b>", "<script>", "<Company>", "<!-- c -->",
      "<https://x.example>", "a < b", "a<b", "<", "&amp;", "&copy;", "&#65;", "&#x41;", "AT&T", "R&D", "a & b", "&",
      "&lt", "| a | b |", "|", "a|b", "|---|", ":---", ":--:|", ":", "{: #id}", "{:", "{#id}", "{", "}", "{a}", "(c)",
      "(x", ")", "http://example.com/a_b_c", "www.example.com", "me@example.com", "\"quoted\"", "'single'", "a -- b",
      "...", ". x", ") x", "100%", "$x$", "^a^", "「重要」です", "マーク**強調**", "한국어 (Korean)", "é—à", "😀",
      "a. b. c.", "12 a. b", "0. x", "007. x", "Setext\n---", "a\nb", "a\r\nb", "- a\n- b", "1. a\n2. b", "a\n\nb",
      "a\n# b", "a\n    b", "x  y", "tab\there", "a*", "*a", "a**b**c", "***a***", "[a][b]", "]", "[", "](", "](x)",
      "a](b", "!", "!!", "\\[x\\]", "`` ` ``", "-1", "-1 °C", "+49 30 1234", "=1+1", "1. - x", "1.2.3", "10.5", "3)",
      "a) b", "i. x", "§ 5 Abs. 2", "No. 5", "a+b=c", "x^2", "~/dir", "a#b", "a #b", "#!", "e.g. x", "1.\tx", "*\tx",
      "-\tx", "Yes!", "A&B;", "&;", "&#;", "&a b;");
  INFO("text: " << text);
  holds_everywhere(text);
}

TEST_CASE("blanks at the ends of a text are kept") {
  for (const std::string text : {"  a", "    code", "\tcode", "a  ", "a ", " a "}) {
    INFO("text: [" << text << "]");
    std::string markdown;
    append_escaped_markdown(markdown, text);
    CHECK(html_of(markdown + "\nb\n") == "<p>" + text + "\nb</p>\n");
  }
}

TEST_CASE("two values side by side make nothing that neither of them says") {
  for (const auto& [first, second] : std::vector<std::pair<std::string, std::string>>{
           {"1", ". x"},    {"12", ") x"}, {"!", "[x](y)"}, {"&", "amp;"},  {"<", "b>"},    {"*", "*a**"},
           {"_", "_a__"},   {"a", "_b_"},  {"-", " x"},     {"-", "- x"},   {"#", "# x"},   {"#", " x"},
           {"{", ": #id}"}, {"`", "`x``"}, {"~", "~a~~"},   {"[a]", "(b)"}, {"[a]", ": b"}, {"", "- x"},
           {"", "1. x"},    {"\\", "*a*"}, {"=", "=="},     {"1", "2. x"},  {"+", " a"},    {"&#", "65;"},
           {"&", "#65;"},   {">", "> a"},  {":", "--|"},    {"|", "--|"}}) {
    INFO("values: " << first << " and " << second);
    std::string markdown = "A line\n";
    append_escaped_markdown(markdown, first);
    append_escaped_markdown(markdown, second);
    INFO("printed: " << markdown);
    CHECK(html_of(markdown + "\n") == "<p>A line\n" + in_html(first + second) + "</p>\n");
  }
}

TEST_CASE("every pair of marks is read as text") {
  const std::string marks = "\\`*_{}[]()#+-.!<>&|~:=\"' 1a\n";
  std::string wrong;
  for (const char a : marks) {
    for (const char b : marks) {
      for (const char c : marks) {
        const std::string text = {'x', a, b, c, 'x'};
        std::string escaped = escape_markdown(text);
        if (html_of(escaped + "\n") != "<p>" + in_html(text) + "</p>\n") wrong += "[" + text + "] ";
        const std::string bare = {a, b, c};
        if (bare.find_first_of(" \n") != std::string::npos) continue;  // ends are another case
        std::string printed = "P\n";
        append_escaped_markdown(printed, bare);
        if (html_of(printed + "\nQ\n") != "<p>P\n" + in_html(bare) + "\nQ</p>\n") wrong += "[" + bare + "]alone ";
      }
    }
  }
  CHECK(wrong == "");
}

TEST_CASE("what needs no escaping is left readable") {
  for (const std::string text : {"We keep it for 7 years.", "snake_case", "e.g. (this) - and that", "50% + 20%", "C#",
                                 "https://example.com/a-b?c=d", "a & b", "Don't \"quote\"", "A: b", "v1.2"}) {
    CHECK(escape_markdown(text) == text);
  }
  CHECK(escape_markdown("2026. 2. 9.") == "2026\\. 2. 9.");
  CHECK(escape_markdown("2026. 2. 9.", LinePosition::inside) == "2026. 2. 9.");
  CHECK(escape_markdown("- a", LinePosition::inside) == "- a");
  std::string sentence = "In force from ";
  append_escaped_markdown(sentence, "2026. 2. 9.");
  CHECK(sentence == "In force from 2026. 2. 9.");
}

TEST_CASE("a link's destination holds any address") {
  for (const std::string url : {"https://example.com/a_(b)?c=d&copy=1#e", "https://example.com/*a*_b_", "/en/~x/[y]"}) {
    INFO(url);
    const std::string html = html_of("[x](" + escape_markdown_destination(url) + ")\n");
    CHECK(html.find("<a href=") != std::string::npos);
    CHECK(html.find("<em>") == std::string::npos);
    CHECK(html.find("&copy;") == std::string::npos);
  }
  CHECK(html_of("[x](" + escape_markdown_destination("a b\"c") + ")\n") == "<p><a href=\"a%20b%22c\">x</a></p>\n");
}

TEST_CASE("strong and emphasized text holds next to punctuation of any script") {
  const std::string joiner = "\xE2\x81\xA0";
  CHECK(strong_markdown("words") == "**words**");
  CHECK(strong_markdown("「重要」") == "**" + joiner + "「重要」" + joiner + "**");
  CHECK(html_of(strong_markdown("「重要」") + "です\n") ==
        "<p><strong>" + joiner + "「重要」" + joiner + "</strong>です</p>\n");
  CHECK(html_of(strong_markdown("마크다운(Markdown)") + "을\n") ==
        "<p><strong>마크다운(Markdown)" + joiner + "</strong>을</p>\n");
  CHECK(html_of("これは" + emphasized_markdown("「強調」") + "です\n") ==
        "<p>これは<em>" + joiner + "「強調」" + joiner + "</em>です</p>\n");
  CHECK(html_of("a" + strong_markdown(escape_markdown("*x*")) + "b\n") ==
        "<p>a<strong>" + joiner + "*x*" + joiner + "</strong>b</p>\n");
  CHECK(html_of("価格" + strong_markdown("€5") + "から\n") == "<p>価格<strong>" + joiner + "€5</strong>から</p>\n");
  CHECK(html_of("x " + strong_markdown(" padded ") + "y\n") == "<p>x  <strong>padded</strong> y</p>\n");
  CHECK(strong_markdown("") == "");
  CHECK(strong_markdown("  ") == "  ");
  CHECK(html_of(strong_markdown("two\n\nparagraphs") + "\n") == "<p><strong>two  paragraphs</strong></p>\n");
}

TEST_CASE("code spans hold any text") {
  for (const std::string text : {"_ga", "a`b", "``", "`x`", "*a*", "<b>", "&amp;", "\\", "a b", " a ", "|", "a|b"}) {
    INFO(text);
    std::string shown = html_of("see " + code_markdown(text) + " here\n");
    const std::string plain = in_html(text);
    const bool is_code = shown == "<p>see <code>" + plain + "</code> here</p>\n";
    CHECK((is_code || shown == "<p>see " + plain + " here</p>\n"));
  }
  CHECK(code_markdown("_ga") == "`_ga`");
}
