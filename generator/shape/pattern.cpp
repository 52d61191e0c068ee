#include "shape/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace candor::shape {

namespace {

constexpr std::uint32_t most_pattern_steps = 1'000'000;

PCRE2_SPTR units_of(std::string_view text) { return reinterpret_cast<PCRE2_SPTR>(text.data()); }

}  // namespace

void Pattern::Free::operator()(pcre2_code* code) const { pcre2_code_free(code); }

PatternPtr Pattern::compile(const std::string& expression) {
  // As in ECMA-262, which JSON Schema asks for: `$` is the very end, and `\u` and `\x` are read as there.
  constexpr std::uint32_t options = PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_ALT_BSUX;
  int error = 0;
  PCRE2_SIZE where = 0;
  auto pattern = std::make_shared<Pattern>();
  pattern->code_.reset(pcre2_compile(units_of(expression), expression.size(), options, &error, &where, nullptr));
  return pattern->code_ ? pattern : nullptr;
}

bool Pattern::is_in(std::string_view text) const {
  const std::unique_ptr<pcre2_match_data, void (*)(pcre2_match_data*)> found(
      pcre2_match_data_create_from_pattern(code_.get(), nullptr), pcre2_match_data_free);
  const std::unique_ptr<pcre2_match_context, void (*)(pcre2_match_context*)> limits(pcre2_match_context_create(nullptr),
                                                                                    pcre2_match_context_free);
  pcre2_set_match_limit(limits.get(), most_pattern_steps);
  return pcre2_match(code_.get(), units_of(text), text.size(), 0, 0, found.get(), limits.get()) >= 0;
}

}  // namespace candor::shape
