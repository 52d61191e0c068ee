// The house keeps its order: who includes whom (generator/LAYERS), what stands at the top level, how long files are.
// These are the rules a reviewer would otherwise have to remember.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path root = PROJECT_DIR;

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::map<std::string, std::set<std::string>> read_layers() {
  std::map<std::string, std::set<std::string>> layers;
  for (const std::string& line : lines_of(root / "generator/LAYERS")) {
    const std::size_t colon = line.find(':');
    if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
    std::istringstream names(line.substr(colon + 1));
    auto& beneath = layers[line.substr(0, colon)];
    for (std::string name; names >> name;) beneath.insert(name);
  }
  return layers;
}

std::vector<fs::path> sources_in(const fs::path& folder) {
  std::vector<fs::path> sources;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension();
    if (extension == ".h" || extension == ".cpp") sources.push_back(entry.path());
  }
  std::sort(sources.begin(), sources.end());
  return sources;
}

}  // namespace

TEST_CASE("an include points down the page") {
  const auto layers = read_layers();
  const std::regex include_line("^#include \"([a-z]+)/[a-z0-9_]+\\.h\"");
  for (const fs::path& source : sources_in(root / "generator")) {
    const std::string folder = source.parent_path().filename();
    for (const std::string& line : lines_of(source)) {
      std::smatch found;
      if (!std::regex_search(line, found, include_line)) continue;
      const std::string included = found[1];
      INFO(source.string() << ": " << line);
      REQUIRE(layers.contains(folder));
      CHECK((included == folder || layers.at(folder).contains(included)));
    }
  }
}

TEST_CASE("the layers have no circle: each folder names only folders above it in the file") {
  std::set<std::string> seen;
  for (const std::string& line : lines_of(root / "generator/LAYERS")) {
    const std::size_t colon = line.find(':');
    if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
    std::istringstream names(line.substr(colon + 1));
    for (std::string name; names >> name;) {
      INFO(line);
      CHECK(seen.contains(name));
    }
    seen.insert(line.substr(0, colon));
  }
}

TEST_CASE("each library is met in its own folder only") {
  const std::vector<std::pair<std::regex, std::set<std::string>>> homes = {
      {std::regex("<yaml-cpp/"), {"yaml"}},
      {std::regex("<cmark-gfm"), {"markdown"}},
      {std::regex("<pcre2"), {"shape"}},
      {std::regex("<unicode/"), {"language", "template"}},
      {std::regex("<nlohmann/"), {"json"}},
      {std::regex("<openssl/"), {"hash"}},
      {std::regex("<pugixml"), {"xml"}},
      {std::regex("<CLI/"), {"cli"}},
      {std::regex("<event2/|<sys/socket.h>|<sys/inotify.h>"), {"serve"}},
      {std::regex("<sys/stat.h>|<fcntl.h>|<fstream>|<filesystem>"), {"files"}},
  };
  for (const fs::path& source : sources_in(root / "generator")) {
    const std::string folder = source.parent_path().filename();
    for (const std::string& line : lines_of(source)) {
      if (line.rfind("#include <", 0) != 0) continue;
      for (const auto& [library, allowed] : homes) {
        INFO(source.string() << ": " << line);
        CHECK((!std::regex_search(line, library) || allowed.contains(folder)));
      }
    }
  }
}

TEST_CASE("the top level holds the planned folders and nothing else") {
  const std::set<std::string> planned = {
      "CMakeLists.txt", "generator", "templates", "content", "locales",           "tests",
      "site",           "README.md", "LICENSE",   "run",     "CMakePresets.json", "build"};
  for (const auto& entry : fs::directory_iterator(root)) {
    const std::string name = entry.path().filename();
    INFO(name);
    CHECK((name[0] == '.' || planned.contains(name)));
  }
}

TEST_CASE("a source file is short enough to be read at one sitting") {
  for (const fs::path& source : sources_in(root / "generator")) {
    INFO(source.string());
    CHECK(lines_of(source).size() <= 450);
  }
}

TEST_CASE("every folder at the top level says what lives there") {
  for (const std::string folder : {"generator", "templates", "content", "locales", "tests", "site"}) {
    INFO(folder);
    CHECK(fs::exists(root / folder / "README.md"));
  }
}
