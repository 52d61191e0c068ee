#include "compare/matching.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "compare/longest_common.h"

namespace candor::compare {

namespace {

/// The row without its blanks, which would match anywhere: white space follows its words.
struct Row {
  explicit Row(const Tokens& tokens) : tokens(tokens) {
    for (std::size_t i = 0; i < tokens.row.size(); ++i) {
      if (tokens.row[i].kind == PieceKind::blank) continue;
      places.push_back(i);
      numbers.push_back(tokens.row[i].number);
    }
    mates.assign(places.size(), none);
  }

  std::size_t size() const { return places.size(); }
  const Token& token(std::size_t i) const { return tokens.row[places[i]]; }

  const Tokens& tokens;
  std::vector<std::size_t> places;  ///< where each stands among all tokens
  std::vector<std::uint32_t> numbers;
  std::vector<std::size_t> mates;  ///< index in the other row
};

struct Rows {
  Row olds, news;

  void pair(std::size_t i, std::size_t j) { olds.mates[i] = j, news.mates[j] = i; }
  void part(std::size_t i) { news.mates[olds.mates[i]] = none, olds.mates[i] = none; }
};

// --- sentences, then words -------------------------------------------------------------------------------------------

bool ends_sentence(const Row& row, std::size_t i) {
  const std::string_view text = row.token(i).text;
  if (text == "。" || text == "！" || text == "？") return true;
  if (text != "." && text != "!" && text != "?" && text != "।") return false;
  const bool touches_next = i + 1 < row.size() && row.places[i + 1] == row.places[i] + 1;
  return !touches_next;
}

struct Sentences {
  std::vector<std::uint32_t> numbers;
  std::vector<std::size_t> starts;
};

/// Sentences too short to be told from others like them ("Yes.") are left to the words.
constexpr std::size_t least_sentence = 4;

Sentences sentences(const Row& row, Context& context) {
  Sentences found;
  std::string key = "s";
  for (std::size_t i = 0, start = 0; i < row.size(); ++i) {
    key.append(reinterpret_cast<const char*>(&row.numbers[i]), sizeof row.numbers[i]);
    if (!ends_sentence(row, i) && i + 1 < row.size()) continue;
    if (i + 1 - start >= least_sentence) {
      found.numbers.push_back(context.numbers.of(key));
      found.starts.push_back(start);
    }
    start = i + 1;
    key.resize(1);
  }
  return found;
}

void match_words(Rows& rows, Match from, Match to) {
  const auto part = [](const Row& row, std::size_t first, std::size_t end) {
    return std::span(row.numbers).subspan(first, end - first);
  };
  const auto matches =
      longest_common(part(rows.olds, from.old_index, to.old_index), part(rows.news, from.new_index, to.new_index));
  for (const Match& match : matches) rows.pair(from.old_index + match.old_index, from.new_index + match.new_index);
}

void match_sentences_and_words(Rows& rows, Context& context) {
  const Sentences olds = sentences(rows.olds, context), news = sentences(rows.news, context);
  Match from;
  for (const Match& match : longest_common(olds.numbers, news.numbers)) {
    Match at{olds.starts[match.old_index], news.starts[match.new_index]};
    match_words(rows, from, at);
    do {
      rows.pair(at.old_index++, at.new_index++);
    } while (at.old_index < rows.olds.size() && at.new_index < rows.news.size() &&
             !ends_sentence(rows.olds, at.old_index - 1) &&
             rows.olds.numbers[at.old_index] == rows.news.numbers[at.new_index]);
    from = at;
  }
  match_words(rows, from, {rows.olds.size(), rows.news.size()});
}

// --- where a stretch that only one side has begins ------------------------------------------------------------------

/// How good a place this is to cut before `i`: best after a sentence, well after a sign.
int ease_of_cut(const Row& row, std::size_t i) {
  if (i == 0 || i == row.size() || ends_sentence(row, i - 1)) return 2;
  return row.token(i - 1).kind == PieceKind::sign ? 1 : 0;
}

/// One stretch [first, end) of `row` that has no counterpart; `other` has nothing unmatched there. "and X" in
/// "a and X and b" may as well be "X and": takes the place where it is best cut, the last one of equals.
void settle(Row& row, Row& other, std::size_t first, std::size_t end) {
  const auto shift_left = [&] {
    if (first == 0 || row.mates[first - 1] == none || row.numbers[first - 1] != row.numbers[end - 1]) return false;
    const std::size_t mate = row.mates[first - 1];
    --first, --end;
    row.mates[end] = mate, other.mates[mate] = end, row.mates[first] = none;
    return true;
  };
  const auto shift_right = [&] {
    if (end == row.size() || row.mates[end] == none || row.numbers[first] != row.numbers[end]) return false;
    const std::size_t mate = row.mates[end];
    row.mates[first] = mate, other.mates[mate] = first, row.mates[end] = none;
    ++first, ++end;
    return true;
  };
  const auto ease = [&] { return ease_of_cut(row, first) + ease_of_cut(row, end); };
  while (shift_left()) {
  }
  int best = ease();
  std::size_t best_first = first;
  while (shift_right()) {
    if (ease() >= best) best = ease(), best_first = first;
  }
  while (first > best_first && shift_left()) {
  }
}

void settle_all(Row& row, Row& other) {
  for (std::size_t first = 0; first < row.size(); ++first) {
    if (row.mates[first] != none) continue;
    std::size_t end = first;
    while (end < row.size() && row.mates[end] == none) ++end;
    const std::size_t before = first == 0 ? none : row.mates[first - 1];
    const std::size_t after = end == row.size() ? other.size() : row.mates[end];
    if (before + 1 == after) settle(row, other, first, end);  // none + 1 is 0: nothing before on either side
    first = end;
    while (first < row.size() && row.mates[first] == none) ++first;
  }
}

// --- emphasis and links: one wrapper has one counterpart ------------------------------------------------------------

/// The wrapper around the token at that depth.
std::size_t wrapper_at(const Tokens& tokens, const Token& token, std::size_t depth) {
  std::size_t wrapper = token.wrapper;
  while (wrapper != none && tokens.wrappers[wrapper].depth > depth) wrapper = tokens.wrappers[wrapper].parent;
  return wrapper != none && tokens.wrappers[wrapper].depth == depth ? wrapper : none;
}

using Pair = std::pair<std::size_t, std::size_t>;

/// For each wrapper of one depth the one that holds most of its words on the other side, where that is mutual.
std::map<std::size_t, std::size_t> mutual_pairs(const std::map<Pair, std::size_t>& shared) {
  std::map<std::size_t, Pair> best_of_old, best_of_new;  // value: shared words, the other's index
  for (const auto& [pair, count] : shared) {
    if (count > best_of_old[pair.first].first) best_of_old[pair.first] = {count, pair.second};
    if (count > best_of_new[pair.second].first) best_of_new[pair.second] = {count, pair.first};
  }
  std::map<std::size_t, std::size_t> pairs;
  for (const auto& [wrapper, best] : best_of_old) {
    if (best_of_new[best.second].second == wrapper) pairs[wrapper] = best.second;
  }
  return pairs;
}

/// Parts the words whose wrappers went elsewhere: "<em>a b</em>" is not "<em>a</em> <em>b</em>". Outer ones first, so
/// that inner ones are paired within them.
void part_across_wrappers(Rows& rows) {
  std::size_t deepest = 0;
  for (const Wrapper& wrapper : rows.olds.tokens.wrappers) deepest = std::max(deepest, wrapper.depth + 1);
  for (std::size_t depth = 0; depth < deepest; ++depth) {
    const auto around = [&](std::size_t i) {
      return Pair{wrapper_at(rows.olds.tokens, rows.olds.token(i), depth),
                  wrapper_at(rows.news.tokens, rows.news.token(rows.olds.mates[i]), depth)};
    };
    std::map<Pair, std::size_t> shared;
    for (std::size_t i = 0; i < rows.olds.size(); ++i) {
      if (rows.olds.mates[i] != none && around(i).first != none) ++shared[around(i)];
    }
    const auto pairs = mutual_pairs(shared);
    for (std::size_t i = 0; i < rows.olds.size(); ++i) {
      if (rows.olds.mates[i] == none) continue;
      const Pair pair = around(i);
      if (pair.first == none) continue;
      const auto found = pairs.find(pair.first);
      if (found == pairs.end() || found->second != pair.second) rows.part(i);
    }
  }
}

// --- islands ---------------------------------------------------------------------------------------------------------

/// What is gone and what has come between two matched stretches, in characters.
struct Gap {
  std::size_t gone = 0;
  std::size_t come = 0;
  std::size_t larger() const { return std::max(gone, come); }
};

/// A stretch that both sides have, between two gaps.
struct Island {
  std::size_t first = 0;  ///< in the old row
  std::size_t end = 0;
  std::size_t length = 0;
  bool has_words = false;
  Gap before;
};

class Islands {
 public:
  explicit Islands(Rows& rows) : rows_(rows) {}

  /// Parts the words of islands smaller than the changes on both sides: a lone "the" between two rewritten halves
  /// helps nobody (the rule of diff-match-patch's semantic cleanup).
  void sink() {
    std::size_t i = 0, j = 0;
    Gap gap = walk_gap(i, j);
    while (i < rows_.olds.size() || j < rows_.news.size()) {
      islands_.push_back(walk_island(i, j));
      islands_.back().before = gap;
      gap = walk_gap(i, j);
      while (!islands_.empty() && is_lost(islands_.back(), gap)) gap = sink_last(gap);
    }
  }

 private:
  static std::size_t length(const Row& row, std::size_t i) { return row.token(i).length + 1; }

  Gap walk_gap(std::size_t& i, std::size_t& j) const {
    Gap gap;
    for (; i < rows_.olds.size() && rows_.olds.mates[i] == none; ++i) gap.gone += length(rows_.olds, i);
    for (; j < rows_.news.size() && rows_.news.mates[j] == none; ++j) gap.come += length(rows_.news, j);
    return gap;
  }

  Island walk_island(std::size_t& i, std::size_t& j) const {
    Island island;
    island.first = i;
    for (; i < rows_.olds.size() && j < rows_.news.size() && rows_.olds.mates[i] == j; ++i, ++j) {
      island.length += length(rows_.olds, i);
      island.has_words = island.has_words || rows_.olds.token(i).kind == PieceKind::word;
    }
    island.end = i;
    return island;
  }

  static bool is_lost(const Island& island, const Gap& after) {
    if (island.before.larger() == 0 || after.larger() == 0) return false;
    return !island.has_words || (island.length <= island.before.larger() && island.length <= after.larger());
  }

  Gap sink_last(Gap after) {
    const Island island = islands_.back();
    islands_.pop_back();
    for (std::size_t i = island.first; i < island.end; ++i) rows_.part(i);
    return {island.before.gone + island.length + after.gone, island.before.come + island.length + after.come};
  }

  Rows& rows_;
  std::vector<Island> islands_;
};

// --- back to all tokens ----------------------------------------------------------------------------------------------

Matching with_all_tokens(const Rows& rows) {
  Matching out;
  out.old_tokens.assign(rows.olds.tokens.row.size(), none);
  out.new_tokens.assign(rows.news.tokens.row.size(), none);
  for (std::size_t i = 0; i < rows.olds.size(); ++i) {
    if (rows.olds.mates[i] == none) continue;
    const std::size_t old_place = rows.olds.places[i], new_place = rows.news.places[rows.olds.mates[i]];
    out.old_tokens[old_place] = new_place, out.new_tokens[new_place] = old_place;
  }
  return out;
}

void pair_wrappers(const Tokens& olds, const Tokens& news, Matching& matching) {
  matching.old_wrappers.assign(olds.wrappers.size(), none);
  matching.new_wrappers.assign(news.wrappers.size(), none);
  for (std::size_t i = 0; i < olds.row.size(); ++i) {
    if (matching.old_tokens[i] == none) continue;
    std::size_t w = olds.row[i].wrapper, v = news.row[matching.old_tokens[i]].wrapper;
    for (; w != none && matching.old_wrappers[w] == none; w = olds.wrappers[w].parent, v = news.wrappers[v].parent) {
      matching.old_wrappers[w] = v, matching.new_wrappers[v] = w;
    }
  }
}

/// Pairs the blanks that touch matched words or the ends, where they are the same.
class Blanks {
 public:
  Blanks(const Tokens& olds, const Tokens& news, Matching& matching) : olds_(olds), news_(news), matching_(matching) {}

  void pair() {
    std::size_t i = 0, j = 0;
    while (i <= olds_.row.size()) {
      std::size_t old_end = i;
      while (old_end < olds_.row.size() && matching_.old_tokens[old_end] == none) ++old_end;
      const bool at_end = old_end == olds_.row.size();
      const std::size_t new_end = at_end ? news_.row.size() : matching_.old_tokens[old_end];
      pair_between(i, old_end, j, new_end);
      i = old_end + 1, j = new_end + 1;
    }
  }

 private:
  bool pair_if_same(std::size_t i, std::size_t j) {
    const Token &a = olds_.row[i], &b = news_.row[j];
    if (a.kind != PieceKind::blank || a.number != b.number) return false;
    if (a.wrapper != none && matching_.old_wrappers[a.wrapper] != b.wrapper) return false;
    matching_.old_tokens[i] = j, matching_.new_tokens[j] = i;
    return true;
  }

  void pair_between(std::size_t i, std::size_t old_end, std::size_t j, std::size_t new_end) {
    while (i < old_end && j < new_end && pair_if_same(i, j)) ++i, ++j;
    while (i < old_end && j < new_end && pair_if_same(old_end - 1, new_end - 1)) --old_end, --new_end;
  }

  const Tokens &olds_, &news_;
  Matching& matching_;
};

}  // namespace

Matching match_tokens(const Tokens& olds, const Tokens& news, Context& context) {
  Rows rows{Row(olds), Row(news)};
  match_sentences_and_words(rows, context);
  settle_all(rows.olds, rows.news);
  settle_all(rows.news, rows.olds);
  part_across_wrappers(rows);
  Islands(rows).sink();
  Matching matching = with_all_tokens(rows);
  pair_wrappers(olds, news, matching);
  Blanks(olds, news, matching).pair();
  return matching;
}

}  // namespace candor::compare
