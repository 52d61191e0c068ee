// Every folder of tests/redlines: old.md and new.md give expected.txt, and both come back.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "bytes_of.h"
#include "compare/compare_texts.h"
#include "compare/redline_text.h"
#include "markdown/read_markdown.h"

using namespace candor;
using candor::test::bytes_of;
namespace fs = std::filesystem;

namespace {

TreeNode tree_of(const fs::path& path) {
  const std::string markdown = bytes_of(path);
  if (markdown.find("{: #") == std::string::npos) return markdown::read_foreign(markdown);
  Diagnostics diagnostics;
  TreeNode tree = markdown::read_text(markdown, path.filename().string(), diagnostics);
  CHECK(diagnostics.empty());
  return tree;
}

std::string language_of(const fs::path& folder) {
  std::ifstream file(folder / "language");
  std::string language = "en";
  file >> language;
  return language;
}

std::string written(const Redline& redline) {
  const RedlineCounts& counts = redline.counts;
  std::ostringstream out;
  out << redline_as_text(redline) << "\n= " << counts.inserted_words << " words inserted, " << counts.deleted_words
      << " deleted, " << counts.unchanged_words << " unchanged, " << counts.moved_blocks << " blocks moved, "
      << counts.stretches << " stretches\n";
  return out.str();
}

std::vector<fs::path> cases() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(fs::path(PROJECT_DIR) / "tests/redlines")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

}  // namespace

TEST_CASE("redlines of small texts are as expected") {
  REQUIRE(cases().size() >= 25);
  for (const fs::path& folder : cases()) {
    DYNAMIC_SECTION(folder.filename().string()) {
      TreeNode olds = tree_of(folder / "old.md"), news = tree_of(folder / "new.md");
      const Redline redline = compare_texts(olds, news, language_of(folder));
      if (std::getenv("CANDOR_ACCEPT") != nullptr) {
        std::ofstream(folder / "expected.txt", std::ios::binary) << written(redline);
      }
      CHECK(written(redline) == bytes_of(folder / "expected.txt"));
      join_texts(olds);
      join_texts(news);
      CHECK(same_text(take_side(redline, Side::old_text), olds));
      CHECK(same_text(take_side(redline, Side::new_text), news));
    }
  }
}
