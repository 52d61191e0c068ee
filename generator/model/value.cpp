#include "model/value.h"

#include <algorithm>
#include <charconv>

namespace candor {

/// What scalars have none of but references. A company's facts are tens of thousands of scalars: their nodes are small.
/// Values that differ in their origins alone share it.
struct Value::Content {
  std::string target;
  std::vector<Value> items;
  std::vector<Entry> entries;
  Names known;
};

struct Value::Node {
  Kind kind = Kind::undefined;
  bool open = true;
  std::string text;
  std::vector<OriginPtr> origins;
  std::shared_ptr<const Content> content;
};

namespace {

const std::string no_text;
const Place no_place;
const std::vector<Value> no_items;
const std::vector<Value::Entry> no_entries;
const std::vector<OriginPtr> no_origins;
const std::vector<std::string> no_names;
const Value undefined_value;

const Origin* first_fact(const std::vector<OriginPtr>& origins) {
  const auto found = std::find_if(origins.begin(), origins.end(),
                                  [](const OriginPtr& origin) { return origin->source == Origin::Source::fact; });
  return found == origins.end() ? nullptr : found->get();
}

}  // namespace

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::undefined: return "nothing";
    case Kind::none: return "none";
    case Kind::flag: return "yes or no";
    case Kind::number: return "a whole number";
    case Kind::text: return "text";
    case Kind::markdown: return "Markdown";
    case Kind::markup: return "finished text";
    case Kind::choice: return "a word of a closed list";
    case Kind::reference: return "a reference";
    case Kind::date: return "a date";
    case Kind::period: return "a period";
    case Kind::country: return "a country";
    case Kind::language: return "a language";
    case Kind::email: return "an e-mail address";
    case Kind::url: return "a web address";
    case Kind::list: return "a list";
    case Kind::map: return "a map";
  }
  return "nothing";
}

Value Value::none() { return scalar(Kind::none, {}); }

Value Value::flag(bool yes) { return scalar(Kind::flag, yes ? "yes" : "no"); }

Value Value::number(std::int64_t number) { return scalar(Kind::number, std::to_string(number)); }

Value Value::scalar(Kind kind, std::string text) {
  auto node = std::make_shared<Node>();
  node->kind = kind;
  node->text = std::move(text);
  return Value(std::move(node));
}

std::shared_ptr<Value::Node> Value::node_of(Kind kind, std::shared_ptr<const Content> content) {
  auto node = std::make_shared<Node>();
  node->kind = kind;
  node->content = std::move(content);
  return node;
}

Value Value::list(std::vector<Value> items) {
  return Value(node_of(Kind::list, std::make_shared<Content>(Content{{}, std::move(items), {}, nullptr})));
}

Value Value::map(std::vector<Entry> entries) {
  return Value(node_of(Kind::map, std::make_shared<Content>(Content{{}, {}, std::move(entries), nullptr})));
}

Value Value::record(std::vector<Entry> entries, Names known) {
  if (!known) {
    auto names = std::make_shared<std::vector<std::string>>();
    for (const auto& [key, value] : entries) names->push_back(key);
    known = std::move(names);
  }
  auto node = node_of(Kind::map, std::make_shared<Content>(Content{{}, {}, std::move(entries), std::move(known)}));
  node->open = false;
  return Value(std::move(node));
}

Value Value::reference(std::string text, std::string target) {
  auto node = node_of(Kind::reference, std::make_shared<Content>(Content{std::move(target), {}, {}, nullptr}));
  node->text = std::move(text);
  return Value(std::move(node));
}

Kind Value::kind() const { return node_ ? node_->kind : Kind::undefined; }

bool Value::is_scalar() const {
  const Kind k = kind();
  return k != Kind::undefined && k != Kind::none && k != Kind::list && k != Kind::map;
}

const std::string& Value::text() const { return node_ ? node_->text : no_text; }
bool Value::is_yes() const { return is(Kind::flag) && node_->text == "yes"; }

std::int64_t Value::number() const {
  std::int64_t number = 0;
  if (is(Kind::number)) std::from_chars(node_->text.data(), node_->text.data() + node_->text.size(), number);
  return number;
}

const std::string& Value::target() const { return node_ && node_->content ? node_->content->target : no_text; }
const std::vector<Value>& Value::items() const { return node_ && node_->content ? node_->content->items : no_items; }
const std::vector<Value::Entry>& Value::entries() const {
  return node_ && node_->content ? node_->content->entries : no_entries;
}
std::size_t Value::size() const { return is(Kind::list) ? items().size() : entries().size(); }

const Value* Value::find(std::string_view key) const {
  for (const auto& [name, value] : entries()) {
    if (name == key) return &value;
  }
  return nullptr;
}

const Value& Value::at(std::string_view key) const {
  const Value* found = find(key);
  return found ? *found : undefined_value;
}

const Value& Value::at_path(std::string_view path) const {
  const Value* here = this;
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    const std::string_view step = path.substr(0, dot);
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    if (here->is(Kind::list)) {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
      if (error != std::errc{} || end != step.data() + step.size()) return undefined_value;
      if (index >= here->items().size()) return undefined_value;
      here = &here->items()[index];
    } else {
      here = &here->at(step);
    }
  }
  return *here;
}

bool Value::is_open() const { return node_ && node_->open; }
const std::vector<std::string>& Value::known() const {
  return node_ && node_->content && node_->content->known ? *node_->content->known : no_names;
}
const std::vector<OriginPtr>& Value::origins() const { return node_ ? node_->origins : no_origins; }

const std::string& Value::path() const {
  const Origin* fact = first_fact(origins());
  return fact ? fact->path : no_text;
}

const Place& Value::place() const {
  const Origin* fact = first_fact(origins());
  return fact ? fact->place : no_place;
}

Value Value::with_origin(OriginPtr origin) const& { return with_origins({std::move(origin)}); }
Value Value::with_origin(OriginPtr origin) && { return std::move(*this).with_origins({std::move(origin)}); }

Value Value::with_origins(std::vector<OriginPtr> origins) && {
  if (node_.use_count() != 1) return std::as_const(*this).with_origins(std::move(origins));
  const_cast<Node&>(*node_).origins = std::move(origins);  // made by us, and never as a const object
  return std::move(*this);
}

Value Value::with_origins(std::vector<OriginPtr> origins) const& {
  auto node = node_ ? std::make_shared<Node>(*node_) : std::make_shared<Node>();
  node->origins = std::move(origins);
  return Value(std::move(node));
}

/// A new node of the same kind, keys and origins, for other items or entries.
Value Value::with_content(Content content) const {
  if (node_ && node_->content) {
    content.target = node_->content->target;
    content.known = node_->content->known;
  }
  auto node = node_ ? std::make_shared<Node>(*node_) : std::make_shared<Node>();
  node->content = std::make_shared<Content>(std::move(content));
  return Value(std::move(node));
}

Value Value::with_items(std::vector<Value> items) const { return with_content({{}, std::move(items), {}, nullptr}); }

Value Value::with_entries(std::vector<Entry> entries) const {
  return with_content({{}, {}, std::move(entries), nullptr});
}

bool Value::same_as(const Value& other) const {
  if (node_ == other.node_) return true;
  if (kind() != other.kind()) return false;
  if (is(Kind::list)) {
    return std::equal(items().begin(), items().end(), other.items().begin(), other.items().end(),
                      [](const Value& a, const Value& b) { return a.same_as(b); });
  }
  if (is(Kind::map)) {
    return std::equal(entries().begin(), entries().end(), other.entries().begin(), other.entries().end(),
                      [](const Entry& a, const Entry& b) { return a.first == b.first && a.second.same_as(b.second); });
  }
  return text() == other.text();
}

void add_origin(std::vector<OriginPtr>& origins, const OriginPtr& origin) {
  const bool known = std::any_of(origins.begin(), origins.end(), [&](const OriginPtr& other) {
    return other == origin || (other->source == origin->source && other->path == origin->path);
  });
  if (!known) origins.push_back(origin);
}

void add_origins(std::vector<OriginPtr>& origins, const std::vector<OriginPtr>& more) {
  for (const OriginPtr& origin : more) add_origin(origins, origin);
}

}  // namespace candor
