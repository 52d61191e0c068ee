#include "compare/phrases.h"

#include <string>
#include <utility>

#include "compare/matching.h"
#include "compare/tokens.h"

namespace candor::compare {

namespace {

/// What stands directly in a wrapper (or in the paragraph): a token, or a wrapper with all its tokens.
struct Unit {
  std::size_t token = none;
  std::size_t wrapper = none;
};

/// One side of the comparison.
struct View {
  const Tokens& tokens;
  const std::vector<std::size_t>& token_mates;
  const std::vector<std::size_t>& wrapper_mates;
  Mark mark;  ///< of what stands on this side only

  bool is_matched(const Unit& unit) const {
    return unit.token != none ? token_mates[unit.token] != none : wrapper_mates[unit.wrapper] != none;
  }
};

std::vector<Unit> units_of(const Tokens& tokens, std::size_t wrapper) {
  const std::size_t first = wrapper == none ? 0 : tokens.wrappers[wrapper].first;
  const std::size_t end = wrapper == none ? tokens.row.size() : tokens.wrappers[wrapper].end;
  std::vector<Unit> units;
  for (std::size_t i = first; i < end;) {
    std::size_t inner = tokens.row[i].wrapper;
    if (inner == wrapper) {
      units.push_back({.token = i++});
      continue;
    }
    while (tokens.wrappers[inner].parent != wrapper) inner = tokens.wrappers[inner].parent;
    units.push_back({.wrapper = inner});
    i = tokens.wrappers[inner].end;
  }
  return units;
}

/// The tokens [first, end) of a unit.
std::pair<std::size_t, std::size_t> range_of(const Tokens& tokens, const Unit& unit) {
  if (unit.token != none) return {unit.token, unit.token + 1};
  return {tokens.wrappers[unit.wrapper].first, tokens.wrappers[unit.wrapper].end};
}

/// The words of some units as they are read, white space as one space, and how many words that are.
struct Reading {
  std::string text;
  std::size_t words = 0;
  bool is_blank = true;
};

Reading reading_of(const Tokens& tokens, const std::vector<Unit>& units) {
  Reading reading;
  for (const Unit& unit : units) {
    const auto [first, end] = range_of(tokens, unit);
    for (std::size_t i = first; i < end; ++i) {
      const Token& token = tokens.row[i];
      reading.words += token.words;
      reading.is_blank = reading.is_blank && token.kind == PieceKind::blank;
      if (token.kind == PieceKind::blank) {
        reading.text += ' ';
      } else {
        reading.text += token.whole != nullptr ? plain_text(*token.whole) : std::string(token.text);
      }
    }
  }
  return reading;
}

class Builder {
 public:
  Builder(View olds, View news) : olds_(olds), news_(news) {}

  /// The phrases in two wrappers that are a pair, or in the two paragraphs themselves.
  std::vector<TreeNode> build(std::size_t old_wrapper, std::size_t new_wrapper) {
    const std::vector<Unit> old_units = units_of(olds_.tokens, old_wrapper);
    const std::vector<Unit> new_units = units_of(news_.tokens, new_wrapper);
    std::vector<TreeNode> out;
    std::size_t i = 0, j = 0;
    while (i < old_units.size() || j < new_units.size()) {
      add_gap(lone_units(olds_, old_units, i), lone_units(news_, new_units, j), out);
      if (i < old_units.size() && j < new_units.size()) add_pair(old_units[i++], new_units[j++], out);
    }
    return out;
  }

  const RedlineCounts& counts() const { return counts_; }

 private:
  static std::vector<Unit> lone_units(const View& view, const std::vector<Unit>& units, std::size_t& i) {
    std::vector<Unit> lone;
    while (i < units.size() && !view.is_matched(units[i])) lone.push_back(units[i++]);
    return lone;
  }

  void add_gap(const std::vector<Unit>& gone, const std::vector<Unit>& come, std::vector<TreeNode>& out) {
    if (gone.empty() && come.empty()) return;
    const Reading before = reading_of(olds_.tokens, gone), after = reading_of(news_.tokens, come);
    const bool both = !gone.empty() && !come.empty();
    const bool same_words = both && ((before.is_blank && after.is_blank) || before.text == after.text);
    add_marked(olds_, gone, same_words, out);
    add_marked(news_, come, same_words, out);
    if (same_words && before.words == after.words) {
      counts_.unchanged_words += after.words;
    } else {
      counts_.deleted_words += before.words;
      counts_.inserted_words += after.words;
    }
  }

  static void add_marked(const View& view, const std::vector<Unit>& units, bool same_words,
                         std::vector<TreeNode>& out) {
    for (const Unit& unit : units) {
      if (unit.wrapper != none) {
        out.push_back(*view.tokens.wrappers[unit.wrapper].node);
        out.back().mark = view.mark;
        out.back().same_words = same_words;
      } else {
        add_token(view.tokens.row[unit.token], view.mark, same_words, out);
      }
    }
  }

  void add_pair(const Unit& old_unit, const Unit& new_unit, std::vector<TreeNode>& out) {
    if (new_unit.token != none) {
      const Token& token = news_.tokens.row[new_unit.token];
      counts_.unchanged_words += token.words;
      add_token(token, Mark::none, false, out);
      return;
    }
    std::vector<TreeNode> inside = build(old_unit.wrapper, new_unit.wrapper);
    const TreeNode& node = *news_.tokens.wrappers[new_unit.wrapper].node;
    out.push_back(without_children(node));
    out.back().children = std::move(inside);
  }

  static void add_token(const Token& token, Mark mark, bool same_words, std::vector<TreeNode>& out) {
    if (token.whole != nullptr) {
      out.push_back(*token.whole);
    } else if (continues(out, mark, same_words)) {
      out.back().text += token.text;
      return;
    } else {
      out.emplace_back();
      out.back().type = NodeType::text;
      out.back().text = token.text;
    }
    out.back().mark = mark;
    out.back().same_words = same_words;
  }

  /// Does text with this mark belong to the text node added last?
  static bool continues(const std::vector<TreeNode>& out, Mark mark, bool same_words) {
    return !out.empty() && out.back().type == NodeType::text && out.back().children.empty() &&
           out.back().mark == mark && out.back().same_words == same_words;
  }

  View olds_, news_;
  RedlineCounts counts_;
};

}  // namespace

ComparedPhrases compare_phrases(const std::vector<TreeNode>& old_phrases, const std::vector<TreeNode>& new_phrases,
                                Context& context) {
  const Tokens olds = cut_phrases(old_phrases, context), news = cut_phrases(new_phrases, context);
  const Matching matching = match_tokens(olds, news, context);
  Builder builder({olds, matching.old_tokens, matching.old_wrappers, Mark::del},
                  {news, matching.new_tokens, matching.new_wrappers, Mark::ins});
  ComparedPhrases compared;
  compared.nodes = builder.build(none, none);
  compared.counts = builder.counts();
  return compared;
}

}  // namespace candor::compare
