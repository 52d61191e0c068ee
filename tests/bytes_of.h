// What a file of the repository holds, for the tests that read cases.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace candor::test {

/// All bytes of the file; none where it cannot be read.
inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace candor::test
