// candor_prepare, a step of the build: reads the YAML that is compiled into Candor and writes the trees, each to a file
// of the source's name, for built_in.cmake to take in beside the bytes. A mistake in one of them stops the build here.
#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "files/disk_files.h"
#include "yaml/packed_tree.h"
#include "yaml/read_yaml.h"

namespace {

using namespace candor;

bool tell(const FileError& error) {
  fmt::print(stderr, "{}\n", error.sentence());
  return false;
}

bool tell(const Diagnostics& diagnostics) {
  for (const Diagnostic& one : diagnostics.in_order()) {
    fmt::print(stderr, "{}:{}:{}: error: {} [{}]\n  why:  {}\n  help: {}\n", one.place.file, one.place.line,
               one.place.column, one.message, one.id, one.why, one.help);
  }
  return diagnostics.empty();
}

/// Only what says nothing at all is prepared: to unpack a tree must be all there is to reading its file.
bool prepare(Files& files, const std::string& source, const std::string& path, const std::string& output) {
  const auto bytes = files.read(path_in(source, path));
  if (!bytes) return tell(bytes.error());
  Diagnostics diagnostics;
  const auto tree = yaml::read_yaml(*bytes, path, diagnostics);
  if (!tell(diagnostics) || !tree) return false;
  const std::string target = path_in(output, path);
  if (const auto made = files.make_directories(split_path(target).directory); !made) return tell(made.error());
  const auto written = files.write(target, yaml::pack_tree(*tree));
  return written || tell(written.error());
}

}  // namespace

/// candor_prepare SOURCE OUTPUT PATH…: the paths from SOURCE, as they are in places.
int main(int count, char** arguments) {
  if (count < 3) return 2;
  const std::vector<std::string> words(arguments + 1, arguments + count);
  DiskFiles files;
  bool good = true;
  for (std::size_t i = 2; i < words.size(); ++i) good = prepare(files, words[0], words[i], words[1]) && good;
  return good ? 0 : 1;
}
