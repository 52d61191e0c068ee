// What belongs together on a document's top level: which sections stay and which move, and within them which blocks.
#pragma once

#include <cstddef>
#include <vector>

#include "compare/alignment.h"

namespace candor::compare {

/// One side's blocks: for each the index of its counterpart on the other side, and the number of its move. Pairs
/// without a move never cross.
struct Plan {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  Plan(std::size_t olds, std::size_t news)
      : old_mates(olds, none), new_mates(news, none), old_moves(olds, 0), new_moves(news, 0) {}

  std::vector<std::size_t> old_mates, new_mates;
  std::vector<int> old_moves, new_moves;  ///< from 1, in the new text's order; 0: stays, or has no counterpart
};

/// Sections are told by their headings' ids (by their titles where a text has no ids), each heading beginning one.
/// Those that keep their order stay, as many words as possible; the others move, if at least half their words are
/// the same. Sections that moved together are one move.
Plan plan_document(const Blocks& olds, const Blocks& news, Context& context);

}  // namespace candor::compare
