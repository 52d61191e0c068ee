#include "wording/things.h"

#include <string_view>

#include "wording/message_call.h"

namespace candor::wording {

namespace {

Value with_both(const Value& value, const std::vector<OriginPtr>& more) {
  std::vector<OriginPtr> origins = value.origins();
  add_origins(origins, more);
  return value.with_origins(std::move(origins));
}

/// A part of a thing that a reference named: a scalar, or a list of them.
Value named_part(const Value& part, const std::vector<OriginPtr>& reference) {
  if (part.is_scalar()) return with_both(part, reference);
  if (!part.is(Kind::list)) return part;
  std::vector<Value> items = part.items();
  for (Value& item : items) {
    if (item.is_scalar()) item = with_both(item, reference);
  }
  return part.with_items(std::move(items));
}

Value resolve(const templates::Call& call, const Value& reference, const Speech& speech) {
  if (!reference.is(Kind::reference)) {
    return call.fail("`" + std::string(call.name()) + "` takes references, not " +
                     std::string(name_of(reference.kind())));
  }
  const Value& thing = speech.facts.at_path(reference.target());
  if (!thing.is_defined()) return call.fail("`" + reference.text() + "` names nothing");
  if (!thing.is(Kind::map)) return with_both(thing, reference.origins());
  // Whoever prints a part of the thing states the reference too.
  std::vector<Value::Entry> entries;
  for (const auto& [key, part] : thing.entries()) {
    entries.emplace_back(key, named_part(part, reference.origins()));
  }
  return thing.with_entries(std::move(entries));
}

/// Those of the scalars in it: a group is stated by its parts.
void add_all_origins(const Value& value, std::vector<OriginPtr>& origins) {
  if (value.is_scalar()) add_origins(origins, value.origins());
  for (const Value& item : value.items()) add_all_origins(item, origins);
  for (const auto& [key, child] : value.entries()) add_all_origins(child, origins);
}

/// Undefined for a thing the company has not named: then the page is silent about it.
Value name_of_thing(const Value& thing) {
  for (const std::string_view field : naming_fields) {
    const Value& name = thing.at(field);
    if (name.is_defined()) return name;
  }
  return {};
}

void add_name(std::vector<Value>& names, const Value& name) {
  if (name.is_defined()) names.push_back(name);
}

Value name_of_one(const templates::Call& call, const Value& reference, const Speech& speech) {
  const Value thing = resolve(call, reference, speech);
  return name_of_thing(thing);
}

}  // namespace

Value stating(const templates::Call& call) {
  const Value& words = call.arg(0);
  if (!words.is_defined()) return {};
  std::vector<OriginPtr> origins = words.origins();
  for (std::size_t i = 1; i < call.args().size(); ++i) add_all_origins(call.arg(i), origins);
  return words.with_origins(std::move(origins));
}

Value thing_named(const templates::Call& call, const Speech& speech) {
  return call.arg(0).is_defined() ? resolve(call, call.arg(0), speech) : Value();
}

Value names_of(const templates::Call& call, const Speech& speech) {
  const Value& references = call.arg(0);
  if (!references.is_defined()) return {};
  std::vector<Value> names;
  if (references.is(Kind::map)) {
    for (const auto& [id, thing] : references.entries()) add_name(names, name_of_thing(thing));
    return Value::list(std::move(names));
  }
  if (!references.is(Kind::list)) return name_of_one(call, references, speech);
  for (const Value& reference : references.items()) add_name(names, name_of_one(call, reference, speech));
  return Value::list(std::move(names));
}

Value worded(const templates::Call& call, const Words& words, const Speech& speech) {
  const Value& choices = call.arg(0);
  if (!choices.is_defined()) return {};
  const std::string& message = call.arg(1).text();
  const auto one = [&](const Value& choice) { return say_message(call, message, {{"value", choice}}, words, speech); };
  if (!choices.is(Kind::list)) return one(choices);
  std::vector<Value> said;
  for (const Value& choice : choices.items()) said.push_back(one(choice));
  return Value::list(std::move(said));
}

}  // namespace candor::wording
