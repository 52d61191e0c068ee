#include "shape/editor_schema.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace candor::shape {

namespace {

using Entries = std::vector<Value::Entry>;

constexpr std::string_view description_key = "description";
/// yaml-language-server shows this one as Markdown, and a plain description with its backticks escaped.
constexpr std::string_view markdown_key = "markdownDescription";

/// Keywords that allow and forbid nothing: of two, the one nearer to the field counts.
bool is_annotation(std::string_view keyword) {
  return keyword == "title" || keyword == description_key || keyword == "examples" || keyword == "deprecated" ||
         keyword.starts_with("x-");
}

Value* find(Entries& entries, std::string_view key) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first == key; });
  return found == entries.end() ? nullptr : &found->second;
}

void set_description(Entries& entries, const std::string& words) {
  if (words.empty()) return;
  for (const std::string_view key : {description_key, markdown_key}) {
    if (Value* known = find(entries, key)) {
      *known = Value::text(words);
    } else {
      entries.emplace_back(std::string(key), Value::text(words));
    }
  }
}

class EditorForm {
 public:
  explicit EditorForm(const Value& bundle) : bundle_(bundle) {}

  Value whole() {
    Entries entries = bundle_.entries();
    std::erase_if(entries, [](const auto& entry) { return entry.first == "title"; });  // the file's own is shown then
    if (Value* files = find(entries, "$defs")) *files = each(*files);
    return Value::map(std::move(entries));
  }

 private:
  /// How a schema stands to the field it is a form of.
  enum class Role { field, alternative, piece };

  Value schema(const Value& node, Role role = Role::field, const std::string& of_field = {}) {
    if (!node.is(Kind::map)) return node;
    const std::size_t depth = inside_.size();
    Entries entries = joined(node.entries(), role != Role::field);
    const Value* own = find(entries, description_key);
    const std::string words = described(own ? own->text() : std::string(), role, of_field);
    set_description(entries, words);
    for (auto& [keyword, value] : entries) value = below(keyword, value, words);
    inside_.resize(depth);
    return Value::map(std::move(entries));
  }

  /// A piece (what any fact may carry) has nothing to say of its own; an alternative has, after what the field is.
  static std::string described(const std::string& own, Role role, const std::string& of_field) {
    if (role == Role::field || of_field.empty()) return own;
    return role == Role::piece || own.empty() ? of_field : of_field + "\n\n" + own;
  }

  Value below(const std::string& keyword, const Value& value, const std::string& words) {
    if (keyword == "properties" || keyword == "$defs") return each(value);
    if (keyword == "items" || keyword == "additionalProperties" || keyword == "unevaluatedProperties")
      return schema(value);
    const bool alternatives = keyword == "oneOf" || keyword == "anyOf";
    if (!alternatives && keyword != "allOf") return value;
    std::vector<Value> forms;
    for (const Value& form : value.items())
      forms.push_back(schema(form, alternatives ? Role::alternative : Role::piece, words));
    return Value::list(std::move(forms));
  }

  Value each(const Value& schemas) {
    Entries entries;
    for (const auto& [name, value] : schemas.entries()) entries.emplace_back(name, schema(value));
    return Value::map(std::move(entries));
  }

  /// The entries with those that their `$ref` leads to. A `$ref` that stands alone may stay, unless it must be told
  /// what it is a form of; so does one that leads back into itself, or whose target says otherwise.
  Entries joined(Entries entries, bool alone_too) {
    const Value* ref = find(entries, "$ref");
    if (!ref || (entries.size() == 1 && !alone_too)) return entries;
    const std::string address = ref->text();
    if (std::find(inside_.begin(), inside_.end(), address) != inside_.end()) return entries;
    inside_.push_back(address);
    Entries target = joined(at(address).entries(), true);
    Entries both;
    for (const auto& entry : entries) {
      if (entry.first == "$ref") continue;
      if (!is_annotation(entry.first) && find(target, entry.first)) return entries;
      both.push_back(entry);
    }
    for (auto& entry : target) {
      if (!find(both, entry.first)) both.push_back(std::move(entry));
    }
    return both;
  }

  /// `#/$defs/common.yaml/$defs/period`
  const Value& at(std::string_view address) const {
    const Value* here = &bundle_;
    while (!address.empty() && (address.front() == '#' || address.front() == '/')) address.remove_prefix(1);
    while (!address.empty()) {
      const std::size_t end = std::min(address.find('/'), address.size());
      here = &here->at(address.substr(0, end));
      address.remove_prefix(std::min(end + 1, address.size()));
    }
    return *here;
  }

  const Value& bundle_;
  std::vector<std::string> inside_;  ///< addresses that are being joined
};

}  // namespace

Value for_editors(const Value& bundle) { return EditorForm(bundle).whole(); }

}  // namespace candor::shape
