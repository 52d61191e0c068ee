#include "base/suggest.h"

#include <algorithm>
#include <limits>

namespace candor {

namespace {

constexpr std::size_t longest_compared = 64;
constexpr std::size_t most_listed = 8;

std::string without_case_and_separators(std::string_view name) {
  std::string plain;
  for (const char letter : name) {
    if (letter == '-' || letter == '_' || letter == ' ') continue;
    plain.push_back(letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter);
  }
  return plain;
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours count one each.
std::size_t edit_distance(std::string_view from, std::string_view to) {
  std::vector<std::vector<std::size_t>> cost(from.size() + 1, std::vector<std::size_t>(to.size() + 1));
  for (std::size_t i = 0; i <= from.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= to.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t differs = from[i - 1] == to[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + differs});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[from.size()][to.size()];
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view written, std::span<const std::string> known) {
  if (written.size() > longest_compared) return std::nullopt;
  const std::string wanted = without_case_and_separators(written);
  std::optional<std::string> nearest;
  std::size_t smallest = std::numeric_limits<std::size_t>::max();
  for (const std::string& name : known) {
    if (name.size() > longest_compared) continue;
    const std::string plain = without_case_and_separators(name);
    const std::size_t distance = edit_distance(wanted, plain);
    const std::size_t allowed = std::max<std::size_t>(1, std::max(wanted.size(), plain.size()) / 3);
    if (distance <= allowed && distance < smallest && distance < plain.size()) {
      smallest = distance;
      nearest = name;
    }
  }
  return nearest;
}

std::string suggestion(std::string_view written, std::span<const std::string> known) {
  if (const auto nearest = nearest_name(written, known)) return "did you mean `" + *nearest + "`?";
  if (known.empty()) return {};
  std::string listed = "known here: ";
  for (std::size_t i = 0; i < known.size() && i < most_listed; ++i) {
    if (i > 0) listed += ", ";
    listed += "`" + known[i] + "`";
  }
  if (known.size() > most_listed) listed += ", …";
  return listed;
}

}  // namespace candor
