// In which script words are written, against that of the language they are said to be in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor::language {

/// The scripts that a language is written in, Japanese in three.
class Scripts {
 public:
  /// `language` is a BCP 47 tag. ICU may know no script of it.
  explicit Scripts(const std::string& language);

  /// Is most of the text (UTF-8), by its letters, in other scripts: Korean words in an English text? Latin letters are
  /// at home everywhere, since names and terms keep them. False where no script of the language is known.
  bool are_foreign_to(std::string_view text) const;

 private:
  std::vector<int> codes_;  ///< as ICU numbers them
};

}  // namespace candor::language
