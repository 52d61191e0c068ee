// Straight from the values into one string: a site prints each version's facts in every language, and a document tree
// in between costs more than the printing.
#include "json/write_json.h"

#include <string_view>

#include "base/utf8.h"

namespace candor::json {

namespace {

/// RFC 8259, section 7: quotes, backslashes and control characters are escaped, everything else stands as it is.
void append_escaped(std::string_view text, std::string& out) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    switch (letter) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (byte < 0x20) {
          out += "\\u00";
          out += digits[byte / 16];
          out += digits[byte % 16];
        } else {
          out += letter;
        }
    }
  }
}

/// Text is UTF-8 since it was read; what is not becomes U+FFFD, so that the file always is.
void append_string(std::string_view text, std::string& out) {
  out += '"';
  if (find_bad_utf8(text)) {
    std::string mended;
    for (std::size_t at = 0; at < text.size();) append_utf8(mended, next_code_point(text, at));
    append_escaped(mended, out);
  } else {
    append_escaped(text, out);
  }
  out += '"';
}

class Writer {
 public:
  Writer(Layout layout, std::string& out) : indented_(layout == Layout::indented), out_(out) {}

  void write(const Value& value) {
    switch (value.kind()) {
      case Kind::undefined:
      case Kind::none: out_ += "null"; return;
      case Kind::flag: out_ += value.is_yes() ? "true" : "false"; return;
      case Kind::number: out_ += std::to_string(value.number()); return;
      case Kind::list: list(value.items()); return;
      case Kind::map: map(value.entries()); return;
      default: append_string(value.text(), out_);
    }
  }

 private:
  void list(const std::vector<Value>& items) {
    open('[');
    for (const Value& item : items) {
      next();
      write(item);
    }
    close(']');
  }

  void map(const std::vector<Value::Entry>& entries) {
    open('{');
    for (const auto& [key, part] : entries) {
      if (!part.is_defined()) continue;
      next();
      append_string(key, out_);
      out_ += indented_ ? ": " : ":";
      write(part);
    }
    close('}');
  }

  void open(char bracket) {
    out_ += bracket;
    ++depth_;
    is_first_ = true;
  }

  void next() {
    if (!is_first_) out_ += ',';
    is_first_ = false;
    start_line();
  }

  void close(char bracket) {
    --depth_;
    if (!is_first_) start_line();
    is_first_ = false;
    out_ += bracket;
  }

  void start_line() {
    if (indented_) out_.append(1, '\n').append(2 * depth_, ' ');
  }

  bool indented_;
  std::string& out_;
  std::size_t depth_ = 0;
  bool is_first_ = true;  ///< nothing stands in the innermost bracket yet
};

}  // namespace

std::string write_json(const Value& value, Layout layout) {
  std::string out;
  Writer(layout, out).write(value);
  if (layout == Layout::indented) out += '\n';
  return out;
}

}  // namespace candor::json
