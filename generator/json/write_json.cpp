#include "json/write_json.h"

#include <fmt/format.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/utf8.h"

namespace candor::json {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Value& value) {
  switch (value.kind()) {
    case Kind::undefined:
    case Kind::none: return nullptr;
    case Kind::flag: return value.is_yes();
    case Kind::number: return value.number();
    case Kind::list: {
      Json list = Json::array();
      for (const Value& item : value.items()) list.push_back(json_of(item));
      return list;
    }
    case Kind::map: {
      Json map = Json::object();
      for (const auto& [key, part] : value.entries()) {
        if (part.is_defined()) map.emplace(key, json_of(part));
      }
      return map;
    }
    default: return value.text();
  }
}

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

}  // namespace

std::string write_json(const Value& value, Layout layout) {
  // Text is UTF-8 since it was read; what is not becomes U+FFFD rather than an exception.
  constexpr auto replace = Json::error_handler_t::replace;
  if (layout == Layout::one_line) return visible(json_of(value).dump(-1, ' ', false, replace));
  return visible(json_of(value).dump(2, ' ', false, replace)) + "\n";
}

}  // namespace candor::json
