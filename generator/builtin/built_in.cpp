#include "builtin/built_in.h"

#include <algorithm>
#include <cstddef>
#include <vector>

// What the generated assembly holds: a table of addresses, and the number of its rows.
extern "C" {
struct CandorBuiltIn {
  const char* path;
  const char* path_end;
  const char* bytes;
  const char* bytes_end;
  const char* tree;
  const char* tree_end;
};
extern const CandorBuiltIn candor_built_in[];
extern const CandorBuiltIn candor_built_in_end[];
}

namespace candor {

std::span<const BuiltInFile> built_in_files() {
  static const std::vector<BuiltInFile> files = [] {
    std::vector<BuiltInFile> all;
    for (const CandorBuiltIn* file = candor_built_in; file != candor_built_in_end; ++file) {
      all.push_back({.path = {file->path, file->path_end},
                     .bytes = {file->bytes, file->bytes_end},
                     .tree = {file->tree, file->tree_end}});
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return all;
  }();
  return files;
}

std::span<const BuiltInFile> built_in_files(std::string_view prefix) {
  const auto all = built_in_files();
  const auto first = std::find_if(all.begin(), all.end(), [&](const auto& f) { return f.path.starts_with(prefix); });
  const auto last = std::find_if(first, all.end(), [&](const auto& f) { return !f.path.starts_with(prefix); });
  return all.subspan(static_cast<std::size_t>(first - all.begin()), static_cast<std::size_t>(last - first));
}

const BuiltInFile* find_built_in(std::string_view path) {
  const auto all = built_in_files();
  const auto found = std::lower_bound(all.begin(), all.end(), path,
                                      [](const BuiltInFile& f, std::string_view p) { return f.path < p; });
  return found != all.end() && found->path == path ? &*found : nullptr;
}

}  // namespace candor
