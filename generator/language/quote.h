// Authors' words in our diagnostics: between backticks.
#pragma once

#include <string>
#include <string_view>

namespace candor::language {

// Not `"`" + …`: g++ 12 then warns of an overlap that is not there (its bug 105651).
inline std::string quoted(std::string_view text) { return std::string("`").append(text).append("`"); }

/// An argument as a pattern shows it, `{items}`, quoted.
inline std::string quoted_argument(std::string_view text) { return std::string("`{").append(text).append("}`"); }

/// `a`, `b`; "none" when there are none.
template <typename Names>
std::string quoted_list(const Names& names) {
  std::string listed;
  for (const auto& name : names) listed.append(listed.empty() ? "" : ", ").append(quoted(name));
  return listed.empty() ? "none" : listed;
}

}  // namespace candor::language
