// Reads schema files into rules. Strict, because a keyword that is misspelt or not understood would silently check
// nothing.
#include <fmt/format.h>

#include <array>
#include <functional>
#include <utility>

#include "base/suggest.h"
#include "builtin/read_known_yaml.h"
#include "shape/rule.h"
#include "yaml/write_yaml.h"

namespace candor::shape {

namespace {

using yaml::Entry;
using yaml::Node;
using yaml::NodeKind;

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string on_one_line(const Node& node) {
  std::string text;
  switch (node.kind) {
    case NodeKind::empty: return "";
    case NodeKind::scalar: return node.text;
    case NodeKind::list:
      for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + on_one_line(item);
      return fmt::format("[{}]", text);
    case NodeKind::map:
      for (const Entry& entry : node.entries) {
        text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", entry.key, on_one_line(entry.value));
      }
      return fmt::format("{{{}}}", text);
  }
  return text;
}

class Compiler {
 public:
  Compiler(Schema::Parts& parts, Diagnostics& diagnostics) : parts_(parts), diagnostics_(diagnostics) {}

  void file(const std::string& path, const Node& root) {
    file_ = file_name(path);
    const Rule* rule = schema(root, file_);
    parts_.by_address[file_] = rule;
    parts_.names.push_back(file_);
  }

  void resolve_references() {
    for (const Reference& wanted : references_) {
      const auto found = parts_.by_address.find(wanted.address);
      if (found == parts_.by_address.end()) {
        bad(wanted.place, fmt::format("`$ref: {}` refers to nothing", wanted.written), known_addresses(wanted));
      } else {
        wanted.rule->ref = found->second;
      }
    }
    for (Rule& rule : parts_.rules) {
      if (!loops(rule, 0) && is_ambiguous(rule)) {
        bad(rule.place, "a text would fit two branches of this `oneOf`",
            "write `anyOf`, or give the free text a pattern");
      }
      if (loops(rule, 0)) {
        bad(rule.place, "a `$ref` that leads back to itself", "let it pass through a property");
        rule.ref = nullptr;
        rule.all_of.clear();
        rule.any_of.clear();
        rule.one_of.clear();
      }
    }
  }

 private:
  struct Reference {
    Rule* rule;
    std::string address;
    std::string written;
    Place place;
  };
  using Reader = void (Compiler::*)(Rule&, const Entry&, const std::string&);

  // --- objects ---------------------------------------------------------------------------------------------------

  const Rule* schema(const Node& node, const std::string& address) {
    Rule& rule = parts_.rules.emplace_back();
    rule.place = node.place;
    if (node.kind == NodeKind::scalar && node.is_plain() && (node.text == "true" || node.text == "false")) {
      rule.never = node.text == "false";
    } else if (node.kind == NodeKind::map) {
      for (const Entry& entry : node.entries) keyword(rule, entry, address);
    } else {
      bad(node.place, "a schema is a map of keywords, `true` or `false`", "");
    }
    return &rule;
  }

  void keyword(Rule& rule, const Entry& entry, const std::string& address) {
    static const std::vector<std::pair<std::string, Reader>> readers{
        {"type", &Compiler::type},
        {"properties", &Compiler::properties},
        {"additionalProperties", &Compiler::additional},
        {"unevaluatedProperties", &Compiler::unevaluated},
        {"propertyNames", &Compiler::names},
        {"required", &Compiler::required},
        {"items", &Compiler::items},
        {"minItems", &Compiler::sizes},
        {"maxItems", &Compiler::sizes},
        {"minLength", &Compiler::sizes},
        {"maxLength", &Compiler::sizes},
        {"minProperties", &Compiler::sizes},
        {"uniqueItems", &Compiler::unique},
        {"enum", &Compiler::choices},
        {"const", &Compiler::choices},
        {"pattern", &Compiler::pattern},
        {"format", &Compiler::format},
        {"oneOf", &Compiler::branches},
        {"anyOf", &Compiler::branches},
        {"allOf", &Compiler::branches},
        {"$ref", &Compiler::reference},
        {"$defs", &Compiler::definitions},
        {"$schema", &Compiler::nothing},
        {"$comment", &Compiler::nothing},
        {"title", &Compiler::words},
        {"description", &Compiler::words},
        {"examples", &Compiler::examples},
        {"deprecated", &Compiler::marks},
        {"x-reader", &Compiler::words},
        {"x-label", &Compiler::words},
        {"x-change", &Compiler::words},
        {"x-key", &Compiler::words},
        {"x-formerly", &Compiler::words},
        {"x-team", &Compiler::marks},
        {"x-whole", &Compiler::marks},
        {"x-support", &Compiler::marks},
        {"x-ref", &Compiler::collections},
    };
    for (const auto& [name, reader] : readers) {
      if (name == entry.key) return (this->*reader)(rule, entry, address);
    }
    std::vector<std::string> known;
    for (const auto& [name, reader] : readers) known.push_back(name);
    bad(entry.key_place, fmt::format("unknown keyword `{}`", entry.key), suggestion(entry.key, known));
  }

  // --- keywords --------------------------------------------------------------------------------------------------

  void nothing(Rule&, const Entry&, const std::string&) {}

  void type(Rule& rule, const Entry& entry, const std::string&) {
    unsigned forms = no_form;
    bool has_string = false;
    for (const std::string& name : texts(entry.value)) {
      if (name == "object") forms |= map_form;
      if (name == "array") forms |= list_form;
      if (name == "string") has_string = true;
      if (name == "integer") rule.is_number = true;
      if (name != "object" && name != "array" && name != "string" && name != "integer") {
        bad(entry.value.place, fmt::format("unknown type `{}`", name),
            "known here: `object`, `array`, `string`, `integer`");
      }
    }
    if (rule.is_number && !has_string) {
      bad(entry.value.place, "`integer` without `string`", "every scalar is read as text: write `[integer, string]`");
    }
    rule.forms &= forms | (has_string ? unsigned{scalar_form} : 0U);
  }

  void properties(Rule& rule, const Entry& entry, const std::string& address) {
    if (entry.value.kind != NodeKind::map) return bad(entry.value.place, "`properties` is a map of names", "");
    for (const Entry& property : entry.value.entries) {
      rule.properties.emplace_back(property.key,
                                   schema(property.value, fmt::format("{}/properties/{}", address, property.key)));
    }
  }

  void additional(Rule& rule, const Entry& entry, const std::string& address) {
    if (is_false(entry.value)) {
      rule.is_closed = true;
    } else {
      rule.additional = schema(entry.value, address + "/additionalProperties");
    }
  }

  void unevaluated(Rule& rule, const Entry& entry, const std::string&) {
    rule.is_closed_over_all = is_false(entry.value);
    if (!rule.is_closed_over_all) bad(entry.value.place, "`unevaluatedProperties` can only be `false`", "");
  }

  void names(Rule& rule, const Entry& entry, const std::string& address) {
    rule.names = schema(entry.value, address + "/propertyNames");
  }
  void items(Rule& rule, const Entry& entry, const std::string& address) {
    rule.items = schema(entry.value, address + "/items");
  }
  void required(Rule& rule, const Entry& entry, const std::string&) { rule.required = texts(entry.value); }

  void sizes(Rule& rule, const Entry& entry, const std::string&) {
    const std::string& digits = entry.value.text;
    const bool is_number =
        !digits.empty() && digits.size() < 8 && digits.find_first_not_of("0123456789") == std::string::npos;
    if (!is_number) return bad(entry.value.place, fmt::format("`{}` is a number", entry.key), "");
    const auto size = static_cast<std::size_t>(std::stoul(digits));
    if (entry.key == "minItems") rule.min_items = size;
    if (entry.key == "maxItems") rule.max_items = size;
    if (entry.key == "minLength") rule.min_length = size;
    if (entry.key == "maxLength") rule.max_length = size;
    if (entry.key == "minProperties") rule.min_properties = size;
  }

  void unique(Rule& rule, const Entry& entry, const std::string&) { rule.has_unique_items = is_true(entry); }

  void choices(Rule& rule, const Entry& entry, const std::string&) {
    if (rule.has_choices) bad(entry.key_place, "`enum` and `const` together", "keep one");
    rule.has_choices = true;
    rule.choices = texts(entry.value);
    rule.forms &= scalar_form;
  }

  void pattern(Rule& rule, const Entry& entry, const std::string&) {
    rule.pattern = entry.value.text;
    PatternPtr& known = patterns_[rule.pattern];
    if (!known) known = Pattern::compile(rule.pattern);
    if (!known) bad(entry.value.place, fmt::format("`{}` is no regular expression", rule.pattern), "");
    rule.compiled_pattern = known;
  }

  void format(Rule& rule, const Entry& entry, const std::string&) {
    const auto format = format_named(entry.value.text);
    rule.format = format.value_or(Format::none);
    rule.format_name = entry.value.text;
    if (!format) {
      static const std::vector<std::string> known{"date",  "period", "country",   "language",
                                                  "email", "url",    "time-zone", "id"};
      bad(entry.value.place, fmt::format("unknown format `{}`", entry.value.text), suggestion(entry.value.text, known));
    }
  }

  void branches(Rule& rule, const Entry& entry, const std::string& address) {
    auto& list = entry.key == "allOf" ? rule.all_of : entry.key == "anyOf" ? rule.any_of : rule.one_of;
    if (entry.value.items.empty()) bad(entry.value.place, fmt::format("`{}` is a list of schemas", entry.key), "");
    for (const Node& item : entry.value.items) {
      list.push_back(schema(item, fmt::format("{}/{}/{}", address, entry.key, list.size())));
    }
  }

  void reference(Rule& rule, const Entry& entry, const std::string&) {
    const std::string& written = entry.value.text;
    std::string address = written.starts_with('#') ? file_ + written : written;
    if (address.ends_with('#')) address.pop_back();
    references_.push_back({&rule, std::move(address), written, entry.value.place});
  }

  void definitions(Rule&, const Entry& entry, const std::string& address) {
    if (address != file_) bad(entry.key_place, "`$defs` below another keyword", "move it to the top of the file");
    for (const Entry& definition : entry.value.entries) {
      const std::string at = fmt::format("{}#/$defs/{}", file_, definition.key);
      parts_.by_address[at] = schema(definition.value, at);
    }
  }

  void words(Rule& rule, const Entry& entry, const std::string&) {
    if (entry.value.kind != NodeKind::scalar)
      return bad(entry.value.place, fmt::format("`{}` is a text", entry.key), "");
    static const std::map<std::string_view, std::string Rule::*> members{
        {"title", &Rule::title},        {"description", &Rule::description}, {"x-reader", &Rule::reader},
        {"x-label", &Rule::label},      {"x-change", &Rule::change},         {"x-key", &Rule::key},
        {"x-formerly", &Rule::formerly}};
    rule.*members.at(entry.key) = entry.value.text;
    if (entry.key == "x-reader" && rule.reader != "text" && rule.reader != "markdown" && rule.reader != "name") {
      bad(entry.value.place, fmt::format("unknown `x-reader: {}`", rule.reader),
          "known here: `text`, `markdown`, `name`");
    }
  }

  void examples(Rule& rule, const Entry& entry, const std::string&) {
    if (entry.value.kind != NodeKind::list) return bad(entry.value.place, "`examples` is a list", "");
    for (const Node& item : entry.value.items) rule.examples.push_back(on_one_line(item));
  }

  void marks(Rule& rule, const Entry& entry, const std::string&) {
    const bool set = is_true(entry);
    if (entry.key == "deprecated") rule.deprecated = set;
    if (entry.key == "x-team") rule.team = set;
    if (entry.key == "x-whole") rule.whole = set;
    if (entry.key == "x-support") rule.support = set;
  }

  void collections(Rule& rule, const Entry& entry, const std::string&) { rule.references = texts(entry.value); }

  // --- small ones ------------------------------------------------------------------------------------------------

  static bool is_false(const Node& node) { return node.is_plain() && node.text == "false"; }

  bool is_true(const Entry& entry) {
    if (entry.value.is_plain() && entry.value.text == "true") return true;
    if (!is_false(entry.value)) bad(entry.value.place, fmt::format("`{}` is `true` or `false`", entry.key), "");
    return false;
  }

  /// One text or a list of texts.
  std::vector<std::string> texts(const Node& node) {
    if (node.kind == NodeKind::scalar) return {node.text};
    std::vector<std::string> found;
    for (const Node& item : node.items) {
      if (item.kind != NodeKind::scalar) bad(item.place, "a text is expected", "");
      found.push_back(item.text);
    }
    if (node.kind != NodeKind::list) bad(node.place, "a list of texts is expected", "");
    return found;
  }

  std::string known_addresses(const Reference& wanted) const {
    std::vector<std::string> known;
    for (const auto& [address, rule] : parts_.by_address) known.push_back(address);
    return suggestion(wanted.address, known);
  }

  /// Does the rule reach itself without passing through a property or an item?
  static bool loops(const Rule& rule, int depth) {
    if (depth > 64) return true;
    if (rule.ref != nullptr && loops(*rule.ref, depth + 1)) return true;
    for (const auto* branches : {&rule.all_of, &rule.any_of, &rule.one_of}) {
      for (const Rule* branch : *branches) {
        if (loops(*branch, depth + 1)) return true;
      }
    }
    return false;
  }

  /// oneOf with a branch of any text at all beside another one for text: JSON Schema refuses what fits both.
  static bool is_ambiguous(const Rule& rule) {
    std::size_t for_text = 0;
    bool takes_any = false;
    for (const Rule* branch : rule.one_of) {
      if ((forms_of(*branch) & scalar_form) == 0) continue;
      ++for_text;
      const Rule& meant = branch->ref != nullptr ? *branch->ref : *branch;
      const bool limited = meant.has_choices || meant.compiled_pattern || meant.format != Format::none ||
                           !meant.one_of.empty() || !meant.any_of.empty();
      takes_any = takes_any || !limited;
    }
    return takes_any && for_text > 1;
  }

  void bad(const Place& place, std::string message, std::string help) {
    diagnostics_.add({.id = "bad-schema",
                      .place = place,
                      .message = std::move(message),
                      .why = "what the schema does not understand, it does not check",
                      .help = std::move(help),
                      .subject = {},
                      .requirement = {}});
  }

  Schema::Parts& parts_;
  Diagnostics& diagnostics_;
  std::string file_;
  std::vector<Reference> references_;
  std::map<std::string, PatternPtr> patterns_;  // few, in many places
};

}  // namespace

Schema compile_schema(std::span<const SchemaFile> files, Diagnostics& diagnostics) {
  auto parts = std::make_shared<Schema::Parts>();
  Compiler compiler(*parts, diagnostics);
  for (const SchemaFile& file : files) {
    std::optional<Node> root = read_known_yaml(file.bytes, file.path, diagnostics);
    if (!root) continue;
    compiler.file(file.path, *root);
    parts->files.emplace_back(file_name(file.path), std::move(*root));
  }
  compiler.resolve_references();
  return Schema(std::move(parts));
}

}  // namespace candor::shape
