#include "shape/references.h"

#include <algorithm>

namespace candor::shape {

namespace {

constexpr std::string_view documents = "documents";

std::string joined(const std::string& before, std::string_view part) {
  return before.empty() ? std::string(part) : before + "." + std::string(part);
}

/// Calls `found(id, path)` for each id below `node` that the rest of the collection's path leads to.
template <typename Found>
void each_id(const yaml::Node& node, std::string_view rest, const std::string& id, const std::string& path,
             const Found& found) {
  if (node.kind != yaml::NodeKind::map) return;
  const std::size_t end = std::min(rest.find('.'), rest.size());
  const std::string_view part = rest.substr(0, end);
  const std::string_view after = end < rest.size() ? rest.substr(end + 1) : std::string_view{};
  for (const yaml::Entry& entry : node.entries) {
    if (rest.empty()) {
      found(joined(id, entry.key), joined(path, entry.key));
    } else if (part == "*") {
      each_id(entry.value, after, joined(id, entry.key), joined(path, entry.key), found);
    } else if (part == entry.key) {
      each_id(entry.value, after, id, joined(path, entry.key), found);
    }
  }
}

}  // namespace

const Collections::Collection& Collections::collection(const std::string& path) {
  const auto [place, is_new] = read_.try_emplace(path);
  if (!is_new) return place->second;
  Collection& read = place->second;
  if (path == documents && documents_ != nullptr) {
    read.ids = *documents_;
    for (const std::string& id : read.ids) read.targets.emplace(id, joined(path, id));
    return read;
  }
  each_id(facts_, path, "", "", [&](const std::string& id, const std::string& target) {
    read.ids.push_back(id);
    read.targets.emplace(id, target);
  });
  return read;
}

std::optional<std::string> Collections::target(const std::vector<std::string>& collections, std::string_view id) {
  for (const std::string& path : collections) {
    if (path == documents && documents_ == nullptr) return joined(path, id);
    const Collection& read = collection(path);
    const auto found = read.targets.find(std::string(id));
    if (found != read.targets.end()) return found->second;
  }
  return std::nullopt;
}

std::vector<std::string> Collections::known(const std::vector<std::string>& collections) {
  std::vector<std::string> ids;
  for (const std::string& path : collections) {
    const Collection& read = collection(path);
    ids.insert(ids.end(), read.ids.begin(), read.ids.end());
  }
  return ids;
}

std::string target_path(std::string_view collection, std::string_view id) {
  std::string path;
  while (!collection.empty()) {
    const std::size_t end = std::min(collection.find('.'), collection.size());
    std::string_view part = collection.substr(0, end);
    if (part == "*") {
      const std::size_t dot = std::min(id.find('.'), id.size());
      part = id.substr(0, dot);
      id.remove_prefix(std::min(dot + 1, id.size()));
    }
    path = joined(path, part);
    collection.remove_prefix(std::min(end + 1, collection.size()));
  }
  return joined(path, id);
}

}  // namespace candor::shape
