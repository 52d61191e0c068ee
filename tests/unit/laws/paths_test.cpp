// Every path that a pack asks for exists in the schema: found by reading the expressions, not by running them, so that
// a branch nobody takes is found too.
#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "law_world.h"
#include "template/syntax.h"

namespace candor {

namespace {

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

  void define(const std::string& name, const templates::ExpressionPtr& expression) { defined_[name] = read(expression); }
  Shape read(const templates::ExpressionPtr& expression) { return shape_of(*expression->program().expression); }
  std::vector<std::string> unknown;
  std::size_t looked_up = 0;

 private:
  Shape at(Shape of, const std::string& key) {
    for (std::string& pattern : of.patterns) {
      pattern += (pattern.empty() ? "" : ".") + key;
      ++looked_up;
      if (!schema_.field("company.yaml", pattern)) unknown.push_back(pattern);
    }
    of.pairs = false;
    return of;
  }

  Shape name(const Expr& expr) {
    static const std::set<std::string> no_facts = {"lists", "document", "documents", "release", "today"};
    if (no_facts.contains(expr.text)) return {};
    const auto found = defined_.find(expr.text);
    return found != defined_.end() ? found->second : at({.patterns = {""}}, expr.text);
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
  void below(Shape& shape) const {
    for (std::string& pattern : shape.patterns) {
      const auto field = schema_.field("company.yaml", pattern);
      const bool is_record = field && !field->open && !field->keys.empty();
      pattern += "." + (is_record ? field->keys.front() : "*");
    }
  }

  Shape filter(const Expr& expr, Shape of) {
    if (expr.text == "items") {
      below(of);
      of.pairs = true;
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
};

void read_all(PathReader& reader, const Requirement& requirement) {
  if (requirement.when) reader.read(requirement.when);
  for (const auto* list : {&requirement.depends_on, &requirement.met, &requirement.any_of}) {
    for (const auto& expression : *list) reader.read(expression);
  }
  for (const auto* list : {&requirement.partial, &requirement.vague}) {
    for (const Lack& lack : *list) reader.read(lack.holds);
  }
}

}  // namespace

TEST_CASE("the packs compile without a word") {
  Diagnostics found;
  compile_laws(built_in_world().project.laws, found);
  for (const Diagnostic& diagnostic : found.found()) UNSCOPED_INFO(diagnostic.place.file << ":" << diagnostic.place.line << ": " << diagnostic.message);
  CHECK(found.empty());
  CHECK_FALSE(built_in_world().laws.requirements.empty());
}

TEST_CASE("every path in a pack exists in the schema") {
  const Laws& laws = built_in_world().laws;
  for (std::size_t pack = 0; pack < laws.definitions.size(); ++pack) {
    PathReader reader(built_in_world().project.schema);
    for (const Definition& definition : laws.definitions[pack]) reader.define(definition.name, definition.expression);
    for (const Requirement& requirement : laws.requirements) {
      if (requirement.pack != pack) continue;
      const std::size_t before = reader.unknown.size();
      read_all(reader, requirement);
      for (std::size_t i = before; i < reader.unknown.size(); ++i) UNSCOPED_INFO(requirement.id << ": " << reader.unknown[i]);
      CHECK(reader.unknown.size() == before);
    }
    CHECK(reader.looked_up > 0);
  }
}

TEST_CASE("every `where` and `section` of a pack exists") {
  const auto& world = built_in_world();
  const std::vector<std::string> sections = world.project.words->names("sections/");
  for (const Requirement& requirement : world.laws.requirements) {
    INFO(requirement.id << " " << requirement.where << " " << requirement.section);
    CHECK((requirement.where.empty() || world.project.schema.field("company.yaml", requirement.where)));
    CHECK((requirement.section.empty() || std::find(sections.begin(), sections.end(), requirement.section) != sections.end()));
    const bool is_told = requirement.is_judged() && requirement.as.empty();
    CHECK((!is_told || (!requirement.where.empty() && !requirement.help.empty())));
  }
}

TEST_CASE("a path that the schema does not know is found by this test") {
  Diagnostics found;
  PathReader reader(built_in_world().project.schema);
  const auto expression = [&](const char* text) { return templates::compile_expression(text, {}, found); };
  reader.read(expression(R"(retention|items|map(attribute="1.kepe")|list)"));
  reader.read(expression("company.legal_entitty"));
  reader.read(expression("not (rights.acces.status == 'possible')"));
  reader.read(expression(R"(purposes|items|map(attribute="1.legal_basis")|flat|selectattr("bassis")|list)"));
  reader.read(expression(R"(purposes|items|selectattr("1.legal_basis", "has_entry", "bais", "consent")|list)"));
  CHECK(reader.unknown == std::vector<std::string>{"retention.*.kepe", "company.legal_entitty", "rights.acces",
                                                   "rights.acces.status", "purposes.*.legal_basis.*.bassis",
                                                   "purposes.*.legal_basis.*.bais"});
}

}  // namespace candor
