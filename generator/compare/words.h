// Text as words, and everything that is compared as a number: two things are equal when their numbers are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/tree.h"

namespace candor::compare {

/// Gives equal keys equal numbers, from 0 up, so that equality is exact and comparing is cheap.
class Numbers {
 public:
  std::uint32_t of(std::string_view key);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
};

/// Appends everything that `same_text` looks at, so that two nodes have the same key exactly when they are the same.
void append_key(const TreeNode& node, std::string& key);

/// Appends the node's own part of it, without its children.
void append_form(const TreeNode& node, std::string& key);

/// Same type and attributes; text, children and marks do not count.
bool same_form(const TreeNode& a, const TreeNode& b);

enum class PieceKind {
  word,   ///< holds a letter or a digit
  sign,   ///< punctuation and symbols
  blank,  ///< white space alone
};

struct Piece {
  std::string_view text;  ///< part of the text that was cut
  PieceKind kind = PieceKind::sign;
};

/// The text cut at Unicode word boundaries (UAX #29, with ICU's dictionaries for Chinese, Japanese and Thai). Nothing
/// is left out. `language` is a BCP 47 tag.
std::vector<Piece> cut_words(std::string_view text, std::string_view language);

/// The words in all text below the node.
std::size_t count_words(const TreeNode& node, std::string_view language);

/// Hashes of the words below the node, sorted, for telling how like two blocks are. Cheaper than cut_words, and
/// without a language: scripts written without spaces count by pairs of characters. At most `most_bagged` of them.
std::vector<std::uint32_t> bag_of_words(const TreeNode& node);
constexpr std::size_t most_bagged = 4096;

/// How many words two bags share.
std::size_t shared_words(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

}  // namespace candor::compare
