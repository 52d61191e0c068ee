#include "yaml/flow_faults.h"

#include <fmt/format.h>

#include <string_view>

#include "base/utf8.h"
#include "yaml/scan.h"
#include "yaml/walk_faults.h"

namespace candor::yaml {

namespace {

using Found = std::optional<Diagnostic>;

constexpr const char* quote_it = "put the whole text between double quotes";

/// Reads tokens until one is a mistake, the brackets are all closed, or the line ends within a value: a value rarely
/// goes on below, and what stands there would be blamed for a bracket that is missing here.
class FlowReader {
 public:
  FlowReader(const Source& source, std::size_t begin) : source_(source), at_(begin) {}

  Found read() {
    while (at_ < source_.size() && !ended_) {
      const char sign = source_.at(at_);
      if (is_blank(sign) || sign == '\n') {
        ++at_;
      } else if (sign == '#') {
        at_ = source_.line_end(at_);
      } else if (auto found = read_token(sign)) {
        return found;
      }
    }
    return std::nullopt;
  }

 private:
  Found read_token(char sign) {
    switch (sign) {
      case '[':
      case '{': ++depth_; return step(true);
      case ']':
      case '}': ended_ = --depth_ <= 0; return step(false);
      case ',': return step(true);
      case ':': is_behind_key_ = true; return step(false);
      case '"':
      case '\'': return read_quote();
      case '*':
      case '&': return read_as_alias(source_, at_);
      case '!': return read_as_tag(source_, at_);
      case '@':
      case '`':
      case '%':
        return fault("yaml-special-start", source_.place(at_), fmt::format("a text that begins with `{}`", sign),
                     "YAML keeps this sign for itself", quote_it);
      default: return read_plain();
    }
  }

  Found step(bool begins_entry) {
    if (begins_entry) is_behind_key_ = false;
    ++at_;
    return std::nullopt;
  }

  Found read_quote() {
    const auto end = quoted_end(source_, at_);
    if (!end) return unclosed_quote(source_, at_);
    at_ = *end;
    return std::nullopt;
  }

  Found read_plain() {
    const std::size_t begin = at_;
    for (; at_ < source_.size(); ++at_) {
      const char sign = source_.at(at_);
      if (std::string_view(",[]{}").find(sign) != std::string_view::npos) return std::nullopt;
      if (sign == '\n') break;
      const char next = source_.at(at_ + 1);
      if (sign == ':' && (is_blank(next) || next == '\n')) return is_behind_key_ ? second_colon(begin) : std::nullopt;
      if (is_blank(sign) && next == '#') return comment_in_text();
    }
    ended_ = true;
    return std::nullopt;
  }

  Found second_colon(std::size_t begin) const {
    return fault(
        "yaml-colon-in-text", source_.place(at_),
        fmt::format("a `: ` within plain text, behind `{}`", excerpt(source_.text().substr(begin, at_ - begin), 40)),
        "YAML takes it for the end of a key", quote_it);
  }

  Found comment_in_text() const {
    return fault("text-cut-by-comment", source_.place(at_ + 1, source_.line_end(at_)),
                 "a ` #` begins a comment here and ends the text", "the brackets that follow are part of the comment",
                 quote_it);
  }

  const Source& source_;
  std::size_t at_;
  int depth_ = 0;
  bool is_behind_key_ = false;  ///< a second `: ` in one entry stands within its text
  bool ended_ = false;
};

}  // namespace

Found fault_in_flow(const Source& source, std::size_t begin) { return FlowReader(source, begin).read(); }

}  // namespace candor::yaml
