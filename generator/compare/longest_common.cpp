#include "compare/longest_common.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

namespace candor::compare {

namespace {

/// Steps after which the search for a middle gives up. At 256, versions of one policy are compared exactly, and two
/// unlike texts of 200 kB in a few hundredths of a second.
constexpr std::ptrdiff_t most_steps = 256;

using Run = std::span<const std::uint32_t>;

struct Point {
  std::ptrdiff_t x = 0;
  std::ptrdiff_t y = 0;
};

/// The furthest points reached on each diagonal after d edits, walking from one corner of the box. The walk from the
/// far corner is the same on both rows reversed.
class Frontier {
 public:
  Frontier(std::ptrdiff_t width, std::ptrdiff_t height, std::ptrdiff_t steps)
      : width_(width), height_(height), middle_(steps + 1), reach_(static_cast<std::size_t>(2 * steps + 4), -1) {
    at(1) = 0;
  }

  std::ptrdiff_t& at(std::ptrdiff_t diagonal) { return reach_[static_cast<std::size_t>(middle_ + diagonal)]; }

  /// The x reached on this diagonal, or -1 when it lies outside what was walked.
  std::ptrdiff_t reached(std::ptrdiff_t diagonal) const {
    const std::ptrdiff_t index = middle_ + diagonal;
    return index < 0 || index >= std::ssize(reach_) ? -1 : reach_[static_cast<std::size_t>(index)];
  }

  /// Walks one more edit along the diagonals still inside the box; `meets` is asked at each point reached.
  template <typename Equal, typename Meets>
  bool step(std::ptrdiff_t d, const Equal& equal, const Meets& meets) {
    for (std::ptrdiff_t k = -d + low_; k <= d - high_; k += 2) {
      std::ptrdiff_t x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      std::ptrdiff_t y = x - k;
      while (x < width_ && y < height_ && equal(x, y)) ++x, ++y;
      at(k) = x;
      if (x > width_) {
        high_ += 2;
      } else if (y > height_) {
        low_ += 2;
      } else if (meets(k, x)) {
        found_ = {x, y};
        return true;
      }
    }
    return false;
  }

  Point found() const { return found_; }

  /// The point furthest from the corner, inside the box.
  Point furthest() const {
    Point best;
    for (std::ptrdiff_t index = 0; index < std::ssize(reach_); ++index) {
      const std::ptrdiff_t x = reach_[static_cast<std::size_t>(index)];
      const std::ptrdiff_t y = x - (index - middle_);
      if (x < 0 || y < 0 || x > width_ || y > height_) continue;
      if (x + y > best.x + best.y) best = {x, y};
    }
    return best;
  }

 private:
  std::ptrdiff_t width_, height_, middle_;
  std::ptrdiff_t low_ = 0, high_ = 0;
  std::vector<std::ptrdiff_t> reach_;
  Point found_;
};

/// A point on a shortest path (or a good one, when the steps run out) that cuts the box into two smaller ones.
Point middle(Run a, Run b) {
  const std::ptrdiff_t n = std::ssize(a), m = std::ssize(b), delta = n - m;
  const std::ptrdiff_t steps = std::min((n + m + 1) / 2, most_steps);
  const bool odd = delta % 2 != 0;
  Frontier front(n, m, steps), back(n, m, steps);
  const auto same = [&](std::ptrdiff_t x, std::ptrdiff_t y) {
    return a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(y)];
  };
  const auto same_from_end = [&](std::ptrdiff_t x, std::ptrdiff_t y) { return same(n - 1 - x, m - 1 - y); };
  for (std::ptrdiff_t d = 0; d < steps; ++d) {
    const auto meets_back = [&](std::ptrdiff_t k, std::ptrdiff_t x) {
      const std::ptrdiff_t other = back.reached(delta - k);
      return odd && other != -1 && x >= n - other;
    };
    if (front.step(d, same, meets_back)) return front.found();
    const auto meets_front = [&](std::ptrdiff_t k, std::ptrdiff_t x) {
      const std::ptrdiff_t other = front.reached(delta - k);
      return !odd && other != -1 && other >= n - x;
    };
    if (back.step(d, same_from_end, meets_front)) {
      const std::ptrdiff_t k = delta - (back.found().x - back.found().y);
      const std::ptrdiff_t x = front.reached(k);
      return {x, x - k};
    }
  }
  const Point ahead = front.furthest(), behind = back.furthest();
  return ahead.x + ahead.y >= behind.x + behind.y ? ahead : Point{n - behind.x, m - behind.y};
}

/// Adds the pairs of two rows that begin at `at` in the whole.
void match_all(Run a, Run b, Match at, std::vector<Match>& out) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    out.push_back(at);
    a = a.subspan(1), b = b.subspan(1), ++at.old_index, ++at.new_index;
  }
  std::size_t tail = 0;
  while (tail < std::min(a.size(), b.size()) && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  a = a.first(a.size() - tail), b = b.first(b.size() - tail);
  if (!a.empty() && !b.empty()) {
    const Point cut = middle(a, b);
    const auto x = static_cast<std::size_t>(cut.x), y = static_cast<std::size_t>(cut.y);
    if (x + y > 0 && x + y < a.size() + b.size()) {
      match_all(a.first(x), b.first(y), at, out);
      match_all(a.subspan(x), b.subspan(y), {at.old_index + x, at.new_index + y}, out);
    }
  }
  for (std::size_t i = 0; i < tail; ++i) out.push_back({at.old_index + a.size() + i, at.new_index + b.size() + i});
}

/// A row without what the other row does not hold, and where each of its numbers stood.
struct Shared {
  std::vector<std::uint32_t> row;
  std::vector<std::size_t> places;
};

Shared shared_with(Run row, Run other) {
  const std::unordered_set<std::uint32_t> there(other.begin(), other.end());
  Shared out;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!there.contains(row[i])) continue;
    out.row.push_back(row[i]);
    out.places.push_back(i);
  }
  return out;
}

/// The heaviest increasing run that ends before a place, for any place, in logarithmic time (a Fenwick tree).
class HeaviestBefore {
 public:
  struct Run {
    std::size_t weight = 0;
    std::size_t last = none;
  };
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  explicit HeaviestBefore(std::size_t size) : runs_(size + 1) {}

  Run before(std::size_t place) const {
    Run best;
    for (; place > 0; place -= place & (~place + 1)) {
      if (runs_[place].weight > best.weight) best = runs_[place];
    }
    return best;
  }
  void put(std::size_t place, Run run) {
    for (++place; place < runs_.size(); place += place & (~place + 1)) {
      if (run.weight > runs_[place].weight) runs_[place] = run;
    }
  }

 private:
  std::vector<Run> runs_;
};

}  // namespace

std::vector<Match> longest_common(Run old_row, Run new_row) {
  // What only one side has can match nothing; without it two unlike texts are short rows.
  const Shared olds = shared_with(old_row, new_row), news = shared_with(new_row, old_row);
  std::vector<Match> matches;
  match_all(olds.row, news.row, {}, matches);
  for (Match& match : matches) match = {olds.places[match.old_index], news.places[match.new_index]};
  return matches;
}

std::vector<bool> heaviest_increasing(std::span<const Match> pairs, std::span<const std::size_t> weights) {
  std::size_t places = 0;
  for (const Match& pair : pairs) places = std::max(places, pair.new_index + 1);
  HeaviestBefore heaviest(places);
  std::vector<std::size_t> previous(pairs.size());
  HeaviestBefore::Run best;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const HeaviestBefore::Run before = heaviest.before(pairs[i].new_index);
    previous[i] = before.last;
    const HeaviestBefore::Run run{before.weight + weights[i], i};
    heaviest.put(pairs[i].new_index, run);
    if (run.weight > best.weight) best = run;
  }
  std::vector<bool> stays(pairs.size());
  for (std::size_t i = best.last; i != HeaviestBefore::none; i = previous[i]) stays[i] = true;
  return stays;
}

}  // namespace candor::compare
