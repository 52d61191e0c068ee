// The shape of content, compiled from the JSON Schema files of generator/schema/ (2020-12, a small subset, with our
// annotations). One schema serves the loader's checks, the editors, the field reference, translation and changelogs.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/value.h"

namespace candor::shape {

/// One file of the schema: `path` names it in messages, its last part (`company.yaml`) in `$ref` and as a definition.
struct SchemaFile {
  std::string path;
  std::string_view bytes;
};

/// What the schema says about the facts at a path. Where several forms are allowed (a period as text or as a map),
/// the annotations of all are here, the first one that says something wins.
struct FieldInfo {
  std::string pattern;                  ///< `retention.*.keep`; `*` is an id of the author's own or a list's item
  Kind kind = Kind::undefined;          ///< when every form is of one kind; else undefined
  std::vector<Kind> kinds;              ///< of every form
  std::string title;                    ///< JSON Schema's `title`
  std::string description;              ///< what it means to a lawyer
  std::string label;                    ///< `x-label`: its name in changelogs
  std::string change;                   ///< `x-change`: the change group that prints changes here or below
  std::string key;                      ///< `x-key`: how items of a list are told apart
  std::string formerly;                 ///< `x-formerly`: the path it had
  std::string reader;                   ///< `x-reader`: `text`, `markdown`, `name`, or empty: no reader text
  std::string format;                   ///< JSON Schema's `format`
  std::vector<std::string> references;  ///< `x-ref`: collections its id is looked up in
  std::vector<std::string> choices;     ///< `enum` and `const`
  std::vector<std::string> examples;
  std::vector<std::string> keys;  ///< a record's known keys
  bool team = false;              ///< `x-team`: for the team, never printed, never frozen
  bool whole = false;             ///< `x-whole`: compared as one, never part by part
  bool support = false;           ///< `x-support`: decides, or is referred to; no text says it for its own sake
  bool open = false;              ///< a map with ids of the author's own
  bool deprecated = false;
};

struct Rule;  // one compiled schema object; rule.h

class Schema {
 public:
  struct Parts;
  Schema();
  explicit Schema(std::shared_ptr<const Parts> parts);

  /// The names of its files: `company.yaml`, …
  const std::vector<std::string>& definitions() const;
  bool has(std::string_view definition) const;
  /// The rule for a whole file, or null.
  const Rule* rule(std::string_view definition) const;

  /// What the schema says about the fact at `path` (`retention.billing.keep`; list items by number) or about a
  /// pattern (`retention.*.keep`). Nothing when the schema knows no such path.
  std::optional<FieldInfo> field(std::string_view definition, std::string_view path) const;
  /// Every field, in the schema's order, parents first. A form that contains itself is entered once.
  std::vector<FieldInfo> fields(std::string_view definition) const;

  /// One JSON Schema document (2020-12) with every file as `#/$defs/<file>`, for `candor schema` and for editors.
  std::string bundle_json() const;
  /// The same, as the schema of one file (`site.yaml`) of those in it.
  std::string bundle_json(std::string_view file) const;
  /// That in the form in which yaml-language-server explains every field of it (editor_schema.h).
  std::string editor_json(std::string_view file) const;

 private:
  std::shared_ptr<const Parts> parts_;
};

/// A step down the schema for each step down a tree of facts: for a walk over all of it, where `field` would begin at
/// the root each time.
class SchemaWalk {
 public:
  SchemaWalk(const Schema& schema, std::string_view definition);

  /// The entry of that name, or the list's item of that number. Below what the schema does not know is nothing.
  SchemaWalk below(std::string_view step) const;
  /// `FieldInfo::reader` is not empty here.
  bool is_for_readers() const;
  /// It is `name`: a translation may write it its own way.
  bool is_name() const;

 private:
  SchemaWalk() = default;
  std::vector<const Rule*> rules_;
};

/// Compiles the schema. An unknown keyword, a `$ref` to nothing, a wrong type is `bad-schema` with its place; what
/// could be compiled is returned.
Schema compile_schema(std::span<const SchemaFile> files, Diagnostics& diagnostics);

}  // namespace candor::shape
