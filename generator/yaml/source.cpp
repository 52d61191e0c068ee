#include "yaml/source.h"

#include <algorithm>

#include "base/utf8.h"

namespace candor::yaml {

bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }

Source::Source(std::string_view text, std::string file, int first_line)
    : text_(text), file_(std::move(file)), first_line_(first_line) {
  line_begins_.push_back(0);
  for (std::size_t offset = text.find('\n'); offset != std::string_view::npos; offset = text.find('\n', offset + 1)) {
    line_begins_.push_back(offset + 1);
  }
}

std::size_t Source::line_index(std::size_t offset) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  return static_cast<std::size_t>(after - line_begins_.begin()) - 1;
}

std::size_t Source::line_begin(std::size_t offset) const { return line_begins_[line_index(offset)]; }

std::size_t Source::line_end(std::size_t offset) const {
  return std::min(text_.find('\n', std::min(offset, text_.size())), text_.size());
}

std::string_view Source::line(std::size_t offset) const {
  const std::size_t begin = line_begin(offset);
  return text_.substr(begin, line_end(offset) - begin);
}

int Source::line_number(std::size_t offset) const { return first_line_ + static_cast<int>(line_index(offset)); }

int Source::column(std::size_t offset) const { return static_cast<int>(offset - line_begin(offset)); }

int Source::indent(std::size_t offset) const {
  const std::string_view whole = line(offset);
  return static_cast<int>(std::min(whole.find_first_not_of(' '), whole.size()));
}

Place Source::place(std::size_t begin, std::size_t end) const {
  begin = std::min(begin, text_.size());
  const std::size_t index = line_index(begin);
  if (index != counted_line_ || begin < counted_to_ || counted_to_ < line_begins_[index]) {
    counted_line_ = index;
    counted_to_ = line_begins_[index];
    counted_ = 0;
  }
  counted_ += static_cast<int>(count_code_points(text_.substr(counted_to_, begin - counted_to_)));
  counted_to_ = begin;
  const std::size_t stop = std::min(std::max(begin, end), line_end(begin));
  const int length = static_cast<int>(count_code_points(text_.substr(begin, stop - begin)));
  return Place{file_, first_line_ + static_cast<int>(index), counted_ + 1, std::max(1, length)};
}

}  // namespace candor::yaml
