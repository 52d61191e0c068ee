// The longest common subsequence of two rows of numbers, with its time bounded: what blocks, sentences and words are
// all compared with, once each is named by a number.
//
// Myers' O(ND) algorithm in linear space ("An O(ND) Difference Algorithm and Its Variations", 1986, section 4b),
// because N is large and D small between two versions of a policy. Where D is large, as between two unlike texts, the
// search for the middle of the path stops after a fixed number of steps and takes the furthest point reached, as
// git's xdiff does: the result is then good but not the longest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace candor::compare {

struct Match {
  std::size_t old_index = 0;
  std::size_t new_index = 0;

  bool operator==(const Match&) const = default;
};

/// The pairs of a longest common subsequence, increasing on both sides. Takes at most about
/// (old + new) × 256 steps.
std::vector<Match> longest_common(std::span<const std::uint32_t> old_row, std::span<const std::uint32_t> new_row);

/// The heaviest run of pairs that increases on both sides, as flags beside `pairs`: of what stands on both sides, which
/// stays where it is while the rest moves. `pairs` are sorted by `old_index`, hold each index once, and no weight is 0.
std::vector<bool> heaviest_increasing(std::span<const Match> pairs, std::span<const std::size_t> weights);

}  // namespace candor::compare
