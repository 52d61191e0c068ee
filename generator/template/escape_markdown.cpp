#include "template/escape_markdown.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"

namespace candor::templates {

namespace {

constexpr std::string_view word_joiner = "\xE2\x81\xA0";  // U+2060
constexpr std::size_t longest_line_looked_at = 256;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alphanumeric(char c) { return is_letter(c) || is_digit(c); }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// What stands in the line before the value.
struct Before {
  bool begins_block = false;  ///< nothing, or only marks of quotes and lists
  bool only_digits = false;   ///< digits that a `.` or `)` would make a list's number
  bool known = true;          ///< false: only guessed, so be careful
  char last = '\0';           ///< the character right before
};

/// Takes the marks of a quote or list item from the front; false when there is none.
bool take_container_mark(std::string_view& line) {
  if (line[0] == '>') {
    line.remove_prefix(1);
    return true;
  }
  std::size_t end = 0;
  if (line[0] == '-' || line[0] == '+' || line[0] == '*') {
    end = 1;
  } else {
    while (end < line.size() && end < 9 && is_digit(line[end])) ++end;
    if (end == 0 || end == line.size() || (line[end] != '.' && line[end] != ')')) return false;
    ++end;
  }
  if (end < line.size() && !is_blank(line[end])) return false;
  line.remove_prefix(end);
  return true;
}

Before before_end_of(std::string_view out) {
  Before before;
  if (out.empty()) {
    before.begins_block = true;
    return before;
  }
  before.last = out.back();
  const std::string_view near =
      out.size() > longest_line_looked_at ? out.substr(out.size() - longest_line_looked_at) : out;
  const std::size_t line_break = near.rfind('\n');
  if (line_break == std::string_view::npos && near.size() < out.size()) return before;
  std::string_view line = line_break == std::string_view::npos ? near : near.substr(line_break + 1);
  while (true) {
    while (!line.empty() && is_blank(line[0])) line.remove_prefix(1);
    if (line.empty() || !take_container_mark(line)) break;
  }
  before.only_digits = !line.empty() && std::all_of(line.begin(), line.end(), is_digit);
  before.begins_block = line.find_first_not_of("-+*=#_~ \t") == std::string_view::npos;
  return before;
}

/// Writes one value, character by character.
class MarkdownEscaper {
 public:
  MarkdownEscaper(std::string& out, std::string_view text, Before before, bool is_destination)
      : out_(out), text_(text), before_(before), is_destination_(is_destination) {}

  void write() {
    // A line break at an end is YAML's (`text: |`), not the author's.
    while (!text_.empty() && (text_.back() == '\n' || text_.back() == '\r')) text_.remove_suffix(1);
    out_.reserve(out_.size() + text_.size() + 8);
    for (at_ = 0; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n' || c == '\r') {
        if (c == '\n' && at_ > 0 && text_[at_ - 1] == '\r') continue;
        write_blank(' ');
      } else if (is_blank(c)) {
        write_blank(c);
      } else {
        if (must_escape(c)) out_.push_back('\\');
        out_.push_back(c);
      }
    }
  }

 private:
  std::string& out_;
  std::string_view text_;
  Before before_;
  bool is_destination_;
  std::size_t at_ = 0;

  char previous() const { return at_ > 0 ? text_[at_ - 1] : before_.last; }
  bool is_last() const { return at_ + 1 == text_.size(); }
  char next() const { return is_last() ? '\0' : text_[at_ + 1]; }
  bool begins_block() const { return at_ == 0 && before_.begins_block; }

  /// Blanks at a line's beginning would be dropped or begin code; at its end they would break the line.
  void write_blank(char c) {
    if (is_destination_) {
      out_.append(c == '\t' ? "%09" : "%20");
    } else if (begins_block() || (is_last() && text_.find_first_not_of(" \t\r\n") != std::string_view::npos)) {
      out_.append(c == '\t' ? "&#9;" : "&#32;");
    } else {
      out_.push_back(c);
    }
  }

  bool must_escape(char c) const {
    switch (c) {
      case '\\':
      case '`':
      case '*':
      case '[':
      case ']':
      case '<':
      case '|':
      case '~': return true;
      case '_': return !(is_alphanumeric(previous()) && is_alphanumeric(next()));  // snake_case is safe
      case '&': return is_last() || next() == '#' || is_letter(next());            // an entity
      case '!': return is_last();                                                  // ![ of what follows
      case '#': return at_ == 0 ? !(before_.known && is_alphanumeric(before_.last)) : is_blank_or_break(previous());
      case '>':
      case '-':
      case '+':
      case '=': return begins_block();
      case ':': return previous() == '{' || (begins_block() && (is_last() || next() == '-'));
      case '{': return next() == ':';  // our own heading ids, `{: #id}`
      case '.': return ends_number();
      case ')': return is_destination_ || ends_number();
      case '(': return is_destination_ || (at_ == 0 && (!before_.known || before_.last == ']'));
      case '"':
      case '\'': return is_destination_;
      default: return false;
    }
  }

  static bool is_blank_or_break(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

  /// Do nothing but digits stand between the line's beginning and here? Then this would be a list.
  bool ends_number() const {
    if (!before_.begins_block && !before_.only_digits) return false;
    if (at_ == 0 && !before_.only_digits) return !before_.known;
    return std::all_of(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), is_digit);
  }
};

/// Would CommonMark's flanking rule take `c` for punctuation? (0.29 section 6.4 takes P*, 0.31 also S*.)
bool is_punctuation(char32_t c) {
  constexpr auto mask = static_cast<unsigned>(U_GC_P_MASK) | static_cast<unsigned>(U_GC_S_MASK);
  return (static_cast<unsigned>(U_MASK(u_charType(static_cast<UChar32>(c)))) & mask) != 0;
}

bool begins_with_punctuation(std::string_view text) {
  std::size_t offset = 0;
  return is_punctuation(next_code_point(text, offset));
}

bool ends_with_punctuation(std::string_view text) {
  std::size_t last = text.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
  return is_punctuation(next_code_point(text, last));
}

/// A paragraph break inside would end the emphasis before its end.
std::string on_one_line(std::string_view markdown) {
  std::string line;
  for (const char c : markdown) line.push_back(c == '\n' || c == '\r' ? ' ' : c);
  return line;
}

std::string delimited(std::string_view markdown, std::string_view delimiter) {
  const std::string line = on_one_line(markdown);
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string::npos) return line;
  const std::size_t last = line.find_last_not_of(" \t");
  const std::string_view inner = std::string_view(line).substr(first, last - first + 1);
  std::string result = line.substr(0, first);
  result.append(delimiter);
  if (begins_with_punctuation(inner)) result.append(word_joiner);
  result.append(inner);
  if (ends_with_punctuation(inner)) result.append(word_joiner);
  result.append(delimiter);
  return result.append(line, last + 1, std::string::npos);
}

std::size_t longest_run_of_backticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

std::string escape_markdown(std::string_view text, LinePosition position) {
  const bool first = position == LinePosition::maybe_first;
  std::string out;
  MarkdownEscaper(out, text, {.begins_block = first, .only_digits = first, .known = false}, false).write();
  return out;
}

void append_escaped_markdown(std::string& out, std::string_view text) {
  const Before before = before_end_of(out);
  MarkdownEscaper(out, text, before, false).write();
}

std::string escape_markdown_destination(std::string_view url) {
  std::string out;
  MarkdownEscaper(out, url, {.begins_block = false, .only_digits = false, .known = false}, true).write();
  return out;
}

std::string strong_markdown(std::string_view markdown) { return delimited(markdown, "**"); }

std::string emphasized_markdown(std::string_view markdown) { return delimited(markdown, "*"); }

std::string code_markdown(std::string_view text) {
  if (text.find('|') != std::string_view::npos) return escape_markdown(text);
  const std::string line = on_one_line(text);
  if (line.find_first_not_of(' ') == std::string::npos) return escape_markdown(line);
  const std::string fence(longest_run_of_backticks(line) + 1, '`');
  const bool pads = line.front() == '`' || line.back() == '`' || (line.front() == ' ' && line.back() == ' ');
  const std::string pad = pads ? " " : "";
  return fence + pad + line + pad + fence;
}

}  // namespace candor::templates
