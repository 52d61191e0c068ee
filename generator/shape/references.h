// Which ids exist: the collections that `x-ref` names, looked up in the text of the facts before anything is typed, so
// that a reference may point forwards and into another file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "yaml/node.h"

namespace candor::shape {

/// A collection is a path to a map of ids: `parties`, or `data.*.items`, whose ids are `ai-usage.prompts`: the keys
/// that stand for `*` and the last one, joined by dots. `documents` are no facts but files: their ids are given, or not
/// known, and then any id may be one.
class Collections {
 public:
  explicit Collections(const yaml::Node& facts, const std::vector<std::string>* documents = nullptr)
      : facts_(facts), documents_(documents) {}

  /// The path of what `id` names in the first collection that has it: `data.ai-usage.items.prompts`.
  std::optional<std::string> target(const std::vector<std::string>& collections, std::string_view id);
  /// All ids of these collections, in the order written.
  std::vector<std::string> known(const std::vector<std::string>& collections);

 private:
  struct Collection {
    std::unordered_map<std::string, std::string> targets;
    std::vector<std::string> ids;
  };
  const Collection& collection(const std::string& path);

  const yaml::Node& facts_;
  const std::vector<std::string>* documents_;
  std::map<std::string, Collection> read_;
};

/// The path that `id` would name in `collection`, whether or not it exists.
std::string target_path(std::string_view collection, std::string_view id);

}  // namespace candor::shape
