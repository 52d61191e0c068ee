// Every message in every language: present, reads, same arguments, all plural forms, a note where a translator needs
// one. The folders of tests/locales show what each fault looks like: `locales/` beside `found.txt`.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "bytes_of.h"
#include "unit/locales/find_faults.h"

using candor::SourceFile;
using candor::test::bytes_of;

namespace {

std::string read(const std::filesystem::path& path) {
  return std::filesystem::exists(path) ? bytes_of(path) : "(no " + path.filename().string() + ")";
}

/// Holds `found` to the file, or writes it there when CANDOR_ACCEPT is set: the difference is then read line by line.
void check_against(const std::filesystem::path& path, const std::string& found) {
  if (std::getenv("CANDOR_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << found;
  CHECK(found == read(path));
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

/// The files shown in a README: each ```yaml block whose first line is `# <path>`.
std::vector<SourceFile> files_shown(const std::string& readme) {
  std::vector<SourceFile> files;
  const std::string open = "```yaml\n# ";
  for (std::size_t at = readme.find(open); at != std::string::npos; at = readme.find(open, at + 1)) {
    const std::size_t path = at + open.size();
    const std::size_t line_end = readme.find('\n', path);
    const std::size_t close = readme.find("\n```", line_end);
    REQUIRE(close != std::string::npos);
    files.push_back({readme.substr(path, line_end - path), readme.substr(line_end + 1, close - line_end)});
  }
  return files;
}

}  // namespace

TEST_CASE("every language of locales/ says every message") {
  const auto files = read_locale_files(PROJECT_DIR);
  CHECK(joined(find_faults(files)) == "");
}

TEST_CASE("each fault of a language is found") {
  std::size_t count = 0;
  for (const auto& folder : std::filesystem::directory_iterator(PROJECT_DIR "/tests/locales")) {
    if (!folder.is_directory()) continue;
    ++count;
    DYNAMIC_SECTION(folder.path().filename().string()) {
      const auto files = read_locale_files(folder.path().string());
      CHECK_FALSE(files.empty());
      check_against(folder.path() / "found.txt", joined(find_faults(files)));
    }
  }
  CHECK(count >= 8);
}

TEST_CASE("no languages, no faults") { CHECK(find_faults({}).empty()); }

TEST_CASE("the example of locales/README.md is whole and right") {
  const auto files = files_shown(read(PROJECT_DIR "/locales/README.md"));
  REQUIRE(files.size() == 2);
  CHECK(files[0].path == "locales/en/example.yaml");
  CHECK(files[1].path == "locales/ko/example.yaml");
  CHECK(joined(find_faults(files)) == "");
}
