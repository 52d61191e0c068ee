#include "json/write_json.h"

#include <nlohmann/json.hpp>

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

}  // namespace

std::string write_json(const Value& value, Layout layout) {
  // Text is UTF-8 since it was read; what is not becomes U+FFFD rather than an exception.
  constexpr auto replace = Json::error_handler_t::replace;
  if (layout == Layout::one_line) return json_of(value).dump(-1, ' ', false, replace);
  return json_of(value).dump(2, ' ', false, replace) + "\n";
}

}  // namespace candor::json
