// Which facts a pack's expressions look at, found by reading them, not by running them, so that a branch nobody takes
// is found too.
#pragma once

#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "law_world.h"
#include "template/syntax.h"

namespace candor {

using templates::Expr;
using templates::Op;

/// What an expression gives, as far as paths matter: facts at these patterns; pairs of an id and such a fact; lists of
/// lists of them, not yet made flat.
struct Shape {
  std::vector<std::string> patterns;
  bool pairs = false;
  bool nested = false;
};

class PathReader {
 public:
  explicit PathReader(const shape::Schema& schema) : schema_(schema) {}

  void define(const std::string& name, const templates::ExpressionPtr& expression) {
    std::set<std::string> before;
    patterns.swap(before);
    defined_[name] = read(expression);
    behind_[name] = patterns;
    patterns.swap(before);
  }
  Shape read(const templates::ExpressionPtr& expression) { return shape_of(*expression->program().expression); }
  std::vector<std::string> unknown;
  std::size_t looked_up = 0;
  /// The paths looked at so far (`retention.*.keep`), those behind the pack's own names too.
  std::set<std::string> patterns;

 private:
  Shape at(Shape of, const std::string& key) {
    for (std::string& pattern : of.patterns) {
      pattern += (pattern.empty() ? "" : ".") + key;
      ++looked_up;
      patterns.insert(with_any(pattern));
      if (!schema_.field("company.yaml", pattern)) unknown.push_back(pattern);
    }
    of.pairs = false;
    return of;
  }

  /// With `*` where one key of a record stood for all of them.
  std::string with_any(const std::string& pattern) const {
    std::string out;
    for (std::size_t begin = 0; begin <= pattern.size();) {
      const std::size_t end = std::min(pattern.find('.', begin), pattern.size());
      const bool is_any = stand_for_any_.contains(pattern.substr(0, end));
      out += (out.empty() ? "" : ".") + (is_any ? "*" : pattern.substr(begin, end - begin));
      begin = end + 1;
    }
    return out;
  }

  Shape name(const Expr& expr) {
    static const std::set<std::string> no_facts = {"lists", "document", "documents", "release", "today"};
    if (no_facts.contains(expr.text)) return {};
    const auto found = defined_.find(expr.text);
    if (found == defined_.end()) return at({.patterns = {""}}, expr.text);
    patterns.insert(behind_[expr.text].begin(), behind_[expr.text].end());
    return found->second;
  }

  /// `"1.label"` of a pair, `"label"` of a fact in a list.
  Shape attribute(Shape of, const std::string& path) {
    if (path == "0") return {};
    std::string rest = path;
    if (of.pairs) {
      if (path == "1") return {of.patterns, false, false};
      if (!path.starts_with("1.")) unknown.push_back("pair|" + path);
      rest = path.substr(2);
    }
    of.pairs = false;
    for (std::size_t begin = 0; begin < rest.size();) {
      const std::size_t end = std::min(rest.find('.', begin), rest.size());
      of = at(std::move(of), rest.substr(begin, end - begin));
      begin = end + 1;
    }
    return of;
  }

  /// An entry of a map or list; of a record with fixed keys, the first of them.
  void below(Shape& shape) {
    for (std::string& pattern : shape.patterns) {
      const auto field = schema_.field("company.yaml", pattern);
      const bool is_record = field && !field->open && !field->keys.empty();
      pattern += "." + (is_record ? field->keys.front() : "*");
      if (is_record) stand_for_any_.insert(pattern);
      patterns.insert(with_any(pattern));
    }
  }

  Shape filter(const Expr& expr, Shape of) {
    if (expr.text == "items") {
      below(of);
      of.pairs = true;
      return of;
    }
    if (expr.text == "having") {  // things somewhere below, each with its path
      of.pairs = true;
      of.nested = false;
      return of;
    }
    if (expr.text == "flat") {
      if (!of.nested) below(of);
      of.nested = false;
      return of;
    }
    if (expr.text == "map" && expr.parts.size() > 1) {
      REQUIRE(expr.parts[1]->value.text() == "items");
      below(of);
      return {of.patterns, true, true};
    }
    if (expr.text == "map") return attribute(std::move(of), expr.named.at(0).second->value.text());
    if (expr.text == "selectattr" || expr.text == "rejectattr") {
      Shape looked_at = attribute(of, expr.parts.at(1)->value.text());
      if (expr.parts.size() > 3 && expr.parts[2]->value.text() == "has_entry") {
        below(looked_at);
        at(std::move(looked_at), expr.parts[3]->value.text());
      }
    }
    return of;
  }

  static void add(Shape& to, Shape more) {
    if (to.patterns.empty()) to = {{}, more.pairs, more.nested};
    to.patterns.insert(to.patterns.end(), more.patterns.begin(), more.patterns.end());
  }

  Shape shape_of(const Expr& expr) {
    switch (expr.op) {
      case Op::constant: return {};
      case Op::name: return name(expr);
      case Op::attribute: {
        Shape of = shape_of(*expr.parts[0]);
        return of.patterns.empty() ? Shape{} : at(std::move(of), expr.text);
      }
      case Op::subscript: {
        Shape of = shape_of(*expr.parts[0]);
        shape_of(*expr.parts[1]);
        if (!of.pairs) below(of);
        return of;
      }
      case Op::filter: {
        Shape of = shape_of(*expr.parts[0]);
        for (std::size_t i = 1; i < expr.parts.size(); ++i) shape_of(*expr.parts[i]);
        return filter(expr, std::move(of));
      }
      case Op::add: {
        Shape sum = shape_of(*expr.parts[0]);
        add(sum, shape_of(*expr.parts[1]));
        return sum;
      }
      case Op::condition: {
        Shape either = shape_of(*expr.parts[0]);
        shape_of(*expr.parts[1]);
        if (expr.parts.size() > 2 && expr.parts[2]) add(either, shape_of(*expr.parts[2]));
        return either;
      }
      default: {
        Shape all;
        for (const auto& part : expr.parts) {
          if (part) add(all, shape_of(*part));
        }
        return expr.op == Op::list ? all : Shape{};
      }
    }
  }

  const shape::Schema& schema_;
  std::map<std::string, Shape> defined_;
  std::map<std::string, std::set<std::string>> behind_;
  std::set<std::string> stand_for_any_;
};

inline void read_all(PathReader& reader, const Requirement& requirement) {
  if (requirement.when) reader.read(requirement.when);
  for (const auto* list : {&requirement.depends_on, &requirement.met, &requirement.any_of}) {
    for (const auto& expression : *list) reader.read(expression);
  }
  for (const auto* list : {&requirement.partial, &requirement.vague}) {
    for (const Lack& lack : *list) reader.read(lack.holds);
  }
}

}  // namespace candor
