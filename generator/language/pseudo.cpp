#include "language/pseudo.h"

#include <unicode/messagepattern.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

#include "language/icu.h"

namespace candor::language {

namespace {

/// a to z with an accent, each one code point in NFC.
constexpr std::array<std::string_view, 26> accented{"â", "ḃ", "ç", "ḋ", "ê", "ḟ", "ĝ", "ĥ", "î", "ĵ", "ķ", "ļ", "ṁ",
                                                    "ñ", "ô", "ṗ", "ꝗ", "ŕ", "š", "ţ", "û", "ṽ", "ŵ", "ẋ", "ŷ", "ž"};
constexpr std::array<std::string_view, 26> accented_capitals{"Â", "Ḃ", "Ç", "Ḋ", "Ê", "Ḟ", "Ĝ", "Ĥ", "Î",
                                                             "Ĵ", "Ķ", "Ļ", "Ṁ", "Ñ", "Ô", "Ṗ", "Ꝗ", "Ŕ",
                                                             "Š", "Ţ", "Û", "Ṽ", "Ŵ", "Ẋ", "Ŷ", "Ž"};
constexpr std::string_view vowels = "aeiouyAEIOUY";
/// The categories of Arabic's plurals beside `other` (CLDR): a test holds them to ICU.
constexpr std::array<std::string_view, 5> categories{"zero", "one", "two", "few", "many"};

/// Accents words and leaves out what no reader reads as words. Keeps its state between the stretches of one pattern,
/// since a link's target may hold an argument: `[terms]({url})`.
class Lengthener {
 public:
  std::string operator()(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t skipped = closing_ == '\0' ? opaque_length(text.substr(i)) : 0;
      if (skipped > 0) {
        out += text.substr(i, skipped);
        i += skipped;
        continue;
      }
      const char c = text[i++];
      if (closing_ != '\0') {
        if (c == closing_) closing_ = '\0';
        out += c;
      } else {
        open_after(c, text.substr(i));
        put(c, out);
      }
    }
    return out;
  }

 private:
  /// An entity (`&amp;`), an autolink (`<https://…>`) or a heading's attributes (`{: #id}`) at the start of `text`.
  static std::size_t opaque_length(std::string_view text) {
    const auto until = [&](char end, std::size_t most) -> std::size_t {
      const std::size_t found = text.substr(0, most).find(end);
      return found == std::string_view::npos ? 0 : found + 1;
    };
    if (text.starts_with("{:")) return until('}', text.size());
    if (text.size() < 2) return 0;
    const bool is_name = std::isalpha(static_cast<unsigned char>(text[1])) != 0 || text[1] == '#';
    const std::size_t length = text[0] == '&' ? until(';', 12) : text[0] == '<' ? until('>', text.size()) : 0;
    return is_name && text.substr(0, length).find(' ') == std::string_view::npos ? length : 0;
  }

  void open_after(char c, std::string_view rest) {
    if (c == '`') closing_ = '`';
    if (c == ']' && rest.starts_with('(')) closing_ = ')';
  }

  static void put(char c, std::string& out) {
    if (c >= 'a' && c <= 'z') {
      put_letter(accented[static_cast<std::size_t>(c - 'a')], c, out);
    } else if (c >= 'A' && c <= 'Z') {
      put_letter(accented_capitals[static_cast<std::size_t>(c - 'A')], c, out);
    } else {
      out += c;
    }
  }

  static void put_letter(std::string_view letter, char plain, std::string& out) {
    out += letter;
    if (vowels.find(plain) != std::string_view::npos) {
      out += accented[static_cast<std::size_t>(std::tolower(static_cast<unsigned char>(plain)) - 'a')];
    }
  }

  char closing_ = '\0';  ///< inside a link's target or a code span: the character that ends it
};

/// Copies a pattern part by part, lengthening what stands between the parts of a message.
class Rewriter {
 public:
  Rewriter(const icu::MessagePattern& parsed, const icu::UnicodeString& text) : parsed_(parsed), text_(text) {}

  std::string run() {
    std::int32_t at = 0;
    for (std::int32_t i = 0; i < parsed_.countParts(); ++i) {
      const auto& part = parsed_.getPart(i);
      if (part.getIndex() < at) continue;  // the number within a selector `=1`
      copy_literal(at, part.getIndex());
      before(part);
      out_ += to_utf8(text_.tempSubStringBetween(part.getIndex(), part.getLimit()));
      after(part);
      at = part.getLimit();
    }
    return out_;
  }

 private:
  struct Level {
    bool is_message = false;
    UMessagePatternArgType type = UMSGPAT_ARG_TYPE_NONE;  ///< of an argument
    std::string branch;                                   ///< the selector read last
    std::set<std::string> branches;
    std::size_t selector_start = 0;  ///< in `out_`, of that selector
    std::size_t words_start = 0;     ///< in `out_`, of its words
    std::string other;               ///< the words of `other`, as copied
  };

  void copy_literal(std::int32_t from, std::int32_t to) {
    if (to <= from) return;
    const std::string text = to_utf8(text_.tempSubStringBetween(from, to));
    out_ += !levels_.empty() && levels_.back().is_message ? lengthen_(text) : text;
  }

  void before(const icu::MessagePattern::Part& part) {
    switch (part.getType()) {
      case UMSGPAT_PART_TYPE_MSG_LIMIT:
        levels_.pop_back();
        if (!levels_.empty() && levels_.back().branch == "other") {
          levels_.back().other = out_.substr(levels_.back().words_start);
        }
        break;
      case UMSGPAT_PART_TYPE_ARG_LIMIT:
        if (levels_.back().type == UMSGPAT_ARG_TYPE_PLURAL) add_categories(levels_.back());
        levels_.pop_back();
        break;
      case UMSGPAT_PART_TYPE_ARG_SELECTOR: levels_.back().selector_start = out_.size(); break;
      default: break;
    }
  }

  void after(const icu::MessagePattern::Part& part) {
    switch (part.getType()) {
      case UMSGPAT_PART_TYPE_MSG_START:
        if (!levels_.empty()) levels_.back().words_start = out_.size();
        levels_.emplace_back().is_message = true;
        break;
      case UMSGPAT_PART_TYPE_MSG_LIMIT:
        if (!levels_.empty() && is_foreign(levels_.back())) out_.resize(levels_.back().selector_start);
        break;
      case UMSGPAT_PART_TYPE_ARG_START: levels_.emplace_back().type = part.getArgType(); break;
      case UMSGPAT_PART_TYPE_ARG_SELECTOR:
        levels_.back().branch = to_utf8(parsed_.getSubstring(part));
        levels_.back().branches.insert(levels_.back().branch);
        break;
      default: break;
    }
  }

  /// Arabic's ordinal numbers have no category but `other`: a branch for another would never be chosen.
  static bool is_foreign(const Level& argument) {
    return argument.type == UMSGPAT_ARG_TYPE_SELECTORDINAL && argument.branch != "other" &&
           !argument.branch.starts_with('=');
  }

  void add_categories(const Level& plural) {
    for (const std::string_view category : categories) {
      if (plural.branches.contains(std::string(category))) continue;
      out_.append(" ").append(category).append(" {").append(plural.other).append("}");
    }
  }

  const icu::MessagePattern& parsed_;
  const icu::UnicodeString& text_;
  Lengthener lengthen_;
  std::vector<Level> levels_;
  std::string out_;
};

}  // namespace

std::string pseudo_text(std::string_view text) { return Lengthener{}(text); }

std::string pseudo_pattern(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text = from_utf8(pattern);
  icu::MessagePattern parsed(UMSGPAT_APOS_DOUBLE_OPTIONAL, status);
  parsed.parse(text, nullptr, status);
  if (U_FAILURE(status)) return std::string(pattern);
  return Rewriter(parsed, text).run();
}

std::vector<MessageSource> pseudo_sources(const Catalogue& reference) {
  std::vector<MessageSource> sources;
  for (const Message& message : reference.messages()) {
    if (message.verbatim_language) continue;
    sources.push_back(
        {std::string(pseudo_language), message.id, pseudo_pattern(message.pattern), message.note, {}, message.place});
  }
  return sources;
}

}  // namespace candor::language
