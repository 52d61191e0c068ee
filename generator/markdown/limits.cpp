// One pass over the lines. What costs cmark more than its length is counted by stretch, from one blank line to the
// next: no paragraph, table or reference definition goes beyond one.
#include "markdown/limits.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "markdown/lines.h"

namespace candor::markdown {

namespace {

/// What a line adds: openers in the lower half, `]` in the upper.
constexpr std::uint64_t one_closer = std::uint64_t{1} << 32U;

constexpr std::array<std::uint64_t, 256> weights() {
  std::array<std::uint64_t, 256> table{};
  for (const char letter : std::string_view("[(<!*_&`")) table[static_cast<unsigned char>(letter)] = 1;
  table[']'] = one_closer;
  return table;
}

constexpr auto weight = weights();

std::uint64_t count_signs(std::string_view line) {
  std::uint64_t count = 0;
  for (const char letter : line) count += weight[static_cast<unsigned char>(letter)];
  return count;
}

/// `|---|:-:|`: the row that makes the lines around it a table. `---` alone is none in a paragraph, but a heading's.
bool is_delimiter_row(std::string_view content) {
  if (content.empty() || (content[0] != '|' && content[0] != ':' && content[0] != '-')) return false;
  return content.find_first_not_of("|-: \t") == std::string_view::npos &&
         content.find_first_of("|:") != std::string_view::npos && content.find('-') != std::string_view::npos;
}

/// `[label]: …`
bool is_definition(std::string_view content) {
  return content.starts_with('[') && content.find("]:") != std::string_view::npos;
}

class Scan {
 public:
  explicit Scan(std::string_view markdown) : markdown_(markdown) {}

  std::optional<Excess> find() {
    if (markdown_.size() > longest_text) {
      return Excess{longest_text, fmt::format("a text of {} bytes, more than {}", markdown_.size(), longest_text),
                    "make two documents of it"};
    }
    for (std::size_t begin = 0; begin < markdown_.size();) {
      const Line line = line_at(markdown_, begin);
      if (auto excess = take(line)) return excess;
      begin = line.next;
    }
    return end_stretch(markdown_.size());
  }

 private:
  std::optional<Excess> take(Line line) {
    const std::string_view words = markdown_.substr(line.begin, line.end - line.begin);
    if (words.size() > longest_line) {
      return Excess{line.begin, fmt::format("a line of {} bytes, more than {}", words.size(), longest_line),
                    "break the line; Markdown joins lines to paragraphs"};
    }
    const LineStart start = start_of(words);
    if (start.signs > most_container_signs || (start.signs > 0 && start.columns > deepest_indentation)) {
      return Excess{line.begin, fmt::format("quotes or lists more than {} deep", most_container_signs),
                    "nest less; a reader gets lost after three levels"};
    }
    const std::string_view content = words.substr(start.content);
    if (content.empty() && start.columns == 0 && start.signs == 0) return end_stretch(line.end);
    const std::uint64_t signs = count_signs(content);
    stretch_.openers += signs % one_closer;
    closers_ += signs / one_closer;
    return take_table_line(line, content);
  }

  std::optional<Excess> take_table_line(Line line, std::string_view content) {
    if (is_definition(content)) note_definition(line.begin);
    cells_ += stretch_.columns;
    if (cells_ > most_cells) {
      return Excess{line.begin, fmt::format("tables of more than {} cells", most_cells), "split the table"};
    }
    if (!is_delimiter_row(content)) return std::nullopt;
    const auto columns = static_cast<std::size_t>(std::count(content.begin(), content.end(), '|')) + 1;
    stretch_.columns = std::max(stretch_.columns, columns);
    if (columns > most_columns) {
      return Excess{line.begin, fmt::format("a table of more than {} columns", most_columns), "split the table"};
    }
    if (++stretch_.delimiter_rows > most_delimiter_rows) {
      return Excess{line.begin, fmt::format("more than {} rows like `|---|` without a blank line", most_delimiter_rows),
                    "put a blank line between tables"};
    }
    return std::nullopt;
  }

  /// A definition may go on over lines; it ends at the next one or with its stretch.
  void note_definition(std::size_t here) {
    if (stretch_.definition) longest_definition_ = std::max(longest_definition_, here - *stretch_.definition);
    stretch_.definition = here;
  }

  std::optional<Excess> end_stretch(std::size_t here) {
    const auto openers = static_cast<double>(stretch_.openers);
    opener_pairs_ += openers * openers;
    note_definition(here);
    const std::size_t begin = stretch_.begin;
    stretch_ = {.begin = here};
    if (opener_pairs_ > most_opener_pairs) {
      return Excess{begin, fmt::format("{} signs like `[`, `*` and `<` in one paragraph", openers),
                    "write fewer signs, or put blank lines between paragraphs"};
    }
    if (longest_definition_ * closers_ > most_definition_bytes) {
      return Excess{begin, fmt::format("a reference definition of {} bytes, used again and again", longest_definition_),
                    "write a shorter address"};
    }
    return std::nullopt;
  }

  struct Stretch {
    std::size_t begin = 0;
    std::size_t openers = 0;
    std::size_t columns = 0;
    int delimiter_rows = 0;
    std::optional<std::size_t> definition;  ///< where the last one began
  };

  std::string_view markdown_;
  Stretch stretch_;
  std::size_t cells_ = 0;
  std::size_t closers_ = 0;
  std::size_t longest_definition_ = 0;
  double opener_pairs_ = 0;
};

}  // namespace

std::optional<Excess> find_excess(std::string_view markdown) { return Scan(markdown).find(); }

}  // namespace candor::markdown
