#include "shape/merge_files.h"

#include <fmt/format.h>

#include <unordered_map>
#include <utility>

namespace candor::shape {

namespace {

void report(Diagnostics& diagnostics, std::string id, const Place& place, std::string message, std::string why,
            std::string help, std::string subject = {}) {
  diagnostics.add({.id = std::move(id),
                   .place = place,
                   .message = std::move(message),
                   .why = std::move(why),
                   .help = std::move(help),
                   .subject = std::move(subject),
                   .requirement = {}});
}

}  // namespace

yaml::Node merge_files(std::vector<yaml::Node> files, Diagnostics& diagnostics) {
  yaml::Node merged = yaml::Node::map({});
  std::unordered_map<std::string, Place> first;
  for (yaml::Node& file : files) {
    if (file.kind == yaml::NodeKind::empty) continue;
    if (file.kind != yaml::NodeKind::map) {
      report(diagnostics, "wrong-type", file.place, "a file of facts is a map of names",
             "facts are found by their names", "write `name: value` lines");
      continue;
    }
    if (merged.entries.empty()) merged.place = file.place;
    for (yaml::Entry& entry : file.entries) {
      const auto [seen, is_new] = first.emplace(entry.key, entry.key_place);
      if (is_new) {
        merged.entries.push_back(std::move(entry));
        continue;
      }
      report(diagnostics, "key-in-two-files", entry.key_place,
             fmt::format("`{}` stands here and in {} on line {}", entry.key, seen->second.file, seen->second.line),
             "a fact has one home, so that nobody changes one half of it", "move both parts into one file", entry.key);
    }
  }
  return merged;
}

}  // namespace candor::shape
