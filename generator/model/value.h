// The one tree of values: facts as they were read and typed, and what templates compute from them. Every value knows
// the facts and messages it came from, so that each sentence of a policy can name its YAML line.
//
// Values are immutable and cheap to copy (a shared pointer); they may be read from several threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace candor {

/// What a value is. Facts get their kind from the schema; `undefined` is a fact the company does not state.
enum class Kind {
  undefined,  ///< silence: no such fact, no such name
  none,       ///< the template word `none`
  flag,       ///< yes or no; in YAML the texts `yes` and `no`
  number,     ///< a whole number
  text,       ///< plain text, escaped wherever it is printed
  markdown,   ///< the author's Markdown: printed as it is in Markdown, nowhere else
  markup,     ///< already escaped for the output in hand (what t() and captured blocks give)
  choice,     ///< a word out of a closed list in the schema (`processor`, `unstated`); never printed as such
  reference,  ///< the id of something named elsewhere; `target()` is its path
  date,       ///< an ISO date
  period,     ///< a span such as `7 years` (its text); compare with model/period.h
  country,    ///< ISO 3166-1 alpha-2, upper case
  language,   ///< a BCP 47 tag
  email,
  url,
  list,
  map,
};

/// The schema's name of a kind, for messages: "a date", "a list".
std::string_view name_of(Kind kind);

/// Where a value came from: a fact (`retention.billing.keep`), a message (`retention.kept`), or words that stand in
/// another language because this one lacks them (the path of the text or the id of the message).
struct Origin {
  enum class Source { fact, message, missing };
  Source source = Source::fact;
  std::string path;
  Place place;
};
using OriginPtr = std::shared_ptr<const Origin>;

class Value {
 public:
  using Entry = std::pair<std::string, Value>;
  using Names = std::shared_ptr<const std::vector<std::string>>;

  Value() = default;  ///< undefined
  static Value none();
  static Value flag(bool yes);
  static Value number(std::int64_t number);
  static Value text(std::string text) { return scalar(Kind::text, std::move(text)); }
  static Value markup(std::string markup) { return scalar(Kind::markup, std::move(markup)); }
  static Value scalar(Kind kind, std::string text);
  static Value list(std::vector<Value> items);
  /// A map open to any key: ids of an author's own. A missing key is undefined.
  static Value map(std::vector<Entry> entries);
  /// A map with a fixed set of keys (`known`, in the schema's order): a known key that is missing is undefined, an
  /// unknown one is the template's mistake. Without `known`, the keys it has are all it may be asked for.
  static Value record(std::vector<Entry> entries, Names known = nullptr);
  /// The id `text`, naming what stands at `target` (`parties.stripe`).
  static Value reference(std::string text, std::string target);

  Kind kind() const;
  bool is(Kind kind) const { return this->kind() == kind; }
  bool is_defined() const { return kind() != Kind::undefined; }
  bool is_scalar() const;

  /// A scalar's text as it was written; empty for lists, maps, undefined and none.
  const std::string& text() const;
  bool is_yes() const;
  std::int64_t number() const;                ///< 0 unless a number
  const std::string& target() const;          ///< a reference's path, else empty
  const std::vector<Value>& items() const;    ///< a list's items, else empty
  const std::vector<Entry>& entries() const;  ///< a map's entries in the order written, else empty
  std::size_t size() const;                   ///< items or entries; 0 for a scalar

  /// The entry of that name, or undefined; `find` says whether it is there.
  const Value& at(std::string_view key) const;
  const Value* find(std::string_view key) const;
  /// Follows a dotted path (`retention.billing.keep`, list items by number from 0).
  const Value& at_path(std::string_view path) const;

  /// Only for maps: may any key be asked for, and if not, which ones are known.
  bool is_open() const;
  const std::vector<std::string>& known() const;

  /// Facts and messages behind this value. A fact as read has one; a computed value all of those it was made from.
  const std::vector<OriginPtr>& origins() const;
  /// The first fact's path and place; empty when computed from nothing.
  const std::string& path() const;
  const Place& place() const;

  Value with_origin(OriginPtr origin) const&;                 ///< the same value, coming from there alone
  Value with_origins(std::vector<OriginPtr> origins) const&;  ///< the same value, coming from all of these
  /// A value that was only just made and that nobody else holds is given its origins without a copy.
  Value with_origin(OriginPtr origin) &&;
  Value with_origins(std::vector<OriginPtr> origins) &&;

  /// The same list with other items, the same map with other entries: kind, known keys and origins stay.
  Value with_items(std::vector<Value> items) const;
  Value with_entries(std::vector<Entry> entries) const;

  /// Same kind and content; origins and places do not count. Kinds that differ are different.
  bool same_as(const Value& other) const;

 private:
  struct Content;
  struct Node;
  static std::shared_ptr<Node> node_of(Kind kind, std::shared_ptr<const Content> content);
  Value with_content(Content content) const;
  explicit Value(std::shared_ptr<const Node> node) : node_(std::move(node)) {}
  std::shared_ptr<const Node> node_;
};

/// Adds `origin` unless `origins` has it (by source and path).
void add_origin(std::vector<OriginPtr>& origins, const OriginPtr& origin);
/// Adds those of `more` that are not yet in `origins` (by source and path).
void add_origins(std::vector<OriginPtr>& origins, const std::vector<OriginPtr>& more);

}  // namespace candor
