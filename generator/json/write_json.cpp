#include "json/write_json.h"

#include <fmt/format.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace candor::json {

namespace {

using Json = nlohmann::json;

/// JSON that is printed reaches a terminal too: what could move its cursor or turn its text around is written as an
/// escape (RFC 8259, section 7), which means the same. In JSON such characters stand in strings alone.
std::string visible(std::string json) {
  constexpr std::string_view first_bytes = "\x7f\xc2\xd8\xe2\xef";
  if (json.find_first_of(first_bytes) == std::string::npos) return json;
  std::string out;
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t begin = at;
    const char32_t code_point = next_code_point(json, at);
    if (is_control_or_bidi(code_point)) {
      out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(code_point));
    } else {
      out.append(json, begin, at - begin);
    }
  }
  return out;
}

/// Text is UTF-8 since it was read; what is not becomes U+FFFD rather than an exception.
std::string in_quotes(const std::string& text) {
  return visible(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace));
}

/// Lists and maps are written as they are walked: a report may have hundreds of thousands of entries, and a second tree
/// of them would be the largest thing in memory.
class Writer {
 public:
  explicit Writer(Layout layout) : is_indented_(layout == Layout::indented) {}

  void value(const Value& value) {
    switch (value.kind()) {
      case Kind::undefined:
      case Kind::none: out_ += "null"; return;
      case Kind::flag: out_ += value.is_yes() ? "true" : "false"; return;
      case Kind::number: out_ += std::to_string(value.number()); return;
      case Kind::list:
        open('[');
        for (const Value& item : value.items()) {
          begin_entry();
          this->value(item);
        }
        close(']');
        return;
      case Kind::map:
        open('{');
        for (const auto& [key, part] : value.entries()) {
          if (!part.is_defined()) continue;
          begin_entry();
          out_ += in_quotes(key) + (is_indented_ ? ": " : ":");
          this->value(part);
        }
        close('}');
        return;
      default: out_ += in_quotes(value.text());
    }
  }

  std::string take() && { return std::move(out_); }

 private:
  void open(char bracket) {
    out_ += bracket;
    is_empty_ = true;
    ++depth_;
  }

  void begin_entry() {
    if (!is_empty_) out_ += ',';
    is_empty_ = false;
    break_line();
  }

  void close(char bracket) {
    --depth_;
    if (!is_empty_) break_line();
    out_ += bracket;
    is_empty_ = false;
  }

  void break_line() {
    if (is_indented_) out_.append("\n").append(2 * depth_, ' ');
  }

  const bool is_indented_;
  bool is_empty_ = true;  ///< has the list or map that was opened last nothing yet?
  std::size_t depth_ = 0;
  std::string out_;
};

}  // namespace

std::string write_json(const Value& value, Layout layout) {
  Writer writer(layout);
  writer.value(value);
  return std::move(writer).take() + (layout == Layout::indented ? "\n" : "");
}

}  // namespace candor::json
