#include "load/pack_paths.h"

#include <algorithm>
#include <array>

#include "shape/formats.h"
#include "template/syntax.h"

namespace candor {

namespace {

using templates::Comparison;
using templates::Expr;
using templates::Op;

constexpr std::string_view entry_of_documents = "documents.*.";
constexpr std::string_view entry_of_release = "release.";
constexpr std::array<std::string_view, 4> of_release = {"published", "effective", "states_published",
                                                        "states_effective"};

/// Filters that give what they are put to, or some of it.
constexpr std::array<std::string_view, 9> keep_what_they_get = {"list", "select", "reject",  "selectattr", "rejectattr",
                                                                "sort", "unique", "reverse", "repeated"};

bool is_fact_pattern(std::string_view pattern) {
  return !pattern.starts_with("document.") && !pattern.starts_with("documents") &&
         !pattern.starts_with(entry_of_release) && pattern != "document" && pattern != "release";
}

template <class List, class Item>
bool list_has(const List& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// The texts that are written out: one, or a list of them.
std::vector<const Expr*> written_texts(const Expr& expr) {
  if (expr.op == Op::constant && expr.value.is(candor::Kind::text)) return {&expr};
  std::vector<const Expr*> all;
  if (expr.op != Op::list) return all;
  for (const auto& part : expr.parts) {
    if (part->op == Op::constant && part->value.is(candor::Kind::text)) all.push_back(part.get());
  }
  return all;
}

}  // namespace

/// One expression.
class PackPaths::Reading {
 public:
  Reading(PackPaths& all, const templates::Program& program) : all_(all), program_(program) {}

  PackShape shape_of(const Expr& expr) {
    switch (expr.op) {
      case Op::constant: return {};
      case Op::name: return name(expr);
      case Op::attribute: return member(shape_of(*expr.parts[0]), expr.text, expr);
      case Op::subscript: return entry(expr);
      case Op::filter: return filter(expr);
      case Op::test: return test(expr);
      case Op::compare: return comparison(expr);
      case Op::add: return either(shape_of(*expr.parts[0]), shape_of(*expr.parts[1]));
      case Op::condition: return condition(expr);
      default: return other(expr);
    }
  }

 private:
  void fault(PackFault::Kind kind, std::string what, const Expr& at, std::string value = {},
             std::vector<std::string> choices = {}) {
    all_.faults.push_back({kind, std::move(what), std::move(value), std::move(choices), program_.place(at.spot)});
  }

  PackShape name(const Expr& expr) {
    if (expr.text == "lists" || expr.text == "today") return {};
    const auto found = all_.defined_.find(expr.text);
    if (found == all_.defined_.end()) {
      if (expr.text == "documents") return {{"documents.*"}};
      return is_fact_pattern(expr.text) ? member({.patterns = {""}}, expr.text, expr) : PackShape{{expr.text}};
    }
    const auto& behind = all_.behind_[expr.text];
    all_.patterns.insert(behind.begin(), behind.end());
    return found->second;
  }

  /// `of.key`. Nothing is known of what nothing is known of.
  PackShape member(PackShape of, const std::string& key, const Expr& at) {
    std::vector<std::string> known;
    for (std::string& pattern : of.patterns) {
      if (is_in_entries(pattern, key)) pattern += ".*";
      pattern += (pattern.empty() ? "" : ".") + key;
      if (look_at(pattern)) known.push_back(pattern);
    }
    // Of things that may be one or the other, one that has it is enough.
    if (known.empty() && !of.patterns.empty()) fault(PackFault::Kind::path, of.patterns.front(), at);
    return {known, false, of.nested};
  }

  /// A list is asked what its entries have: `complaints.authorities|selectattr("name")`.
  bool is_in_entries(const std::string& pattern, const std::string& key) const {
    const auto field = pattern.empty() ? std::nullopt : all_.field(pattern);
    return field && list_has(field->kinds, candor::Kind::list) && !all_.field(pattern + "." + key) &&
           all_.field(pattern + ".*." + key);
  }

  /// Is there such a path?
  bool look_at(const std::string& pattern) {
    ++all_.looked_up;
    if (is_fact_pattern(pattern)) all_.patterns.insert(with_any(pattern));
    return pattern.starts_with(entry_of_release)
               ? list_has(of_release, std::string_view(pattern).substr(entry_of_release.size()))
               : all_.field(pattern).has_value();
  }

  /// With `*` where one key of a record stood for all of them.
  std::string with_any(const std::string& pattern) const {
    std::string out;
    for (std::size_t begin = 0; begin <= pattern.size();) {
      const std::size_t end = std::min(pattern.find('.', begin), pattern.size());
      const bool is_any = all_.stand_for_any_.contains(pattern.substr(0, end));
      out += (out.empty() ? "" : ".") + (is_any ? "*" : pattern.substr(begin, end - begin));
      begin = end + 1;
    }
    return out;
  }

  /// An entry of a map or list; of a record with fixed keys, the first of them.
  PackShape below(PackShape of) {
    for (std::string& pattern : of.patterns) {
      const auto field = all_.field(pattern);
      const bool is_record =
          field && !field->open && !field->keys.empty() && !list_has(field->kinds, candor::Kind::list);
      pattern += "." + (is_record ? field->keys.front() : "*");
      if (is_record) all_.stand_for_any_.insert(pattern);
      if (is_fact_pattern(pattern)) all_.patterns.insert(with_any(pattern));
    }
    return of;
  }

  /// `"1.label"` of a pair, `"label"` of a fact in a list.
  PackShape attribute(PackShape of, const std::string& path, const Expr& at) {
    if (path == "0") return {};
    std::string rest = path;
    if (of.pairs) {
      if (path == "1") return {of.patterns, false, false};
      if (!path.starts_with("1.")) {
        fault(PackFault::Kind::pair, path, at);
        return {};
      }
      rest = path.substr(2);
    }
    of.pairs = false;
    for (std::size_t begin = 0; begin < rest.size();) {
      const std::size_t end = std::min(rest.find('.', begin), rest.size());
      of = member(std::move(of), rest.substr(begin, end - begin), at);
      begin = end + 1;
    }
    return of;
  }

  PackShape entry(const Expr& expr) {
    PackShape of = shape_of(*expr.parts[0]);
    const Expr& key = *expr.parts[1];
    shape_of(key);
    const bool is_place = key.op == Op::constant && key.value.is(candor::Kind::number);
    if (of.pairs) return is_place ? of : PackShape{};
    const auto is_list = [&](const std::string& pattern) {
      const auto field = all_.field(pattern);
      return field && list_has(field->kinds, candor::Kind::list);
    };
    const bool is_entry_already = is_place && std::none_of(of.patterns.begin(), of.patterns.end(), is_list);
    return is_entry_already ? of : below(std::move(of));
  }

  PackShape filter(const Expr& expr) {
    PackShape of = shape_of(*expr.parts[0]);
    for (std::size_t i = 1; i < expr.parts.size(); ++i) shape_of(*expr.parts[i]);
    for (const auto& [name, part] : expr.named) shape_of(*part);
    if (expr.text == "items") {
      of = below(std::move(of));
      of.pairs = true;
      return of;
    }
    if (expr.text == "having") {  // things somewhere below, each with its path
      if (expr.parts.size() > 2 && expr.parts[1]->op == Op::constant) {
        may_be({all_.fields_called(expr.parts[1]->value.text(), of.patterns), false, false}, *expr.parts[2]);
      }
      of.pairs = true;
      of.nested = false;
      return of;
    }
    if (expr.text == "flat") {
      if (!of.nested) of = below(std::move(of));
      of.nested = false;
      return of;
    }
    if (expr.text == "map") return mapped(expr, std::move(of));
    if (expr.text == "selectattr" || expr.text == "rejectattr") look_through(expr, of);
    if (expr.text == "select" || expr.text == "reject") look_into(expr, of, 1);
    if (expr.text == "first" || expr.text == "last") return of.pairs ? of : PackShape{};
    if (expr.text == "default" || expr.text == "d") {
      return expr.parts.size() > 1 ? either(std::move(of), shape_of(*expr.parts[1])) : of;
    }
    return list_has(keep_what_they_get, expr.text) ? of : PackShape{};
  }

  PackShape mapped(const Expr& expr, PackShape of) {
    if (expr.parts.size() > 1) {
      if (expr.parts[1]->op != Op::constant || expr.parts[1]->value.text() != "items") return {};
      return {below(std::move(of)).patterns, true, true};
    }
    const bool names_one =
        expr.named.size() == 1 && expr.named[0].first == "attribute" && expr.named[0].second->op == Op::constant;
    return names_one ? attribute(std::move(of), expr.named[0].second->value.text(), *expr.named[0].second)
                     : PackShape{};
  }

  /// `selectattr("1.legal_basis", "has_entry", "basis", "consent")`
  void look_through(const Expr& expr, const PackShape& of) {
    if (expr.parts.size() < 2 || expr.parts[1]->op != Op::constant) return;
    look_into(expr, attribute(of, expr.parts[1]->value.text(), *expr.parts[1]), 2);
  }

  /// What a test, whose name is that part of a filter, is told.
  void look_into(const Expr& expr, const PackShape& of, std::size_t at) {
    if (expr.parts.size() > at && expr.parts[at]->op == Op::constant) {
      is_told(expr.parts[at]->value.text(), of, expr, at + 1);
    }
  }

  void is_told(const std::string& test, const PackShape& of, const Expr& expr, std::size_t first) {
    if (expr.parts.size() <= first) return;
    const Expr& argument = *expr.parts[first];
    if (test == "eq" || test == "equalto" || test == "ne" || test == "in" || test == "has" || test == "under") {
      may_be(of, argument);
    }
    if (test != "has_entry") return;
    for (std::size_t at = first; at < expr.parts.size() && expr.parts[at]->op == Op::constant; at += 2) {
      const PackShape field = member(below(of), expr.parts[at]->value.text(), *expr.parts[at]);
      if (expr.parts.size() > at + 1) may_be(field, *expr.parts[at + 1]);
    }
  }

  PackShape test(const Expr& expr) {
    const PackShape of = shape_of(*expr.parts[0]);
    for (std::size_t i = 1; i < expr.parts.size(); ++i) shape_of(*expr.parts[i]);
    is_told(expr.text, of, expr, 1);
    return {};
  }

  PackShape comparison(const Expr& expr) {
    std::vector<PackShape> sides;
    for (const auto& part : expr.parts) sides.push_back(shape_of(*part));
    for (std::size_t i = 0; i < expr.comparisons.size(); ++i) {
      const Comparison how = expr.comparisons[i];
      if (how != Comparison::eq && how != Comparison::ne && how != Comparison::in && how != Comparison::not_in)
        continue;
      may_be(sides[i], *expr.parts[i + 1]);
      may_be(sides[i + 1], *expr.parts[i]);
    }
    return {};
  }

  /// Can what is written out stand at one of these paths?
  void may_be(const PackShape& of, const Expr& written) {
    if (of.pairs || of.nested || of.patterns.empty()) return;
    for (const Expr* literal : written_texts(written)) {
      const std::string& text = literal->value.text();
      const auto allows = [&](const std::string& pattern) { return allowed(pattern, text); };
      if (std::any_of(of.patterns.begin(), of.patterns.end(), allows)) continue;
      const std::string pattern = words_at(of.patterns.front());
      fault(PackFault::Kind::value, pattern, *literal, text, all_.field(pattern)->choices);
    }
  }

  /// Where the words stand: there, or in the list there.
  std::string words_at(const std::string& pattern) const {
    const auto field = all_.field(pattern);
    return field && field->choices.empty() && list_has(field->kinds, candor::Kind::list) ? pattern + ".0" : pattern;
  }

  /// Only a closed list of words and the list of countries leave no doubt.
  bool allowed(const std::string& pattern, const std::string& text) const {
    const auto field = all_.field(pattern);
    if (!field) return true;
    bool is_closed = false;
    for (const candor::Kind kind : field->kinds) {
      if (kind == candor::Kind::map) continue;
      if (kind == candor::Kind::list && !allowed(pattern + ".0", text)) {
        is_closed = true;
      } else if (kind == candor::Kind::choice || kind == candor::Kind::flag) {
        is_closed = true;
      } else if (kind == candor::Kind::country && shape::fault_in(shape::Format::country, text)) {
        is_closed = true;
      } else {
        return true;
      }
    }
    return !is_closed || list_has(field->choices, text);
  }

  /// Each pattern once: definitions that add to each other would double them with every line.
  static PackShape either(PackShape one, const PackShape& more) {
    if (one.patterns.empty()) one = {{}, more.pairs, more.nested};
    for (const std::string& pattern : more.patterns) {
      if (std::find(one.patterns.begin(), one.patterns.end(), pattern) == one.patterns.end()) {
        one.patterns.push_back(pattern);
      }
    }
    return one;
  }

  PackShape condition(const Expr& expr) {
    PackShape one = shape_of(*expr.parts[0]);
    shape_of(*expr.parts[1]);
    return expr.parts.size() > 2 && expr.parts[2] ? either(std::move(one), shape_of(*expr.parts[2])) : one;
  }

  PackShape other(const Expr& expr) {
    PackShape all;
    for (const auto& part : expr.parts) {
      if (part) all = either(std::move(all), shape_of(*part));
    }
    for (const auto& [name, part] : expr.named) shape_of(*part);
    return expr.op == Op::list ? all : PackShape{};
  }

  PackPaths& all_;
  const templates::Program& program_;
};

void PackPaths::define(const std::string& name, const templates::Expression& expression) {
  std::set<std::string> before;
  patterns.swap(before);
  defined_[name] = read(expression);
  behind_[name] = patterns;
  patterns.swap(before);
}

PackShape PackPaths::read(const templates::Expression& expression) {
  return Reading(*this, expression.program()).shape_of(*expression.program().expression);
}

/// The fields of this name that stand somewhere below one of these; all of this name where nothing is known of them.
std::vector<std::string> PackPaths::fields_called(const std::string& name,
                                                  const std::vector<std::string>& below) const {
  std::vector<std::string> found;
  for (const shape::FieldInfo& field : schema_.fields("company.yaml")) {
    const auto is_above = [&](const std::string& pattern) { return field.pattern.starts_with(pattern + "."); };
    if (!below.empty() && std::none_of(below.begin(), below.end(), is_above)) continue;
    if (("." + field.pattern).ends_with("." + name)) found.push_back(field.pattern);
  }
  return found;
}

std::optional<shape::FieldInfo> PackPaths::field(std::string_view pattern) const {
  constexpr std::string_view document = "document.";
  if (pattern.starts_with(document)) return schema_.field("document.yaml", pattern.substr(document.size()));
  if (pattern.starts_with(entry_of_documents))
    return schema_.field("document.yaml", pattern.substr(entry_of_documents.size()));
  return schema_.field("company.yaml", pattern);
}

}  // namespace candor
