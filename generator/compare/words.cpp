#include "compare/words.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "language/characters.h"
#include "language/segments.h"

namespace candor::compare {

std::uint32_t Numbers::of(std::string_view key) {
  const auto found = numbers_.find(key);
  if (found != numbers_.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(numbers_.size());
  numbers_.emplace(key, number);
  return number;
}

namespace {

void append_number(std::size_t number, std::string& key) {
  do {
    key += static_cast<char>(number % 128 + (number >= 128 ? 128 : 0));
    number /= 128;
  } while (number > 0);
}

/// With its length before it, so that no two rows of texts make the same key.
void append_text(std::string_view text, std::string& key) {
  append_number(text.size(), key);
  key += text;
}

}  // namespace

void append_form(const TreeNode& node, std::string& key) {
  append_number(static_cast<std::size_t>(node.type), key);
  append_number(static_cast<std::size_t>(node.level), key);
  append_number(static_cast<std::size_t>(node.start), key);
  key += static_cast<char>((node.ordered ? 1 : 0) + (node.tight ? 2 : 0));
  for (const std::string* text : {&node.id, &node.language, &node.url, &node.title, &node.info, &node.align}) {
    append_text(*text, key);
  }
}

void append_key(const TreeNode& node, std::string& key) {
  append_form(node, key);
  append_text(node.text, key);
  append_number(node.children.size(), key);
  for (const TreeNode& child : node.children) append_key(child, key);
}

bool same_form(const TreeNode& a, const TreeNode& b) {
  const auto form = [](const TreeNode& n) {
    return std::tie(n.type, n.id, n.language, n.url, n.title, n.info, n.align, n.level, n.start, n.ordered, n.tight);
  };
  return form(a) == form(b);
}

namespace {

PieceKind kind_of(std::string_view piece) {
  bool blank = true;
  for (std::size_t at = 0; at < piece.size();) {
    const char32_t c = next_code_point(piece, at);
    if (language::is_letter_or_digit(c)) return PieceKind::word;
    blank = blank && language::is_white_space(c);
  }
  return blank ? PieceKind::blank : PieceKind::sign;
}

/// Calls `visit` with each text below the node.
template <typename Visit>
void for_each_text(const TreeNode& node, const Visit& visit) {
  if (!node.text.empty()) visit(std::string_view(node.text));
  for (const TreeNode& child : node.children) for_each_text(child, visit);
}

/// Scripts that put no spaces between words, and Hangul, whose words carry their particles.
bool is_written_together(char32_t c) {
  return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x1200) || (c >= 0x1780 && c < 0x1800) ||
         (c >= 0x3000 && c < 0xE000) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF00 && c < 0xFFF0) || c >= 0x20000;
}

constexpr std::uint32_t fresh = 2166136261u;
std::uint32_t mixed(std::uint32_t hash, char32_t c) { return (hash ^ static_cast<std::uint32_t>(c)) * 16777619u; }

void bag_text(std::string_view text, std::vector<std::uint32_t>& bag) {
  std::uint32_t word = fresh;
  char32_t before = 0;
  const auto end_word = [&] {
    if (word != fresh) bag.push_back(word);
    word = fresh;
  };
  for (std::size_t at = 0; at < text.size() && bag.size() < most_bagged;) {
    const char32_t c = next_code_point(text, at);
    if (!language::is_letter_or_digit(c)) {
      end_word();
      before = 0;
    } else if (is_written_together(c)) {
      end_word();
      bag.push_back(mixed(mixed(fresh, before), c));
      before = c;
    } else {
      word = mixed(word, c);
    }
  }
  end_word();
}

}  // namespace

std::vector<Piece> cut_words(std::string_view text, std::string_view language) {
  thread_local std::vector<std::size_t> ends;
  language::word_boundaries(text, language, ends);
  std::vector<Piece> pieces;
  pieces.reserve(ends.size());
  std::size_t start = 0;
  for (const std::size_t end : ends) {
    const std::string_view piece = text.substr(start, end - start);
    pieces.push_back({piece, kind_of(piece)});
    start = end;
  }
  return pieces;
}

std::size_t count_words(const TreeNode& node, std::string_view language) {
  std::size_t words = 0;
  for_each_text(node, [&](std::string_view text) {
    for (const Piece& piece : cut_words(text, language)) words += piece.kind == PieceKind::word ? 1 : 0;
  });
  return words;
}

std::vector<std::uint32_t> bag_of_words(const TreeNode& node) {
  std::vector<std::uint32_t> bag;
  for_each_text(node, [&](std::string_view text) {
    if (bag.size() < most_bagged) bag_text(text, bag);
  });
  std::sort(bag.begin(), bag.end());
  return bag;
}

std::size_t shared_words(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++shared, ++i, ++j;
    } else if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return shared;
}

}  // namespace candor::compare
