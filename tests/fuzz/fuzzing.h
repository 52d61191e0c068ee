// How often, from which seed, and what is left behind when a round kills the process.
//
//   CANDOR_FUZZ_ROUNDS  how many times as many rounds as in `./run test` (1)
//   CANDOR_FUZZ_SEED    the first round's seed (1): each round has the next one, so that it can be repeated alone
//   CANDOR_FUZZ_KEEP    a folder in which each round leaves its input before it is tried: the last one is the culprit
#pragma once

#include <catch2/catch.hpp>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "bytes_of.h"

namespace candor::fuzz {

inline std::uint64_t setting(const char* name, std::uint64_t usual) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : usual;
}

/// For messages of failed checks, and for whoever finds a crash.
inline void keep_input(std::string_view door, std::string_view input) {
  if (const char* folder = std::getenv("CANDOR_FUZZ_KEEP")) {
    std::filesystem::create_directories(folder);
    std::ofstream(std::filesystem::path(folder) / door, std::ios::binary) << input;
  }
}

/// Calls `attempt(seed)` so many times, and stops at the first round in which a check fails.
template <class Attempt>
void rounds(std::string_view door, std::uint64_t times, Attempt attempt) {
  const std::uint64_t first = setting("CANDOR_FUZZ_SEED", 1);
  for (std::uint64_t seed = first; seed < first + times * setting("CANDOR_FUZZ_ROUNDS", 1); ++seed) {
    INFO("door " << door << ", CANDOR_FUZZ_SEED=" << seed);
    attempt(seed);
  }
}

/// The bytes of the repository's files below `folder` whose names end so, in order of their names.
inline std::vector<std::string> files_below(const std::string& folder, std::string_view ending) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(PROJECT_DIR "/") + folder)) {
    if (entry.is_regular_file() && entry.path().string().ends_with(ending)) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    texts.push_back(test::bytes_of(path));
  }
  REQUIRE_FALSE(texts.empty());
  return texts;
}

}  // namespace candor::fuzz
