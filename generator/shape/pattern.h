// A regular expression of the schema (`pattern`), by PCRE2.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct pcre2_real_code_8;

namespace candor::shape {

class Pattern {
 public:
  /// Null where `expression` is no regular expression.
  static std::shared_ptr<const Pattern> compile(const std::string& expression);

  /// Does it match somewhere in `text`, UTF-8? Nothing anchors it by itself (JSON Schema 2020-12, Validation, 6.3.3).
  /// What takes more steps than any honest text is not matched.
  bool is_in(std::string_view text) const;

 private:
  struct Free {
    void operator()(pcre2_real_code_8* code) const;
  };
  std::unique_ptr<pcre2_real_code_8, Free> code_;
};
using PatternPtr = std::shared_ptr<const Pattern>;

}  // namespace candor::shape
