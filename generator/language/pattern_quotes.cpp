#include "language/pattern_quotes.h"

namespace candor::language {

namespace {

using Part = icu::MessagePattern::Part;

constexpr char16_t apostrophe = u'\'';

bool closes(const Part& part) {
  const bool is_limit = part.getType() == UMSGPAT_PART_TYPE_ARG_LIMIT || part.getType() == UMSGPAT_PART_TYPE_MSG_LIMIT;
  return is_limit && part.getLength() == 1;  // the whole message's limit has no brace
}

}  // namespace

Quotes find_quotes(const icu::MessagePattern& pattern, const icu::UnicodeString& text) {
  // ICU marks each apostrophe it leaves out: the second of a pair, and both ends of a quotation.
  Quotes quotes;
  std::int32_t last = -1;
  std::int32_t start = -1;
  for (std::int32_t i = 0; i < pattern.countParts(); ++i) {
    if (pattern.getPartType(i) != UMSGPAT_PART_TYPE_SKIP_SYNTAX) continue;
    const std::int32_t at = pattern.getPart(i).getIndex();
    const bool is_second_of_pair = at > 0 && text.charAt(at - 1) == apostrophe && last != at - 1;
    last = at;
    if (is_second_of_pair) continue;
    if (start < 0) {
      start = at;
    } else if (at == start + 2) {
      quotes.closing_braces += text.charAt(start + 1) == u'}' ? 1 : 0;
      start = -1;
    } else {
      break;
    }
  }
  if (start >= 0) quotes.accident = start;
  return quotes;
}

bool has_spare_closing_brace(const icu::MessagePattern& pattern, const icu::UnicodeString& text, const Quotes& quotes) {
  std::int32_t spare = -quotes.closing_braces;
  for (std::int32_t i = 0; i < text.length(); ++i) spare += text.charAt(i) == u'}' ? 1 : 0;
  for (std::int32_t i = 0; i < pattern.countParts(); ++i) spare -= closes(pattern.getPart(i)) ? 1 : 0;
  return spare > 0;
}

std::optional<std::int32_t> find_apostrophe_before_syntax(const icu::UnicodeString& text) {
  for (std::int32_t i = 0; i + 1 < text.length(); ++i) {
    if (text.charAt(i) != apostrophe) continue;
    const char16_t next = text.charAt(i + 1);
    if (next == u'{' || next == u'}' || next == u'#') return i;
    if (next == apostrophe) ++i;
  }
  return std::nullopt;
}

}  // namespace candor::language
