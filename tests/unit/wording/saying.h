// What the tests of wording share: a handful of messages in two languages, and a template said in one line.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "wording/speech.h"

namespace candor::wording {

inline language::MessageSource message(const std::string& language, const std::string& id, const std::string& pattern) {
  return {.language = language,
          .id = id,
          .pattern = pattern,
          .note = "",
          .verbatim_language = std::nullopt,
          .place = {.file = "locales/" + language + "/test.yaml", .line = 1, .column = 1}};
}

inline std::vector<language::MessageSource> messages_of_tests() {
  return {
      message("en", "greeting", "Hello {name}."),
      message("en", "kept", "We keep {items} for {period}."),
      message("en", "bold", "**{name}** is [here]({link})."),
      message("en", "twice", "{link} and {link}"),
      message("en", "count", "{count, plural, one {# day} other {# days}}"),
      message("en", "shown", "Figure {count}."),
      message("en", "role", "{value, select, processor {on our instructions} eu_gdpr {in Europe} other {alone}}"),
      message("en", "ours", "{our_services, select, platform {the Platform} other {the Service}} of {name}"),
      message("en", "only_english", "Only in English: {name}."),
      message("en", "period.business_days", "{count, plural, one {# business day} other {# business days}}"),
      message("ko", "greeting", "안녕하세요, {name}."),
      message("ko", "ours", "서비스: {name}"),
      message("ko", "kept", "보유 항목: {items}. 보유 기간: {period}."),
      message("ko", "count", "{count, plural, other {#일}}"),
      message("ko", "role", "{value, select, processor {당사의 지시에 따라} eu_gdpr {유럽에서} other {스스로}}"),
  };
}

struct Said {
  std::optional<templates::Rendered> rendered;
  std::vector<Diagnostic> found;

  std::string text() const { return rendered ? rendered->text : "error: " + (found.empty() ? "" : found[0].message); }
  std::string id() const { return found.empty() ? "" : found[0].id; }
  std::string help() const { return found.empty() ? "" : found[0].help; }
  /// The origins of the stretch that holds byte `at`, as `fact:path` and its like.
  std::string origins(std::size_t at = 0) const {
    std::string all;
    if (!rendered) return all;
    for (const templates::Span& span : rendered->spans) {
      if (at < span.begin || at >= span.end) continue;
      for (const OriginPtr& origin : span.origins) {
        const char* const kind = origin->source == Origin::Source::fact      ? "fact:"
                                 : origin->source == Origin::Source::message ? "message:"
                                                                             : "missing:";
        all += (all.empty() ? "" : " ") + (kind + origin->path);
      }
    }
    return all;
  }
};

struct Saying {
  std::string language = "en";
  std::string fallback = "en";
  std::string file = "sections/case.md";  ///< its ending decides how values are escaped
  Value facts = {};
  Sections sections = {};
};

inline const Saying korean{.language = "ko"};

inline Said say_source(const std::string& source, const Value& names = Value::record({}), const Saying& saying = {}) {
  Diagnostics diagnostics;
  const WordsPtr words = compile_words({{saying.file, source}}, {{.language = "en"}, {.language = "ko"}},
                                       messages_of_tests(), diagnostics);
  Said said;
  const Speech speech{
      .language = saying.language, .fallback = saying.fallback, .facts = saying.facts, .sections = saying.sections};
  if (const auto* found = words->find(saying.file, saying.language); found && !diagnostics.has_errors()) {
    said.rendered = say(*words, *found, speech, templates::Context(names), diagnostics);
  }
  said.found = diagnostics.in_order();
  return said;
}

/// A value as a fact at `path`.
inline Value fact(const std::string& path, const Value& value) {
  return value.with_origin(
      std::make_shared<const Origin>(Origin{Origin::Source::fact, path, {"content/acme/company.yaml", 3, 5, 4}}));
}

}  // namespace candor::wording
