#include "template/lex.h"

#include <array>
#include <limits>

#include "base/utf8.h"
#include "template/characters.h"

namespace candor::templates {

namespace {

constexpr std::array<std::string_view, 6> long_operators = {"//", "**", "==", "!=", ">=", "<="};
constexpr std::string_view short_operators = "+-/*%~[](){}><=.:|,;";

/// `\r\n` and `\r` become `\n`, as Jinja reads them.
std::string with_plain_line_ends(std::string_view source) {
  std::string plain;
  if (source.find('\r') == std::string_view::npos) return std::string(source);
  plain.reserve(source.size());
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] != '\r') {
      plain.push_back(source[i]);
    } else {
      plain.push_back('\n');
      if (i + 1 < source.size() && source[i + 1] == '\n') ++i;
    }
  }
  return plain;
}

/// A byte of UTF-8 that is not the first of its character. The source is well-formed.
bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int digit_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

class Lexer {
 public:
  Lexer(std::string_view source, Place start, CompileOptions options, Diagnostics& diagnostics,
        std::vector<TokenAt>& tokens)
      : source_(with_plain_line_ends(source)),
        file_(std::move(start.file)),
        options_(options),
        diagnostics_(diagnostics),
        tokens_(tokens),
        first_line_(start.line),
        first_column_(start.column),
        line_(start.line),
        column_(start.column) {}

  bool read_template() {
    if (!check_source()) return false;
    while (pos_ < source_.size() && !failed_) read_text_and_tag();
    return finish();
  }

  bool read_expression() {
    if (!check_source()) return false;
    while (!failed_) {
      pos_ = skip_spaces(source_, pos_);
      if (pos_ >= source_.size()) break;
      read_token();
    }
    if (!failed_ && !open_.empty()) fail(pos_, 0, "the expression ends inside `" + std::string(1, open_.back()) + "`");
    return finish();
  }

 private:
  std::string source_;
  std::string file_;
  CompileOptions options_;
  Diagnostics& diagnostics_;
  std::vector<TokenAt>& tokens_;
  std::size_t pos_ = 0;
  std::string open_;  // brackets not yet closed
  bool failed_ = false;
  // where the last spot was, so that a spot is found by walking on from it
  std::size_t seen_ = 0;
  int first_line_;
  int first_column_;
  int line_;
  int column_;

  bool check_source() {
    if (source_.size() > longest_source) {
      Diagnostic too_long;
      too_long.id = "template-limit";
      too_long.place.file = file_;
      too_long.message = "the template is longer than 1 MiB";
      too_long.why = "a template of that size is a mistake, or an attack on the memory";
      too_long.help = "split it into included parts";
      diagnostics_.add(std::move(too_long));
      return false;
    }
    if (const auto bad = find_bad_utf8(source_)) return fail(*bad, 1, "a byte that is not UTF-8", "save it as UTF-8");
    return true;
  }

  bool finish() {
    if (failed_) return false;
    add(Token::end, pos_, 0, {});
    return true;
  }

  /// Found by walking on from the last spot, so that a long line costs no more than a short one.
  Spot spot(std::size_t offset, std::size_t length) {
    if (offset < seen_) {
      seen_ = 0;
      line_ = first_line_;
      column_ = first_column_;
    }
    for (; seen_ < offset && seen_ < source_.size(); ++seen_) {
      const char c = source_[seen_];
      if (c == '\n') {
        ++line_;
        column_ = 1;
      } else if (!continues_character(c)) {
        ++column_;
      }
    }
    const std::string_view covered = std::string_view(source_).substr(std::min(offset, source_.size()), length);
    const std::string_view first_line = covered.substr(0, covered.find('\n'));
    return {line_, column_, std::max(1, static_cast<int>(count_code_points(first_line)))};
  }

  bool fail(std::size_t offset, std::size_t length, std::string message, std::string help = {}) {
    failed_ = true;
    const Spot at = spot(offset, length);
    diagnostics_.add({.id = "template-syntax",
                      .place = {file_, at.line, at.column, at.length},
                      .message = std::move(message),
                      .why = "the template cannot be read further than this",
                      .help = std::move(help)});
    return false;
  }

  void add(Token token, std::size_t offset, std::size_t length, std::string text, std::int64_t number = 0) {
    // A stretch of text has no place of its own that anybody asks for; its start is enough.
    const Spot at = token == Token::data ? spot(offset, 0) : spot(offset, length);
    tokens_.push_back({token, std::move(text), number, at});
  }

  bool starts(std::size_t offset, std::string_view with) const {
    return std::string_view(source_).substr(offset, with.size()) == with;
  }

  /// What stands between here and the next tag, then the tag.
  void read_text_and_tag() {
    const std::size_t begin = pos_;
    std::size_t tag = begin;
    while (tag < source_.size() && !(source_[tag] == '{' && tag + 1 < source_.size() &&
                                     (source_[tag + 1] == '{' || source_[tag + 1] == '%' || source_[tag + 1] == '#'))) {
      tag = source_.find('{', tag + (source_[tag] == '{' ? 1 : 0));
      if (tag == std::string::npos) tag = source_.size();
    }
    if (tag >= source_.size()) {
      add_text(begin, source_.size());
      pos_ = source_.size();
      return;
    }
    const char sort = source_[tag + 1];
    const char sign = sign_at(tag + 2);
    add_text(begin, begin + kept(begin, tag, sign, sort == '{'));
    pos_ = tag + 2 + (sign ? 1 : 0);
    if (sort == '#') return skip_comment(tag);
    if (sort == '%' && skip_raw_begin()) return read_raw(tag);
    add(sort == '{' ? Token::variable_begin : Token::block_begin, tag, 2, {});
    read_tag(tag, sort == '{');
  }

  char sign_at(std::size_t offset) const {
    if (offset >= source_.size()) return 0;
    return source_[offset] == '-' || source_[offset] == '+' ? source_[offset] : 0;
  }

  void add_text(std::size_t begin, std::size_t end) {
    if (end > begin) add(Token::data, begin, end - begin, source_.substr(begin, end - begin));
  }

  /// How much of the text before a tag stays: `-` takes all white space, lstrip_blocks the blanks of a line that
  /// begins with a block tag.
  std::size_t kept(std::size_t begin, std::size_t tag, char sign, bool variable) const {
    const std::string_view text = std::string_view(source_).substr(begin, tag - begin);
    if (sign == '-') return trimmed_right(text).size();
    if (sign == '+' || variable || !options_.lstrip_blocks) return text.size();
    const std::size_t break_at = text.rfind('\n');
    const std::size_t line = break_at == std::string_view::npos ? 0 : break_at + 1;
    const bool begins_line = line > 0 || begin == 0 || source_[begin - 1] == '\n';
    return begins_line && skip_spaces(text, line) == text.size() ? line : text.size();
  }

  /// The end of a tag at `offset`, given its closing characters: how many bytes it takes, or 0.
  std::size_t end_of_tag(std::size_t offset, std::string_view closing, bool may_trim) const {
    if (starts(offset, closing)) {
      const std::size_t end = offset + closing.size();
      const bool trims = may_trim && options_.trim_blocks && end < source_.size() && source_[end] == '\n';
      return closing.size() + (trims ? 1 : 0);
    }
    if (offset >= source_.size() || !starts(offset + 1, closing)) return 0;
    if (source_[offset] == '-') return skip_spaces(source_, offset + 1 + closing.size()) - offset;
    return source_[offset] == '+' && may_trim ? 1 + closing.size() : 0;
  }

  void skip_comment(std::size_t tag) {
    for (std::size_t i = pos_; i < source_.size(); ++i) {
      if (source_[i] != '#' && source_[i] != '-' && source_[i] != '+') continue;
      if (const std::size_t length = end_of_tag(i, "#}", true)) {
        pos_ = i + length;
        return;
      }
    }
    fail(tag, 2, "the comment is never closed", "end it with `#}`");
  }

  /// `{% raw %}`, from after its sign. Its own end takes no line break away.
  bool skip_raw_begin() {
    std::size_t at = skip_spaces(source_, pos_);
    if (!starts(at, "raw")) return false;
    at = skip_spaces(source_, at + 3);
    if (starts(at, "%}")) {
      pos_ = at + 2;
    } else if (starts(at, "-%}")) {
      pos_ = skip_spaces(source_, at + 3);
    } else {
      return false;
    }
    return true;
  }

  void read_raw(std::size_t tag) {
    const std::size_t begin = pos_;
    for (std::size_t i = source_.find("{%", begin); i != std::string::npos; i = source_.find("{%", i + 1)) {
      const char sign = sign_at(i + 2);
      std::size_t at = skip_spaces(source_, i + 2 + (sign ? 1 : 0));
      if (!starts(at, "endraw")) continue;
      at = skip_spaces(source_, at + 6);
      const std::size_t length = end_of_tag(at, "%}", true);
      if (length == 0) continue;
      add_text(begin, begin + kept(begin, i, sign, false));
      pos_ = at + length;
      return;
    }
    fail(tag, 2, "`{% raw %}` is never closed", "end it with `{% endraw %}`");
  }

  void read_tag(std::size_t tag, bool variable) {
    open_.clear();
    while (!failed_) {
      if (pos_ >= source_.size()) {
        fail(tag, 2, variable ? "`{{` is never closed" : "`{%` is never closed",
             variable ? "end it with `}}`" : "end it with `%}`");
        return;
      }
      // Inside brackets `}}` closes two of them, as in `{{ {"a": {}} }}`.
      if (open_.empty()) {
        if (const std::size_t length = end_of_tag(pos_, variable ? "}}" : "%}", !variable)) {
          add(variable ? Token::variable_end : Token::block_end, pos_, 2, {});
          pos_ += length;
          return;
        }
      }
      if (const std::size_t length = space_at(source_, pos_)) {
        pos_ += length;
      } else {
        read_token();
      }
    }
  }

  void read_token() {
    const char c = source_[pos_];
    if (is_digit(c)) return read_number();
    if (is_word(c)) return read_name();
    if (c == '"' || c == '\'') return read_string(c);
    read_operator();
  }

  void read_name() {
    const std::size_t begin = pos_;
    while (pos_ < source_.size() && is_word(source_[pos_])) ++pos_;
    add(Token::name, begin, pos_ - begin, source_.substr(begin, pos_ - begin));
  }

  void read_operator() {
    const std::size_t begin = pos_;
    std::size_t length = short_operators.find(source_[pos_]) != std::string_view::npos ? 1 : 0;
    for (const std::string_view longer : long_operators) {
      if (starts(pos_, longer)) length = 2;
    }
    if (length == 0) {
      const std::size_t bytes = character_length(source_, pos_);
      fail(pos_, bytes, "`" + source_.substr(pos_, bytes) + "` means nothing in an expression",
           "names are letters, digits and `_`; other keys are asked for as `map[\"key\"]`");
      return;
    }
    if (!balance(source_[pos_])) return;
    pos_ += length;
    add(Token::operator_, begin, length, source_.substr(begin, length));
  }

  bool balance(char c) {
    if (c == '(') open_.push_back(')');
    if (c == '[') open_.push_back(']');
    if (c == '{') open_.push_back('}');
    if (open_.size() > 200) return fail(pos_, 1, "brackets nest more than 200 deep");
    if (c != ')' && c != ']' && c != '}') return true;
    if (open_.empty()) return fail(pos_, 1, "`" + std::string(1, c) + "` closes nothing");
    const char expected = open_.back();
    open_.pop_back();
    if (expected == c) return true;
    return fail(pos_, 1, "`" + std::string(1, c) + "` stands where `" + std::string(1, expected) + "` should");
  }

  /// Digits of one base, `_` between two of them. Gives false on overflow.
  bool read_digits(int base, std::int64_t& number) {
    while (pos_ < source_.size()) {
      std::size_t at = pos_;
      if (source_[at] == '_') ++at;
      const int digit = at < source_.size() ? digit_value(source_[at]) : 99;
      if (digit >= base) return true;
      if (number > (std::numeric_limits<std::int64_t>::max() - digit) / base) return false;
      number = number * base + digit;
      pos_ = at + 1;
    }
    return true;
  }

  void read_number() {
    const std::size_t begin = pos_;
    const char mark = pos_ + 1 < source_.size() ? static_cast<char>(source_[pos_ + 1] | 0x20) : '\0';
    const int base = source_[pos_] != '0' ? 10 : mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
    std::int64_t number = 0;
    if (base != 10) pos_ += 2;
    const std::size_t digits = pos_;
    if (!read_digits(base, number)) {
      fail(begin, pos_ - begin, "the number is larger than 9223372036854775807");
      return;
    }
    if (pos_ == digits) return void(fail(begin, 2, "`" + source_.substr(begin, 2) + "` is not followed by a digit"));
    if (base == 10 && is_fraction(begin)) {
      fail(begin, pos_ - begin, "a number with a fraction or exponent", "templates count in whole numbers");
      return;
    }
    if (base == 10 && source_[begin] == '0' && number != 0) {
      fail(begin, pos_ - begin, "`" + source_.substr(begin, pos_ - begin) + "` begins with 0", "leave the 0 out");
      return;
    }
    add(Token::integer, begin, pos_ - begin, source_.substr(begin, pos_ - begin), number);
  }

  /// `1.5`, `1e9`; but `rows.0.1` is two subscripts.
  bool is_fraction(std::size_t begin) const {
    if (begin > 0 && source_[begin - 1] == '.') return false;
    std::size_t at = pos_;
    if (at + 1 < source_.size() && source_[at] == '.' && is_digit(source_[at + 1])) return true;
    if (at >= source_.size() || (source_[at] | 0x20) != 'e') return false;
    ++at;
    if (at < source_.size() && (source_[at] == '+' || source_[at] == '-')) ++at;
    return at < source_.size() && is_digit(source_[at]);
  }

  void read_string(char quote) {
    const std::size_t begin = pos_;
    std::string text;
    ++pos_;
    while (pos_ < source_.size() && source_[pos_] != quote) {
      if (source_[pos_] != '\\') {
        text.push_back(source_[pos_++]);
      } else if (!read_escape(text)) {
        return;
      }
    }
    if (pos_ >= source_.size()) {
      fail(begin, 1, "the text is never closed", "end it with `" + std::string(1, quote) + "`");
      return;
    }
    ++pos_;
    add(Token::string, begin, pos_ - begin, std::move(text));
  }

  /// Python's escapes; one that it does not know stays as it is, backslash and all.
  bool read_escape(std::string& text) {
    static constexpr std::string_view letters = "abfnrtv\\'\"";
    static constexpr std::string_view meant = "\a\b\f\n\r\t\v\\'\"";
    const char c = pos_ + 1 < source_.size() ? source_[pos_ + 1] : '\0';
    if (const std::size_t known = letters.find(c); c != '\0' && known != std::string_view::npos) {
      text.push_back(meant[known]);
    } else if (c == 'x' || c == 'u' || c == 'U') {
      return read_code_point(text, c == 'x' ? 2 : c == 'u' ? 4 : 8);
    } else if (c >= '0' && c <= '7') {
      return read_octal(text);
    } else if (c == 'N') {
      return fail(pos_, 2, "`\\N` names a character", "write the character itself, or `\\u` and its number");
    } else if (c != '\n') {
      text.push_back('\\');
      ++pos_;
      return true;
    }
    pos_ += 2;
    return true;
  }

  bool read_octal(std::string& text) {
    char32_t code = 0;
    std::size_t at = pos_ + 1;
    for (int i = 0; i < 3 && at < source_.size() && source_[at] >= '0' && source_[at] <= '7'; ++i, ++at) {
      code = code * 8 + static_cast<char32_t>(source_[at] - '0');
    }
    append_utf8(text, code);
    pos_ = at;
    return true;
  }

  bool read_code_point(std::string& text, int digits) {
    char32_t code = 0;
    for (int i = 0; i < digits; ++i) {
      const std::size_t at = pos_ + 2 + static_cast<std::size_t>(i);
      const int digit = at < source_.size() ? digit_value(source_[at]) : 99;
      if (digit > 15) return fail(pos_, 2, "the escape needs " + std::to_string(digits) + " hexadecimal digits");
      code = code * 16 + static_cast<char32_t>(digit);
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
      return fail(pos_, static_cast<std::size_t>(digits) + 2, "the escape names no character");
    }
    append_utf8(text, code);
    pos_ += static_cast<std::size_t>(digits) + 2;
    return true;
  }
};

}  // namespace

bool read_tokens(std::string_view source, const std::string& file, CompileOptions options, Diagnostics& diagnostics,
                 std::vector<TokenAt>& tokens) {
  return Lexer(source, {file, 1, 1, 0}, options, diagnostics, tokens).read_template();
}

bool read_expression_tokens(std::string_view source, const Place& start, Diagnostics& diagnostics,
                            std::vector<TokenAt>& tokens) {
  return Lexer(source, start, {}, diagnostics, tokens).read_expression();
}

}  // namespace candor::templates
