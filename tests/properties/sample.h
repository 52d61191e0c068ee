// The sample company as it is written, in memory: templates, messages and schema beside it are the compiled-in ones.
#pragma once

#include <filesystem>
#include <string>

#include "bytes_of.h"
#include "unit/pipeline/world.h"

namespace candor::test {

/// The `content/` of a project in this repository, without its releases.
inline void copy_project(Files& files, const std::string& folder) {
  const std::filesystem::path project = std::filesystem::path(PROJECT_DIR) / folder;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(project / "content")) {
    const std::string path = std::filesystem::relative(entry.path(), project).string();
    if (!entry.is_regular_file() || has(path, "/releases/")) continue;
    put(files, path, bytes_of(entry.path()));
  }
}

/// The sample companies.
inline void copy_sample(Files& files) { copy_project(files, "."); }

}  // namespace candor::test
