// Paths of facts, and patterns of them in which `*` is any one step.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace candor::test {

inline std::string first_step(std::string_view path) { return std::string(path.substr(0, path.find('.'))); }

/// Does `path` fit `pattern`, whose `*` is any one step?
inline bool fits(std::string_view path, std::string_view pattern) {
  while (!path.empty() && !pattern.empty()) {
    const std::string step = first_step(path);
    const std::string wanted = first_step(pattern);
    if (wanted != "*" && wanted != step) return false;
    path.remove_prefix(std::min(step.size() + 1, path.size()));
    pattern.remove_prefix(std::min(wanted.size() + 1, pattern.size()));
  }
  return path.empty() && pattern.empty();
}

/// Does some part of `path` before its end fit `pattern`?
inline bool is_below(std::string_view path, std::string_view pattern) {
  for (std::size_t dot = path.rfind('.'); dot != std::string_view::npos; dot = path.rfind('.', dot - 1)) {
    if (fits(path.substr(0, dot), pattern)) return true;
    if (dot == 0) break;
  }
  return false;
}

}  // namespace candor::test
