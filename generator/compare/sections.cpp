#include "compare/sections.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace candor::compare {

namespace {

/// A heading and the blocks up to the next one.
struct Section {
  std::string key;
  std::size_t first = 0;
  std::size_t end = 0;
};

std::string key_of(const TreeNode& heading) {
  return heading.id.empty() ? "title " + plain_text(heading) : "id " + heading.id;
}

std::vector<Section> sections_of(const Blocks& blocks) {
  std::vector<Section> sections;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i]->type == NodeType::heading) sections.push_back({key_of(*blocks[i]), i, i});
    if (!sections.empty()) sections.back().end = i + 1;  // what stands before the first heading cannot move
  }
  return sections;
}

std::vector<std::uint32_t> bag_of_section(const Section& section, const Blocks& blocks, Context& context) {
  std::vector<std::uint32_t> words;
  for (std::size_t i = section.first; i < section.end; ++i) {
    const auto& bag = bag_of(*blocks[i], context);
    words.insert(words.end(), bag.begin(), bag.end());
  }
  std::sort(words.begin(), words.end());
  return words;
}

/// Key → index, of the keys that stand once.
std::map<std::string, std::size_t> unique_keys(const std::vector<Section>& sections) {
  std::map<std::string, std::size_t> indices;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const auto [at, is_new] = indices.emplace(sections[i].key, i);
    if (!is_new) at->second = Plan::none;
  }
  std::erase_if(indices, [](const auto& entry) { return entry.second == Plan::none; });
  return indices;
}

/// Below the first, equal keys are chance and hold nothing; below the second a section has not moved, it has gone and
/// another has come.
constexpr std::size_t least_to_anchor = 20, least_to_move = 50;

class Planner {
 public:
  Planner(const Blocks& olds, const Blocks& news, Context& context)
      : olds_(olds),
        news_(news),
        context_(context),
        plan_(olds.size(), news.size()),
        old_sections_(sections_of(olds)),
        new_sections_(sections_of(news)) {}

  Plan plan() {
    pair_sections();
    number_moves();
    std::vector<Match> anchors;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (stays_[i]) {
        anchors.push_back({old_of(i).first, new_of(i).first});
      } else if (moves_[i] > 0) {
        align_moved(old_of(i), new_of(i), moves_[i]);
      }
    }
    align_staying(anchors);
    return std::move(plan_);
  }

 private:
  const Section& old_of(std::size_t pair) const { return old_sections_[pairs_[pair].old_index]; }
  const Section& new_of(std::size_t pair) const { return new_sections_[pairs_[pair].new_index]; }

  void pair_sections() {
    const auto there = unique_keys(new_sections_);
    const auto here = unique_keys(old_sections_);
    for (std::size_t i = 0; i < old_sections_.size(); ++i) {
      const auto found = there.find(old_sections_[i].key);
      if (found == there.end() || !here.contains(old_sections_[i].key)) continue;
      const Section &from = old_sections_[i], &to = new_sections_[found->second];
      const bool one_language =
          section_language(*olds_[from.first], context_) == section_language(*news_[to.first], context_);
      const std::size_t like = are_unchanged(from, to) ? 100 : likeness(old_bag(from), new_bag(to));
      if (!one_language || like < least_to_anchor) continue;
      likeness_.push_back(like);
      pairs_.push_back({i, found->second});
    }
    stays_ = staying_pairs();
  }

  std::vector<std::uint32_t> old_bag(const Section& section) { return bag_of_section(section, olds_, context_); }
  std::vector<std::uint32_t> new_bag(const Section& section) { return bag_of_section(section, news_, context_); }

  bool are_unchanged(const Section& from, const Section& to) const {
    return std::equal(block(olds_, from.first), block(olds_, from.end), block(news_, to.first), block(news_, to.end),
                      [this](const TreeNode* a, const TreeNode* b) { return are_equal(*a, *b, context_); });
  }

  static Blocks::const_iterator block(const Blocks& blocks, std::size_t index) {
    return blocks.begin() + static_cast<std::ptrdiff_t>(index);
  }

  /// The pairs that keep their order; where not all can, those that hold most words.
  std::vector<bool> staying_pairs() {
    const auto precedes = [](const Match& a, const Match& b) { return a.new_index < b.new_index; };
    if (std::is_sorted(pairs_.begin(), pairs_.end(), precedes)) return std::vector<bool>(pairs_.size(), true);
    std::vector<std::size_t> weights;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      weights.push_back(shared_words(old_bag(old_of(i)), new_bag(new_of(i))) + 1);
    }
    return heaviest_increasing(pairs_, weights);
  }

  /// Neighbours that stay neighbours have one number, so that a section moves with the sections in it.
  void number_moves() {
    moves_.assign(pairs_.size(), 0);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (!stays_[i] && likeness_[i] >= least_to_move) order.push_back(i);
    }
    std::sort(order.begin(), order.end(),
              [this](std::size_t a, std::size_t b) { return pairs_[a].new_index < pairs_[b].new_index; });
    int last = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
      const Match& pair = pairs_[order[k]];
      const bool follows = k > 0 && pairs_[order[k - 1]] == Match{pair.old_index - 1, pair.new_index - 1};
      moves_[order[k]] = follows ? last : ++last;
    }
  }

  void pair(std::size_t old_index, std::size_t new_index, int move) {
    plan_.old_mates[old_index] = new_index, plan_.new_mates[new_index] = old_index;
    plan_.old_moves[old_index] = move, plan_.new_moves[new_index] = move;
  }

  void align_moved(const Section& from, const Section& to, int move) {
    const auto part = [](const Blocks& blocks, const Section& section) {
      return Blocks(block(blocks, section.first + 1), block(blocks, section.end));
    };
    pair(from.first, to.first, move);
    for (const Match& match : align(part(olds_, from), part(news_, to), context_)) {
      pair(from.first + 1 + match.old_index, to.first + 1 + match.new_index, move);
    }
    gone_.insert(gone_.end(), {from.first, from.end});
    come_.insert(come_.end(), {to.first, to.end});
  }

  /// The indices in [first, end) that are in no moved section.
  static std::vector<std::size_t> staying(std::size_t first, std::size_t end, const std::vector<bool>& moved) {
    std::vector<std::size_t> indices;
    for (std::size_t i = first; i < end; ++i) {
      if (!moved[i]) indices.push_back(i);
    }
    return indices;
  }

  static std::vector<bool> flags(std::size_t size, const std::vector<std::size_t>& ranges) {
    std::vector<bool> moved(size);
    for (std::size_t r = 0; r < ranges.size(); r += 2) {
      std::fill(moved.begin() + static_cast<std::ptrdiff_t>(ranges[r]),
                moved.begin() + static_cast<std::ptrdiff_t>(ranges[r + 1]), true);
    }
    return moved;
  }

  void align_staying(std::vector<Match> anchors) {
    const std::vector<bool> gone = flags(olds_.size(), gone_), come = flags(news_.size(), come_);
    anchors.push_back({olds_.size(), news_.size()});
    Match from;
    for (const Match& anchor : anchors) {
      align_between(staying(from.old_index, anchor.old_index, gone), staying(from.new_index, anchor.new_index, come));
      if (anchor.old_index < olds_.size()) pair(anchor.old_index, anchor.new_index, 0);
      from = {anchor.old_index + 1, anchor.new_index + 1};
    }
  }

  void align_between(const std::vector<std::size_t>& old_indices, const std::vector<std::size_t>& new_indices) {
    const auto pick = [](const Blocks& blocks, const std::vector<std::size_t>& indices) {
      Blocks picked;
      for (const std::size_t i : indices) picked.push_back(blocks[i]);
      return picked;
    };
    for (const Match& match : align(pick(olds_, old_indices), pick(news_, new_indices), context_)) {
      pair(old_indices[match.old_index], new_indices[match.new_index], 0);
    }
  }

  const Blocks &olds_, &news_;
  Context& context_;
  Plan plan_;
  std::vector<Section> old_sections_, new_sections_;
  std::vector<Match> pairs_;  ///< sections, by their place in the old text
  std::vector<std::size_t> likeness_;
  std::vector<bool> stays_;
  std::vector<int> moves_;
  std::vector<std::size_t> gone_, come_;  ///< moved ranges: first, end, first, end, …
};

}  // namespace

Plan plan_document(const Blocks& olds, const Blocks& news, Context& context) {
  return Planner(olds, news, context).plan();
}

}  // namespace candor::compare
