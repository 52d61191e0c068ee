// Every path that a pack asks for exists in the schema: found by reading the expressions, not by running them, so that
// a branch nobody takes is found too.
#include <catch2/catch.hpp>

#include "load/check_own_packs.h"
#include "path_reader.h"

namespace candor {

TEST_CASE("the packs compile without a word") {
  Diagnostics found;
  compile_laws(built_in_world().project.laws.packs(), found);
  for (const Diagnostic& diagnostic : found.found())
    UNSCOPED_INFO(diagnostic.place.file << ":" << diagnostic.place.line << ": " << diagnostic.message);
  CHECK(found.empty());
  CHECK_FALSE(built_in_world().laws.requirements.empty());
}

TEST_CASE("the packs ask nothing that no facts could answer") {
  const Project& project = built_in_world().project;
  Diagnostics found;
  check_packs(project, project.laws.packs(), found);
  for (const Diagnostic& diagnostic : found.found()) {
    UNSCOPED_INFO(diagnostic.place.file << ":" << diagnostic.place.line << ": " << diagnostic.message);
  }
  CHECK(found.empty());
}

TEST_CASE("the expressions of every pack are followed to the facts") {
  const Laws& laws = built_in_world().laws;
  for (std::size_t pack = 0; pack < laws.definitions.size(); ++pack) {
    PackPaths paths(built_in_world().project.schema);
    for (const Definition& definition : laws.definitions[pack])
      paths.define(definition.name, *definition.question->expression);
    for (const Requirement& requirement : laws.requirements) {
      if (requirement.pack == pack) read_all(paths, requirement);
    }
    CHECK(paths.looked_up > 0);
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
    CHECK((requirement.section.empty() ||
           std::find(sections.begin(), sections.end(), requirement.section) != sections.end()));
    const bool is_told = requirement.is_judged() && requirement.as.empty();
    CHECK((!is_told || (!requirement.where.empty() && !requirement.help.empty())));
  }
}

TEST_CASE("what no facts could answer is found by reading") {
  Diagnostics found;
  PackPaths paths(built_in_world().project.schema);
  const auto read = [&](const char* text) { paths.read(*templates::compile_expression(text, {}, found)); };
  const auto told = [&] {
    std::vector<std::string> all;
    for (const PackFault& fault : paths.faults)
      all.push_back(fault.what + (fault.value.empty() ? "" : " = " + fault.value));
    paths.faults.clear();
    return all;
  };
  using All = std::vector<std::string>;

  SECTION("paths") {
    read(R"(retention|items|map(attribute="1.kepe")|list)");
    read("company.legal_entitty");
    read("not (rights.acces.status == 'possible')");
    read(R"(purposes|items|map(attribute="1.legal_basis")|flat|selectattr("bassis")|list)");
    read(R"(purposes|items|selectattr("1.legal_basis", "has_entry", "bais", "consent")|list)");
    read(R"(retention|items|rejectattr("keep", "defined")|list)");
    read("document.audiense is defined or release.efective is defined");
    CHECK(told() == All{"retention.*.kepe", "company.legal_entitty", "rights.acces", "purposes.*.legal_basis.*.bassis",
                        "purposes.*.legal_basis.*.bais", "keep", "document.audiense", "release.efective"});
  }
  SECTION("words that cannot stand there") {
    read(R"(sale.sells == "nope")");
    read(R"(company.country in ["NA", "Germany"])");
    read(R"(document.kind != "privacy-policy")");
    read(R"(documents|selectattr("kind", "eq", "cookie_polcy")|list)");
    read(R"(purposes|items|selectattr("1.legal_basis", "has_entry", "basis", "consnt")|list)");
    read(R"("eu-gdprr" in regimes)");
    read(R"(contacts|items|selectattr("1.role", "in", ["dpo", "oficer"])|list)");
    CHECK(told() == All{"sale.sells = nope", "company.country = Germany", "document.kind = privacy-policy",
                        "documents.*.kind = cookie_polcy", "purposes.*.legal_basis.*.basis = consnt",
                        "regimes.0 = eu-gdprr", "contacts.*.role = oficer"});
  }
  SECTION("what may be") {
    read(R"(sale.sells == "no" and company.country == "NA" and "eu-gdpr" in regimes)");
    read(R"(retention|items|selectattr("1.keep", "eq", "7 years")|list)");
    read(R"(documents|selectattr("kind", "eq", "cookie_policy")|list)");
    read(R"(complaints|items|first)");
    CHECK(told().empty());
  }
}

}  // namespace candor
