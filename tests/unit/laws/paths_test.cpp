// Every path that a pack asks for exists in the schema: found by reading the expressions, not by running them, so that
// a branch nobody takes is found too.
#include "path_reader.h"

namespace candor {

TEST_CASE("the packs compile without a word") {
  Diagnostics found;
  compile_laws(built_in_world().project.laws.packs(), found);
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
    const std::string& where = requirement.where;
    const bool is_of_document = where.starts_with("document.")
                                    ? world.project.schema.field("document.yaml", where.substr(9)).has_value()
                                    : where.empty() || where == "document";
    CHECK((is_of_document || world.project.schema.field("company.yaml", where)));
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
