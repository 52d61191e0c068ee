// The sample company as it is written, in memory: templates, messages and schema beside it are the compiled-in ones.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "unit/pipeline/world.h"

namespace candor::test {

/// `content/`, without its releases.
inline void copy_sample(Files& files) {
  const std::filesystem::path project = PROJECT_DIR;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(project / "content")) {
    const std::string path = std::filesystem::relative(entry.path(), project).string();
    if (!entry.is_regular_file() || has(path, "/releases/")) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    put(files, path, bytes.str());
  }
}

}  // namespace candor::test
