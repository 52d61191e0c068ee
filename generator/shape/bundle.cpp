// The schema as one JSON Schema document, for `candor schema` and for editors. The files are YAML so that they can
// carry comments; here their plain scalars become JSON's types where a keyword wants one.
#include <set>
#include <utility>

#include "json/write_json.h"
#include "model/value.h"
#include "shape/editor_schema.h"
#include "shape/rule.h"

namespace candor::shape {

namespace {

using yaml::Node;
using yaml::NodeKind;

Value as_text(const Node& node) {
  if (node.kind == NodeKind::list) {
    std::vector<Value> items;
    for (const Node& item : node.items) items.push_back(as_text(item));
    return Value::list(std::move(items));
  }
  if (node.kind == NodeKind::map) {
    std::vector<Value::Entry> entries;
    for (const yaml::Entry& entry : node.entries) entries.emplace_back(entry.key, as_text(entry.value));
    return Value::map(std::move(entries));
  }
  return Value::text(node.text);
}

class Bundle {
 public:
  explicit Bundle(std::string file) : file_(std::move(file)) {}

  Value schema(const Node& node) const {
    if (node.kind == NodeKind::scalar) return Value::flag(node.text == "true");
    std::vector<Value::Entry> entries;
    for (const yaml::Entry& entry : node.entries) entries.emplace_back(entry.key, keyword(entry.key, entry.value));
    if (const Node* format = node.find("format"); format != nullptr && node.find("pattern") == nullptr) {
      const std::string pattern = pattern_of(format->text);
      if (!pattern.empty()) entries.emplace_back("pattern", Value::text(pattern));
    }
    return Value::map(std::move(entries));
  }

 private:
  /// Editors do not know our formats; a pattern that refuses no good text shows them the plainest mistakes.
  static std::string pattern_of(const std::string& format) {
    if (format == "period") return "^[1-9][0-9]{0,3} (hour|day|week|month|year|business day)s?$";
    if (format == "country") return "^[A-Z]{2}$";
    if (format == "language") return "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$";
    if (format == "id") return "^[a-z0-9]+(-[a-z0-9]+)*$";
    return {};
  }

  Value keyword(const std::string& name, const Node& node) const {
    static const std::set<std::string> of_schemas{"properties", "$defs"};
    static const std::set<std::string> lists{"oneOf", "anyOf", "allOf"};
    static const std::set<std::string> schemas{"items", "additionalProperties", "unevaluatedProperties",
                                               "propertyNames"};
    static const std::set<std::string> numbers{"minItems", "maxItems", "minLength", "maxLength", "minProperties"};
    static const std::set<std::string> flags{"uniqueItems", "deprecated", "x-team", "x-whole", "x-support"};
    if (of_schemas.contains(name)) return map_of_schemas(node);
    if (lists.contains(name)) {
      std::vector<Value> items;
      for (const Node& item : node.items) items.push_back(schema(item));
      return Value::list(std::move(items));
    }
    if (schemas.contains(name)) return schema(node);
    if (numbers.contains(name)) return Value::scalar(Kind::number, node.text);
    if (flags.contains(name)) return Value::flag(node.text == "true");
    if (name == "$ref") return Value::text(address(node.text));
    return as_text(node);
  }

  Value map_of_schemas(const Node& node) const {
    std::vector<Value::Entry> entries;
    for (const yaml::Entry& entry : node.entries) entries.emplace_back(entry.key, schema(entry.value));
    return Value::map(std::move(entries));
  }

  /// `period.yaml#/$defs/span`, `#/$defs/span`: within the bundle each file stands at `#/$defs/<file>`.
  std::string address(const std::string& written) const {
    const std::size_t hash = std::min(written.find('#'), written.size());
    const std::string file = hash == 0 ? file_ : written.substr(0, hash);
    const std::string rest = hash < written.size() ? written.substr(hash + 1) : "";
    return "#/$defs/" + file + rest;
  }

  std::string file_;
};

}  // namespace

std::string Schema::bundle_json() const { return bundle_json({}); }

std::string Schema::bundle_json(std::string_view file) const { return json::write_json(parts_->bundle(file)); }

std::string Schema::editor_json(std::string_view file) const {
  return json::write_json(for_editors(parts_->bundle(file)));
}

Value Schema::Parts::bundle(std::string_view file) const {
  std::vector<Value::Entry> defined;
  for (const auto& [name, root] : files) defined.emplace_back(name, Bundle(name).schema(root));
  std::vector<Value::Entry> entries = {{"$schema", Value::text("https://json-schema.org/draft/2020-12/schema")},
                                       {"title", Value::text("Candor")}};
  if (!file.empty()) entries.emplace_back("$ref", Value::text("#/$defs/" + std::string(file)));
  entries.emplace_back("$defs", Value::map(std::move(defined)));
  return Value::map(std::move(entries));
}

}  // namespace candor::shape
