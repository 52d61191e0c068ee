#include "language/check_message.h"

#include <unicode/messagepattern.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "language/icu.h"
#include "language/locale.h"
#include "language/pattern_quotes.h"
#include "language/plural_categories.h"
#include "language/quote.h"

namespace candor::language {

namespace {

using Part = icu::MessagePattern::Part;

/// Braces nested deeper than any pattern within `deepest_nesting` could be: checked before ICU parses, which recurses.
constexpr int deepest_braces = 4 * deepest_nesting;

bool is_word(std::string_view text, std::string_view more) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || more.find(c) != std::string_view::npos;
  });
}

bool is_id(std::string_view id) {
  for (;;) {
    const std::size_t dot = id.find('.');
    if (!is_word(id.substr(0, dot), "_-")) return false;
    if (dot == std::string_view::npos) return true;
    id.remove_prefix(dot + 1);
  }
}

int brace_depth(std::string_view pattern) {
  int depth = 0;
  int deepest = 0;
  for (const char c : pattern) {
    if (c == '{') deepest = std::max(deepest, ++depth);
    if (c == '}') --depth;
  }
  return deepest;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\n");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\n") - from + 1);
}

/// One pass over the parts ICU found in the pattern.
class Check {
 public:
  Check(const MessageSource& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

  std::optional<std::vector<ArgumentUse>> run() {
    check_form();
    if (failed_ || source_.verbatim_language) return result();
    require(status_, "making a parser of patterns");
    UParseError where{};
    text_ = from_utf8(source_.pattern);
    pattern_.parse(text_, &where, status_);
    if (U_FAILURE(status_)) {
      report_unparsed(status_, where);
      return std::nullopt;
    }
    const Quotes quotes = find_quotes(pattern_, text_);
    if (quotes.accident) report_apostrophe(*quotes.accident);
    if (!failed_) walk();
    if (!failed_ && has_spare_closing_brace(pattern_, text_, quotes)) report_unbalanced("it has a `}` too many");
    return result();
  }

 private:
  /// An argument on the way from its `{` to its `}`.
  struct Open {
    UMessagePatternArgType type;
    std::string name;
    std::string simple_type;
    std::string style;
    std::vector<std::string> branches;
  };

  std::optional<std::vector<ArgumentUse>> result() {
    if (failed_) return std::nullopt;
    std::vector<ArgumentUse> uses;
    for (auto& [name, use] : uses_) uses.push_back(use);
    return uses;
  }

  void check_form() {
    if (!is_id(source_.id)) {
      report("message-id", quoted(source_.id) + " is no id of a message", "templates ask for messages by id",
             "write words of a-z, 0-9, `_` and `-` between dots, such as `retention.kept`");
    }
    if (trimmed(source_.pattern).empty()) {
      report("message-empty", quoted(source_.id) + " has no words", "the page would have a hole in this place",
             "write the sentence, or leave the message out until it is translated");
    }
    if (source_.pattern.size() > longest_pattern) {
      report("message-too-complex",
             quoted(source_.id) + " is longer than " + std::to_string(longest_pattern) + " bytes",
             "a message is a sentence or a short paragraph", "make several messages of it");
    } else if (!source_.verbatim_language && brace_depth(source_.pattern) > deepest_braces) {
      report_nesting();
    }
    if (source_.verbatim_language && !is_known_language(*source_.verbatim_language)) {
      report("message-verbatim", "no language is called " + quoted(*source_.verbatim_language),
             "screen readers pronounce fixed words by their language", "write a BCP 47 tag: `verbatim: {lang: en}`");
    }
  }

  void walk() {
    std::vector<Open> open;
    int branches = 0;
    for (std::int32_t i = 0; i < pattern_.countParts() && !failed_; ++i) {
      const Part& part = pattern_.getPart(i);
      switch (part.getType()) {
        case UMSGPAT_PART_TYPE_ARG_START:
          open.push_back({part.getArgType(), {}, {}, {}, {}});
          if (open.size() > static_cast<std::size_t>(deepest_nesting)) report_nesting();
          break;
        case UMSGPAT_PART_TYPE_ARG_NAME:
        case UMSGPAT_PART_TYPE_ARG_NUMBER: open.back().name = substring(part); break;
        case UMSGPAT_PART_TYPE_ARG_TYPE: open.back().simple_type = substring(part); break;
        case UMSGPAT_PART_TYPE_ARG_STYLE: open.back().style = trimmed(substring(part)); break;
        case UMSGPAT_PART_TYPE_ARG_SELECTOR:
          open.back().branches.push_back(substring(part));
          if (++branches > most_branches) report_branches();
          break;
        case UMSGPAT_PART_TYPE_ARG_LIMIT:
          check_argument(open.back());
          open.pop_back();
          break;
        default: break;
      }
    }
  }

  void check_argument(const Open& argument) {
    if (!is_word(argument.name, "_") || (argument.name[0] >= '0' && argument.name[0] <= '9')) {
      return report("message-argument-name", quoted_argument(argument.name) + " is no name of an argument",
                    "translators and templates know an argument by what it is",
                    "write a name of a-z, 0-9 and `_`, such as `{items}`");
    }
    if (is_own_word(argument.name) && argument.type != UMSGPAT_ARG_TYPE_SELECT) {
      return report("message-argument-type",
                    quoted_argument(argument.name) + " is a word of the company's to choose by",
                    "which words a company uses is a choice in `vocabulary`, no text",
                    "write `{" + argument.name + ", select, word {…} other {…}}`");
    }
    switch (argument.type) {
      case UMSGPAT_ARG_TYPE_NONE: return add_use({argument.name, ArgumentKind::text, {}});
      case UMSGPAT_ARG_TYPE_SIMPLE: return check_simple(argument);
      case UMSGPAT_ARG_TYPE_PLURAL: return check_plural(argument, PluralKind::cardinal);
      case UMSGPAT_ARG_TYPE_SELECTORDINAL: return check_plural(argument, PluralKind::ordinal);
      case UMSGPAT_ARG_TYPE_SELECT: return check_select(argument);
      case UMSGPAT_ARG_TYPE_CHOICE: return report_type(argument.name, "choice");
    }
  }

  void check_simple(const Open& argument) {
    if (argument.simple_type != "number" || (!argument.style.empty() && argument.style != "integer")) {
      return report_type(argument.name, argument.simple_type + (argument.style.empty() ? "" : ", " + argument.style));
    }
    add_use({argument.name, ArgumentKind::number, {}});
  }

  void check_plural(const Open& argument, PluralKind kind) {
    const PluralCategories& categories = plural_categories(source_.language, kind);
    check_twice(argument);
    std::set<std::string> missing = categories.needed;
    for (const std::string& branch : argument.branches) {
      missing.erase(branch);
      if (branch[0] != '=' && !categories.known.contains(branch)) {
        report("message-plural-category", quoted(branch) + " is never chosen in " + source_.language,
               "the words of this branch would never be seen",
               "this language distinguishes " + quoted_list(categories.known) + "; for an exact number write `=1 {…}`");
      }
    }
    if (!missing.empty()) {
      report("message-plural-category",
             "the plural of " + quoted(argument.name) + " lacks " + quoted_list(missing) + " in " + source_.language,
             "some numbers would be put into a sentence that is wrong for them",
             "this language needs " + quoted_list(categories.needed) + "; `=0 {…}` does not stand in for one");
    }
    add_use({argument.name, ArgumentKind::number, {}});
  }

  void check_select(const Open& argument) {
    check_twice(argument);
    std::vector<std::string> choices = argument.branches;
    std::sort(choices.begin(), choices.end());
    add_use({argument.name, ArgumentKind::choice, std::move(choices)});
  }

  void check_twice(const Open& argument) {
    std::set<std::string_view> seen;
    for (const std::string& branch : argument.branches) {
      if (!seen.insert(branch).second) {
        report("message-pattern", quoted(branch) + " stands twice in the branches of " + quoted(argument.name),
               "only the first would ever be seen", "keep one of the two");
      }
    }
  }

  /// Merges the uses of one name: a text beside a plural is that number printed, beside a select that word printed.
  void add_use(ArgumentUse use) {
    const auto [found, is_new] = uses_.emplace(use.name, use);
    ArgumentUse& kept = found->second;
    if (is_new || use.kind == ArgumentKind::text) return;
    if (kept.kind == ArgumentKind::text) {
      kept = std::move(use);
    } else if (kept.kind != use.kind) {
      report("message-argument-type", quoted(use.name) + " is both a number and a choice", "no value can be both",
             "use two arguments");
    } else if (kept.choices != use.choices) {
      std::vector<std::string> all;
      std::set_union(kept.choices.begin(), kept.choices.end(), use.choices.begin(), use.choices.end(),
                     std::back_inserter(all));
      kept.choices = std::move(all);
    }
  }

  std::string substring(const Part& part) const { return to_utf8(pattern_.getSubstring(part)); }

  /// Some thirty characters from the word on in which `at` stands.
  std::string excerpt(std::int32_t at) const {
    constexpr std::int32_t most_before = 12;
    constexpr std::int32_t most_shown = 32;
    std::int32_t start = std::min(at, text_.length());
    while (start > 0 && at - start < most_before && text_.charAt(start - 1) > u' ') --start;
    start = text_.getChar32Start(start);
    const std::int32_t end = text_.getChar32Limit(std::min(text_.length(), start + most_shown));
    return to_utf8(text_.tempSubStringBetween(start, end).findAndReplace(u"\n", u" "));
  }

  void report_apostrophe(std::int32_t at) {
    report("message-apostrophe",
           "the apostrophe in " + quoted(excerpt(at)) + " keeps ICU from seeing the brace after it",
           "the page would show `{…}` instead of the value",
           "write `’` (U+2019) or two apostrophes `''`; a brace that is meant stands alone: `'{'`");
  }

  void report_type(const std::string& name, const std::string& type) {
    report("message-argument-type", quoted_argument(name + ", " + type) + " is no type of argument in Candor",
           "dates, periods, lists and countries are written before they reach a message, each as its language does",
           "write " + quoted_argument(name) + ", or one of `number`, `plural`, `selectordinal`, `select`");
  }

  void report_nesting() {
    report("message-too-complex",
           quoted(source_.id) + " is nested deeper than " + std::to_string(deepest_nesting) + " arguments",
           "no translator can read it", "make several messages of it, and choose among them in the template");
  }

  void report_branches() {
    report("message-too-complex", quoted(source_.id) + " has more than " + std::to_string(most_branches) + " branches",
           "no translator can read it", "make several messages of it, and choose among them in the template");
  }

  void report_unbalanced(const std::string& seen) {
    report("message-pattern", quoted(source_.id) + " is no pattern: " + seen,
           "the page would show a piece of the pattern instead of words", "each `{` needs its `}`");
  }

  void report_unparsed(UErrorCode status, const UParseError& where) {
    const auto apostrophe = find_apostrophe_before_syntax(text_);
    if (status == U_UNMATCHED_BRACES && apostrophe) return report_apostrophe(*apostrophe);
    if (status == U_UNMATCHED_BRACES) return report_unbalanced("a `{` is not closed");
    if (status == U_DEFAULT_KEYWORD_MISSING) {
      return report("message-without-other", "a plural or select in " + quoted(source_.id) + " has no `other`",
                    "a value that none of the branches names would have no words", "add a branch `other {…}`");
    }
    report("message-pattern", quoted(source_.id) + " is no pattern, from " + quoted(excerpt(where.offset)) + " on",
           std::string("ICU says ") + u_errorName(status),
           "an argument is `{name}`, `{name, plural, one {…} other {…}}` or `{name, select, word {…} other {…}}`; "
           "a word's `-` is `_` here: `eu_gdpr {…}`");
  }

  void report(std::string id, std::string message, std::string why, std::string help) {
    failed_ = true;
    const bool is_about_id = id == "message-id";
    diagnostics_.add({std::move(id),
                      Severity::error,
                      is_about_id ? source_.place_of_id() : source_.place,
                      std::move(message),
                      std::move(why),
                      std::move(help),
                      source_.language + "/" + source_.id,
                      {}});
  }

  const MessageSource& source_;
  Diagnostics& diagnostics_;
  UErrorCode status_ = U_ZERO_ERROR;
  icu::MessagePattern pattern_{status_};
  icu::UnicodeString text_;
  std::map<std::string, ArgumentUse> uses_;
  bool failed_ = false;
};

}  // namespace

std::optional<std::vector<ArgumentUse>> check_message(const MessageSource& source, Diagnostics& diagnostics) {
  return Check(source, diagnostics).run();
}

}  // namespace candor::language
