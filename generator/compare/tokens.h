// Phrases laid out flat: a row of tokens (words, signs, blanks, and whole nodes such as code), each knowing the
// emphasis and links it stands in, so that a row can be compared and the tree be built again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "compare/context.h"

namespace candor::compare {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// Emphasis, strong, a link: a node with phrases in it.
struct Wrapper {
  const TreeNode* node = nullptr;
  std::size_t parent = none;  ///< index of the wrapper around it
  std::size_t depth = 0;      ///< wrappers around it
  std::size_t first = 0;      ///< its tokens: first, and one past the last
  std::size_t end = 0;
};

struct Token {
  std::uint32_t number = 0;  ///< equal: the same text in wrappers of the same form
  std::uint32_t words = 0;   ///< words it holds: 1 or 0, more for a whole node
  std::uint32_t length = 0;  ///< characters
  PieceKind kind = PieceKind::sign;
  std::string_view text;            ///< its piece of a text node; its literal, for a whole node
  const TreeNode* whole = nullptr;  ///< the node, when the token is one: code, a break, an image, an empty link
  std::size_t wrapper = none;       ///< the innermost wrapper it stands in
};

struct Tokens {
  std::vector<Token> row;
  std::vector<Wrapper> wrappers;  ///< outer ones before inner ones
};

/// Cuts phrases into tokens. Every node becomes at least one token, so nothing is lost.
Tokens cut_phrases(const std::vector<TreeNode>& phrases, Context& context);

}  // namespace candor::compare
