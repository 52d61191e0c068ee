#include "template/environment.h"

#include <algorithm>

#include "template/builtins.h"
#include "template/run.h"

namespace candor::templates {

namespace {

template <class ByName>
auto found_in(const ByName& by_name, std::string_view name) {
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : &found->second.callable;
}

template <class ByName>
const Takes* takes_in(const ByName& by_name, std::string_view name) {
  const auto found = by_name.find(name);
  return found == by_name.end() || !found->second.takes ? nullptr : &*found->second.takes;
}

template <class ByName>
std::vector<std::string> all_names(const ByName& by_name, std::span<const BuiltIn> built_in) {
  std::vector<std::string> names;
  for (const auto& [name, entry] : by_name) names.push_back(name);
  for (const BuiltIn& entry : built_in) names.emplace_back(entry.name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace

OutputKind Call::output() const { return run_.output_kind(); }

const Value& Call::arg(std::size_t index) const { return index < args_.size() ? args_[index] : undefined_value; }

const Value* Call::named(std::string_view name) const {
  for (const auto& [known, value] : named_) {
    if (known == name) return &value;
  }
  return nullptr;
}

const Value* Call::parameter(std::size_t index, std::string_view name) const {
  return index < args_.size() ? &args_[index] : named(name);
}

Value Call::fail(std::string message, std::string help, std::string id) const {
  run_.fail(spot_, std::move(id), std::move(message), std::move(help));
  return {};
}

bool Call::charge(std::size_t steps) const { return run_.charge(spot_, steps); }
bool Call::fits(std::size_t bytes) const { return run_.fits(spot_, bytes); }

Value Call::filter(std::string_view name, std::span<const Value> args, std::span<const Named> named) const {
  return run_.apply_filter(spot_, name, args, named);
}

bool Call::test(std::string_view name, std::span<const Value> args, std::span<const Named> named) const {
  return run_.apply_test(spot_, name, args, named);
}

Value Call::attribute(const Value& of, std::string_view path) const { return run_.attribute_at(spot_, of, path); }
Value Call::escaped(const Value& value) const { return run_.escaped(spot_, value); }

const Function* Environment::function(std::string_view name) const { return found_in(functions_, name); }
const Function* Environment::filter(std::string_view name) const { return found_in(filters_, name); }
const Test* Environment::test(std::string_view name) const { return found_in(tests_, name); }

bool Environment::has_test(std::string_view name) const {
  return test(name) != nullptr || find_built_in(built_in_tests(), name) != nullptr;
}

const Takes* Environment::function_takes(std::string_view name) const { return takes_in(functions_, name); }
const Takes* Environment::filter_takes(std::string_view name) const { return takes_in(filters_, name); }
const Takes* Environment::test_takes(std::string_view name) const { return takes_in(tests_, name); }

std::vector<std::string> Environment::function_names() const { return all_names(functions_, built_in_functions()); }
std::vector<std::string> Environment::filter_names() const { return all_names(filters_, built_in_filters()); }
std::vector<std::string> Environment::test_names() const { return all_names(tests_, built_in_tests()); }

void Context::set(std::string name, Value value) {
  const auto known =
      std::find_if(single_.begin(), single_.end(), [&](const auto& entry) { return entry.first == name; });
  if (known != single_.end()) {
    known->second = std::move(value);
  } else {
    single_.emplace_back(std::move(name), std::move(value));
  }
}

void Context::declare(const std::vector<std::string>& names) {
  layers_.insert(layers_.begin(), Value::record({}, std::make_shared<std::vector<std::string>>(names)));
}

const Value* Context::find(std::string_view name) const {
  for (const auto& [known, value] : single_) {
    if (known == name) return &value;
  }
  for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
    if (const Value* found = layer->find(name)) return found;
  }
  for (const Value& layer : layers_) {
    const auto& known = layer.known();
    if (std::find(known.begin(), known.end(), name) != known.end()) return &undefined_value;
  }
  return nullptr;
}

std::vector<std::string> Context::names() const {
  std::vector<std::string> names;
  for (const auto& [name, value] : single_) names.push_back(name);
  for (const Value& layer : layers_) {
    for (const auto& [name, value] : layer.entries()) names.push_back(name);
    names.insert(names.end(), layer.known().begin(), layer.known().end());
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace candor::templates
