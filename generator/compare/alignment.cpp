#include "compare/alignment.h"

#include <algorithm>
#include <string>

#include "model/redline.h"

namespace candor::compare {

namespace {

/// How like two blocks must be, in percent, to be shown as one that changed. Containers need less: what stands in
/// them is paired again.
std::size_t least_likeness(NodeType type) {
  switch (type) {
    case NodeType::list:
    case NodeType::block_quote:
    case NodeType::table: return 15;
    case NodeType::table_row: return 50;
    default: return 34;
  }
}

/// What a pair is worth: the words it need not mark; 0 when the two do not belong together.
std::size_t worth(const TreeNode& a, const TreeNode& b, Context& context) {
  if (a.type != b.type || section_language(a, context) != section_language(b, context)) return 0;
  const auto &bag = bag_of(a, context), &other = bag_of(b, context);
  const bool heading = a.type == NodeType::heading && !a.id.empty() && a.id == b.id;
  const bool row = a.type == NodeType::table_row && !row_key(a).empty() && row_key(a) == row_key(b);
  if (heading || row || a.type == NodeType::table_header) return 100 + shared_words(bag, other);
  const std::size_t both = bag.size() + other.size();
  const std::size_t least = least_likeness(a.type);
  const bool too_unequal = 200 * std::min(bag.size(), other.size()) < least * both;
  if (both == 0 || too_unequal) return 0;
  const std::size_t shared = shared_words(bag, other);
  return 200 * shared >= least * both ? 2 * shared : 0;
}

/// Pairs tried between two rows of unlike blocks; above it the rows are cut into pieces along their diagonal.
constexpr std::size_t most_tried = 100'000;

/// The pairs of greatest worth between olds [from, to) and news [from, to), by dynamic programming.
void align_piece(const Blocks& olds, const Blocks& news, Match from, Match to, Context& context,
                 std::vector<Match>& out) {
  const std::size_t n = to.old_index - from.old_index, m = to.new_index - from.new_index;
  if (n == 0 || m == 0) return;
  std::vector<std::size_t> worths(n * m), best((n + 1) * (m + 1));
  const auto at = [m](std::size_t i, std::size_t j) { return i * (m + 1) + j; };
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      const std::size_t w = worth(*olds[from.old_index + i], *news[from.new_index + j], context);
      worths[i * m + j] = w;
      best[at(i, j)] = std::max({best[at(i + 1, j)], best[at(i, j + 1)], w + best[at(i + 1, j + 1)]});
    }
  }
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    const std::size_t w = worths[i * m + j];
    if (w > 0 && best[at(i, j)] == w + best[at(i + 1, j + 1)]) {
      out.push_back({from.old_index + i++, from.new_index + j++});
    } else if (best[at(i, j)] == best[at(i + 1, j)]) {
      ++i;
    } else {
      ++j;
    }
  }
}

void align_between(const Blocks& olds, const Blocks& news, Match from, Match to, Context& context,
                   std::vector<Match>& out) {
  const std::size_t n = to.old_index - from.old_index, m = to.new_index - from.new_index;
  const std::size_t pieces = std::max<std::size_t>(1, n * m / most_tried);
  Match start = from;
  for (std::size_t piece = 1; piece <= pieces; ++piece) {
    const Match end{from.old_index + n * piece / pieces, from.new_index + m * piece / pieces};
    align_piece(olds, news, start, end, context, out);
    start = end;
  }
}

/// The equal blocks between two places, at both of which the blocks differ.
std::vector<Match> equal_between(const Blocks& olds, const Blocks& news, Match from, Match to, Context& context) {
  const bool one_each = to.old_index - from.old_index == 1 && to.new_index - from.new_index == 1;
  if (one_each || from.old_index == to.old_index || from.new_index == to.new_index) return {};
  std::vector<std::uint32_t> old_row, new_row;
  for (std::size_t i = from.old_index; i < to.old_index; ++i) old_row.push_back(number_of(*olds[i], context));
  for (std::size_t j = from.new_index; j < to.new_index; ++j) new_row.push_back(number_of(*news[j], context));
  std::vector<Match> equal = longest_common(old_row, new_row);
  for (Match& match : equal) match.old_index += from.old_index, match.new_index += from.new_index;
  return equal;
}

}  // namespace

Blocks blocks_of(const std::vector<TreeNode>& nodes) {
  Blocks blocks;
  blocks.reserve(nodes.size());
  for (const TreeNode& node : nodes) blocks.push_back(&node);
  return blocks;
}

std::vector<Match> align(const Blocks& olds, const Blocks& news, Context& context) {
  // What is equal at both ends is set aside first.
  std::vector<Match> matches;
  Match from, to{olds.size(), news.size()};
  const auto is_left = [&] { return from.old_index < to.old_index && from.new_index < to.new_index; };
  while (is_left() && are_equal(*olds[from.old_index], *news[from.new_index], context)) {
    matches.push_back(from);
    ++from.old_index, ++from.new_index;
  }
  while (is_left() && are_equal(*olds[to.old_index - 1], *news[to.new_index - 1], context)) {
    --to.old_index, --to.new_index;
  }
  for (const Match& equal : equal_between(olds, news, from, to, context)) {
    align_between(olds, news, from, equal, context, matches);
    matches.push_back(equal);
    from = {equal.old_index + 1, equal.new_index + 1};
  }
  align_between(olds, news, from, to, context, matches);
  for (; to.old_index < olds.size(); ++to.old_index, ++to.new_index) matches.push_back(to);
  return matches;
}

std::string row_key(const TreeNode& row) {
  for (const TreeNode& cell : row.children) {
    if (!stands_in(cell.mark, Side::new_text)) continue;
    return has_marks(cell) ? plain_text(take_side(cell, Side::new_text)) : plain_text(cell);
  }
  return {};
}

std::size_t likeness(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const std::size_t both = a.size() + b.size();
  return both == 0 ? 0 : 200 * shared_words(a, b) / both;
}

}  // namespace candor::compare
