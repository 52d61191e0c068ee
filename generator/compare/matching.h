// Which words of two rows are the same ones: found by sentences first, then word by word, then tidied up for a
// reader, who wants few marks, in places where a sentence can be cut.
#pragma once

#include <cstddef>
#include <vector>

#include "compare/tokens.h"

namespace candor::compare {

/// For each token and each wrapper the index of its like on the other side, or `none`. Pairs never cross, and two
/// tokens are a pair only where all wrappers around them are.
struct Matching {
  std::vector<std::size_t> old_tokens, new_tokens;
  std::vector<std::size_t> old_wrappers, new_wrappers;
};

Matching match_tokens(const Tokens& olds, const Tokens& news, Context& context);

}  // namespace candor::compare
