// What is written must be what a well-kept JSON library writes for the same tree, byte for byte.
#include "json/write_json.h"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

using candor::Kind;
using candor::Value;
using candor::json::Layout;
using candor::json::write_json;
using Json = nlohmann::ordered_json;

namespace {

Json peer(const Value& value) {
  switch (value.kind()) {
    case Kind::undefined:
    case Kind::none: return nullptr;
    case Kind::flag: return value.is_yes();
    case Kind::number: return value.number();
    case Kind::list: {
      Json list = Json::array();
      for (const Value& item : value.items()) list.push_back(peer(item));
      return list;
    }
    case Kind::map: {
      Json map = Json::object();
      for (const auto& [key, part] : value.entries()) {
        if (part.is_defined()) map.emplace(key, peer(part));
      }
      return map;
    }
    default: return value.text();
  }
}

void check_against_peer(const Value& value) {
  constexpr auto replace = Json::error_handler_t::replace;
  CHECK(write_json(value) == peer(value).dump(2, ' ', false, replace) + "\n");
  CHECK(write_json(value, Layout::one_line) == peer(value).dump(-1, ' ', false, replace));
}

Value random_value(std::mt19937& random, int depth) {
  const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
  switch (depth == 0 ? pick(4) : pick(6)) {
    case 0: return Value::flag(pick(2) == 0);
    case 1: return Value::number(pick(1000) - 500);
    case 2: return pick(3) == 0 ? Value::none() : Value::scalar(Kind::date, "2026-04-14");
    case 3: {
      std::string text;
      for (int i = pick(8); i > 0; --i) text += static_cast<char>(pick(128));
      return Value::text(text + (pick(2) == 0 ? "한é\xF0\x9F\x98\x80" : ""));
    }
    case 4: {
      std::vector<Value> items;
      for (int i = pick(4); i > 0; --i) items.push_back(random_value(random, depth - 1));
      return Value::list(std::move(items));
    }
    default: {
      std::vector<Value::Entry> entries;
      for (int i = pick(4); i > 0; --i) entries.emplace_back("k\"" + std::to_string(i), random_value(random, depth - 1));
      if (pick(3) == 0) entries.emplace_back("absent", Value());
      return Value::map(std::move(entries));
    }
  }
}

}  // namespace

TEST_CASE("any tree is written as nlohmann writes it") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) check_against_peer(random_value(random, 4));
}

TEST_CASE("an empty list and an empty map stand on one line") {
  CHECK(write_json(Value::map({{"a", Value::list({})}, {"b", Value::map({})}})) == "{\n  \"a\": [],\n  \"b\": {}\n}\n");
}

TEST_CASE("bytes that are no UTF-8 become U+FFFD, so that the file is UTF-8") {
  CHECK(write_json(Value::text("a\xFF" "b"), Layout::one_line) == "\"a\xEF\xBF\xBD" "b\"");
}
