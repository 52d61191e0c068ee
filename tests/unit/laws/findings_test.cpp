// What an author is told: place, severity, why, help; and what a suppression does to it.
#include <catch2/catch.hpp>

#include "bytes_of.h"
#include "law_world.h"
#include "shape/type_by_schema.h"

namespace candor {

namespace {

const std::string base =
    "regimes: [eu-gdpr]\n"
    "company: {name: Acme, legal_entity: Acme GmbH, country: DE}\n"
    "contacts: {privacy: {email: privacy@acme.example}}\n"
    "requests: {contact: privacy}\n";

const Diagnostic* finding(const Diagnostics& found, const std::string& id, const std::string& requirement) {
  for (const Diagnostic& diagnostic : found.found()) {
    if (diagnostic.id == id && diagnostic.requirement == requirement) return &diagnostic;
  }
  return nullptr;
}

std::vector<std::string> ids_of(const Diagnostics& found, std::string_view beginning) {
  std::vector<std::string> ids;
  for (const Diagnostic& diagnostic : found.found()) {
    if (diagnostic.id.starts_with(beginning)) ids.push_back(diagnostic.id);
  }
  return ids;
}

/// Packs as a project would bring them, over the built-in ones or alone.
Laws laws_of(const std::vector<std::string>& packs, Diagnostics& found) {
  std::vector<Value> typed;
  for (std::size_t i = 0; i < packs.size(); ++i) {
    const yaml::Node node = yaml_of(packs[i], "content/laws/" + std::to_string(i) + ".yaml", found);
    typed.push_back(shape::type_by_schema(node, built_in_world().project.schema, "law.yaml", "law", found));
  }
  return compile_laws(typed, found);
}

void put(Files& files, const std::string& path, const std::string& text) {
  REQUIRE(files.make_directories(path.substr(0, path.rfind('/'))));
  REQUIRE(files.write(path, text));
}

std::string pack_with(const std::string& requirement) {
  return "id: acme\ntitle: Acme's rules\nrequirements:\n  - id: acme-1\n    citation: 4.2\n    asks: Name the "
         "country.\n"
         "    severity: must\n    kind: presence\n" +
         requirement;
}

}  // namespace

TEST_CASE("a document for some laws is not asked about what is said under others") {
  const std::string facts =
      base +
      "data: {account: {label: account data}}\n"
      "retention: {both: {data: [account], keep: 1 year}, korea: {label: letters, regimes: [kr-pipa]}}\n";
  const auto lacks = [&](const std::string& regimes) {
    Diagnostics found;
    const yaml::Node document =
        yaml_of("kind: privacy_policy\n" + regimes + "languages: [en]\ncontrolling: en\nsections: [data, retention]\n",
                "content/acme/documents/privacy.yaml", found);
    return verdict_on(judge(yaml_of(facts, "content/acme/company.yaml", found), document, found), "gdpr-13-2-a")
        .at("lacks")
        .text();
  };
  CHECK(lacks("").find("korea") != std::string::npos);
  CHECK(lacks("regimes: [eu-gdpr]\n").find("korea") == std::string::npos);
}

TEST_CASE("a finding stands at the entry that lacks it and says what to write there") {
  Diagnostics found;
  judge(
      base + "purposes:\n  ship: {label: send parcels, legal_basis: [{basis: contract}]}\n  bill: {label: bill you}\n",
      found);
  const Diagnostic* gap = finding(found, "law-partial", "gdpr-13-1-c-basis");
  REQUIRE(gap);
  CHECK(gap->severity == Severity::error);
  CHECK(gap->place.file == "content/acme/company.yaml");
  CHECK(gap->place.line == 7);
  CHECK(gap->message == "`acme/privacy` meets `gdpr-13-1-c-basis` only in part: no legal basis is stated for `bill`");
  CHECK(gap->why == "GDPR Art. 13(1)(c): State the legal basis of each purpose.");
  CHECK(gap->help == "purposes:\n  bill:\n    legal_basis: [{basis: …}]");
  CHECK(gap->subject == "acme/privacy/gdpr-13-1-c-basis");
}

TEST_CASE("what lacks altogether is looked for at the entry that makes it apply") {
  const Laws laws = [] {
    Diagnostics none;
    return laws_of({pack_with("    verified: internal\n"
                              "    when: data|items|selectattr(\"1.label\", \"eq\", \"sleep\")|list\n"
                              "    any_of: [data.sleep.necessity]\n"
                              "    where: data.*.necessity\n    help: \"data: {<id>: {necessity: …}}\"\n")},
                   none);
  }();
  Diagnostics found;
  const yaml::Node facts =
      yaml_of("data:\n  name: {label: name}\n  sleep: {label: sleep}\n", "content/acme/data.yaml", found);
  judge(facts, document_of("[data]", found), found, *read_iso_date("2026-11-21"), laws);
  const Diagnostic* gap = finding(found, "law-missing", "acme-1");
  REQUIRE(gap);
  CHECK(gap->place.line == 3);
  CHECK(gap->help == "data: {sleep: {necessity: …}}");
}

TEST_CASE("a gap weighs what the team has decided, and says so with the reason") {
  const std::string pack =
      pack_with("    verified: unverified\n    met: [company.country is defined]\n    where: company.country\n");
  for (const std::string severity : {"error", "warning", "note"}) {
    Diagnostics found;
    Laws laws = laws_of({pack}, found);
    const yaml::Node site = yaml_of("severities: {acme-1: {severity: " + severity + ", reason: the memo says so}}\n",
                                    "content/site.yaml", found);
    decide_severities(
        laws,
        shape::type_by_schema(site, built_in_world().project.schema, "site.yaml", "site", found).at("severities"));
    found = {};
    const yaml::Node facts = yaml_of("company: {name: Acme}\n", "content/acme/company.yaml", found);
    const auto verdicts = judge(facts, document_of("[scope]", found), found, *read_iso_date("2026-11-21"), laws);
    const Diagnostic* gap = finding(found, "law-missing", "acme-1");
    REQUIRE(gap);
    CHECK((severity == "error"     ? Severity::error
           : severity == "warning" ? Severity::warning
                                   : Severity::note) == gap->severity);
    CHECK(gap->why.find((severity == "error" ? "for an " : "for a ") + severity + ": the memo says so") !=
          std::string::npos);
    CHECK(verdict_on(verdicts, "acme-1").at("decided").at("reason").text() == "the memo says so");
  }
}

TEST_CASE("what lacks altogether stands at the nearest parent, or in the company's file") {
  Diagnostics found;
  const auto verdicts = judge(base, found);
  const Diagnostic* answer = finding(found, "law-missing", "gdpr-13-2-a");
  REQUIRE(answer);
  CHECK(answer->place.file == "content/acme/company.yaml");
  CHECK(answer->place.line == 0);
  const Value met = verdict_on(verdicts, "gdpr-13-1-a");
  REQUIRE(met.at("evidence").size() == 2);
  CHECK(met.at("evidence").items()[0].at("line").number() == 2);
  CHECK(met.at("evidence").items()[1].at("line").number() == 3);
}

TEST_CASE("what was not read in the law's own wording is never an error, and says so") {
  Diagnostics found;
  judge(base + "rights: {access: {}}\n", found);
  for (const Diagnostic& diagnostic : found.found()) {
    const Requirement* requirement = built_in_world().laws.find(diagnostic.requirement);
    if (!requirement || diagnostic.severity != Severity::error) continue;
    CHECK(requirement->is_must);
    CHECK(requirement->verified == "primary");
  }
  Diagnostics other;
  judge("regimes: [eu-gdpr]\nrights: {access: {}}\n", other);
  const Diagnostic* channel = finding(other, "law-missing", "gdpr-12-2-facilitate");
  REQUIRE(channel);
  CHECK(channel->severity == Severity::warning);
  CHECK(channel->why.ends_with("(Not verified against any source.)"));
}

TEST_CASE("a document that is written for some laws is asked by those alone") {
  Diagnostics found;
  yaml::Node document = document_of(all_sections(), found);
  document.entries.push_back({"regimes", {}, yaml_of("[us-ca-ccpa]", "", found), 0});
  const auto verdicts = judge(yaml_of(base, "content/acme/company.yaml", found), document, found);
  CHECK_FALSE(verdict_on(verdicts, "gdpr-13-2-a").is_defined());
}

TEST_CASE("a document that is written for some people is asked about what concerns them") {
  MemoryFiles files;
  put(files, "content/acme/company.yaml",
      base +
          "audiences: {members: {label: members}, applicants: {label: applicants}}\n"
          "data: {orders: {label: orders, subjects: [members]}, cv: {label: CVs, subjects: [applicants]}}\n"
          "retention: {orders: {data: [orders], keep: 2 years}}\n");
  put(files, "content/acme/documents/privacy.yaml",
      "kind: privacy_policy\naudience: [members]\nlanguages: [en]\ncontrolling: en\nsections: [data, retention]\n");
  const auto& world = built_in_world();
  Diagnostics found;
  const Company company = load_company(files, world.project, "acme", found);
  REQUIRE(company.documents.size() == 1);
  const Document& document = company.documents.front();
  const auto today = *read_iso_date("2026-11-21");
  const std::vector<Text> texts = compose_document({company, document, *world.project.words, today}, found);
  const Value facts = facts_for(document, company.facts);
  const auto verdicts = as_values(check_law(world.laws, {company, facts, document, texts, today}, found));
  CHECK(verdict_on(verdicts, "gdpr-13-2-a").at("status").text() == "met");
}

TEST_CASE("a company that selects no law is asked by none") {
  Diagnostics found;
  for (const Value& verdict : judge("company: {name: Acme}\n", found)) {
    INFO(verdict.at("id").text());
    CHECK(built_in_world().laws.find(verdict.at("id").text())->regimes.empty());
  }
}

TEST_CASE("a suppressed gap is a note with its reason, and takes those judged as it along") {
  Diagnostics found;
  const auto verdicts = judge(base +
                                  "data: {orders: {label: orders, items: {n: {text: number, sources: [shops]}}}}\n"
                                  "sources: {shops: {label: shops, kind: third_party, publicly_accessible: no}}\n"
                                  "suppress:\n  - {id: gdpr-13-2-a, reason: \"being written\"}\n",
                              found);
  CHECK(verdict_on(verdicts, "gdpr-13-2-a").at("status").text() == "suppressed");
  CHECK(verdict_on(verdicts, "gdpr-14-2-a").at("status").text() == "suppressed");
  CHECK_FALSE(finding(found, "law-missing", "gdpr-13-2-a"));
  const Diagnostic* note = finding(found, "law-suppressed", "gdpr-13-2-a");
  REQUIRE(note);
  CHECK(note->severity == Severity::note);
  CHECK(note->place.line == 8);
  CHECK(note->message == "`gdpr-13-2-a` is let pass for `acme/privacy`: being written");
  CHECK(ids_of(found, "suppression-").empty());
}

TEST_CASE("a suppression that has expired lets nothing pass any more") {
  const std::string facts = base + "suppress:\n  - {id: gdpr-13-2-a, reason: soon, until: 2026-11-21}\n";
  Diagnostics before;
  judge(facts, before, *read_iso_date("2026-11-20"));
  CHECK_FALSE(finding(before, "law-missing", "gdpr-13-2-a"));
  CHECK(ids_of(before, "suppression-").empty());
  Diagnostics after;
  judge(facts, after, *read_iso_date("2026-11-21"));
  CHECK(finding(after, "law-missing", "gdpr-13-2-a"));
  CHECK(ids_of(after, "suppression-") == std::vector<std::string>{"suppression-expired"});
}

TEST_CASE("a second suppression of the same is told, unless the first has expired or is about less") {
  const auto second = [](const std::string& first) {
    Diagnostics found;
    judge(base + "suppress:\n  - " + first + "\n  - {id: gdpr-13-2-e, reason: another}\n", found);
    return ids_of(found, "suppression-");
  };
  CHECK(second("{id: gdpr-13-2-e, reason: one}") == std::vector<std::string>{"suppression-unused"});
  CHECK(second("{id: gdpr-13-2-e, document: privacy, reason: one}").empty());
  CHECK(second("{id: gdpr-13-2-e, reason: one, until: 2026-11-01}") == std::vector<std::string>{"suppression-expired"});
}

TEST_CASE("a suppression that suppresses nothing, or is called what nothing is called, is told") {
  Diagnostics found;
  judge(base +
            "suppress:\n  - {id: gdpr-13-1-a, reason: met}\n  - {id: gdpr-13-2a, reason: misspelt}\n"
            "  - {id: gdpr-13-2-a, document: privcy, reason: misspelt}\n  - {id: gdpr-13-2-e, document: privacy, "
            "reason: fine}\n",
        found);
  CHECK(ids_of(found, "suppression-") == std::vector<std::string>{"suppression-unused"});
  REQUIRE(ids_of(found, "unknown-suppression").size() == 2);
  std::vector<std::string> helps;
  for (const Diagnostic& diagnostic : found.found()) {
    if (diagnostic.id == "unknown-suppression") helps.push_back(diagnostic.help);
  }
  CHECK(helps == std::vector<std::string>{"did you mean `gdpr-13-2-a`?", "did you mean `privacy`?"});
  CHECK(finding(found, "law-missing", "gdpr-13-2-a"));
  CHECK(finding(found, "law-suppressed", "gdpr-13-2-e"));
}

TEST_CASE("a gap in a law to come is a note with its day") {
  Diagnostics found;
  const Laws laws =
      laws_of({pack_with("    verified: primary\n    in_force_from: 2027-01-01\n    met: [company.country]\n"
                         "    where: company.country\n    help: \"company: {country: …}\"\n")},
              found);
  const auto before = judge("company: {name: Acme}\n", found, *read_iso_date("2026-12-31"), laws);
  CHECK(verdict_on(before, "acme-1").at("status").text() == "upcoming");
  CHECK(verdict_on(before, "acme-1").at("in_force_from").text() == "2027-01-01");
  CHECK(finding(found, "law-upcoming", "acme-1")->severity == Severity::note);
  const auto after = judge("company: {name: Acme}\n", found, *read_iso_date("2027-01-01"), laws);
  CHECK(verdict_on(after, "acme-1").at("status").text() == "missing");
}

TEST_CASE("a later pack replaces a requirement of the same id") {
  Diagnostics found;
  const Laws laws = laws_of({pack_with("    verified: primary\n    met: [company.country]\n"),
                             pack_with("    verified: primary\n    met: [company.name]\n")},
                            found);
  REQUIRE(laws.requirements.size() == 1);
  CHECK(verdict_on(judge("company: {name: Acme, legal_entity: Acme GmbH}\n", found, *read_iso_date("2026-11-21"), laws),
                   "acme-1")
            .at("status")
            .text() == "met");
}

TEST_CASE("packs that do not read are refused with their place") {
  const auto ids = [](const std::string& requirement) {
    Diagnostics found;
    laws_of({pack_with(requirement)}, found);
    std::vector<std::string> all;
    for (const Diagnostic& diagnostic : found.found()) {
      CHECK(diagnostic.place.file == "content/laws/0.yaml");
      CHECK(diagnostic.place.line == 9);
      all.push_back(diagnostic.id);
    }
    return all;
  };
  const std::string verified = "    verified: primary\n";
  CHECK(ids("    met: [company.]\n" + verified) == std::vector<std::string>{"template-syntax"});
  CHECK(ids("    met: ['company|itms']\n" + verified).size() == 1);
  CHECK(ids("    met: ['nuclear()']\n" + verified).size() == 1);
  CHECK(ids("    as: [acme-2]\n" + verified) == std::vector<std::string>{"unknown-requirement"});
  CHECK(ids("    unmet: [company]\n" + verified) == std::vector<std::string>{"unknown-key"});
  CHECK(ids("    when: " + std::string(400, '(') + "\n" + verified).size() == 1);
}

TEST_CASE("an expression that cannot be evaluated leaves its requirement undetermined, and is told") {
  Diagnostics found;
  const Laws laws = laws_of({pack_with("    verified: primary\n    met: [company.legal_entitty]\n")}, found);
  const auto verdicts = judge("company: {name: Acme}\n", found, *read_iso_date("2026-11-21"), laws);
  CHECK(verdict_on(verdicts, "acme-1").at("status").text() == "undetermined");
  CHECK(ids_of(found, "template-unknown-name").size() == 1);
}

TEST_CASE("phrases about a topic that no list has are told") {
  Diagnostics found;
  const Laws laws =
      laws_of({pack_with("    verified: primary\n    vague: [{if: said(\"weather\"), lacks: a forecast}]\n")}, found);
  judge("company: {name: Acme}\n", found, *read_iso_date("2026-11-21"), laws);
  REQUIRE(ids_of(found, "template-value").size() == 1);
}

TEST_CASE("a project's own phrases are read beside the built-in ones") {
  MemoryFiles files;
  put(files, "content/laws/phrases/en.yaml", "weather: {within: [partly cloudy]}\n");
  put(files, "content/laws/phrases/fr.yaml", "retention: {within: [aussi longtemps que nécessaire]}\n");
  Diagnostics found;
  const LawSources read = read_laws(files, "", built_in_world().project.schema, found);
  const Laws laws = compile_laws(read.packs(), found, read.phrases());
  CHECK(found.empty());
  CHECK(laws.phrases.has_language("fr"));
  CHECK(laws.phrases.has_topic("weather"));
  CHECK(VaguePhrases::first_in(VaguePhrases::prepared("as long as needed"),
                               laws.phrases.phrases_of("en", "retention")) == "as long as needed");
  CHECK(laws.requirements.size() == built_in_world().laws.requirements.size());
}

TEST_CASE("a translation with another number than its source is told by that number") {
  MemoryFiles files;
  put(files, "content/acme/company.yaml", "company: {name: Acme}\n");
  put(files, "content/acme/documents/privacy.yaml",
      "kind: privacy_policy\nlanguages: [en, ko]\ncontrolling: en\nsections:\n"
      "  - {id: keys, title: Keys, text: 'We change our 1,500 keys every 30 days.'}\n"
      "  - {id: days, title: Days, text: 'It began on 5 March 2026, a month ago.'}\n");
  put(files, "content/acme/translations/ko.yaml",
      "documents.privacy.sections.keys.text: {source: 'We change our 1,500 keys every 30 days.', text: 암호키 1500개는 "
      "90일마다 바꿉니다.}\n"
      "documents.privacy.sections.days.text: {source: 'It began on 5 March 2026, a month ago.', text: '1개월 전인 "
      "2026년 "
      "3월 5일에 시작되었습니다.'}\n");
  const auto& world = built_in_world();
  Diagnostics found;
  const Company company = load_company(files, world.project, "acme", found);
  REQUIRE(company.documents.size() == 1);
  const Document& document = company.documents.front();
  const auto today = *read_iso_date("2026-11-21");
  const std::vector<Text> texts = compose_document({company, document, *world.project.words, today}, found);
  check_law(world.laws, {company, facts_for(document, company.facts), document, texts, today}, found);
  const Diagnostic* other = finding(found, "law-vague", "lint-translation-values");
  REQUIRE(other);
  CHECK(other->message.ends_with("numbers that the source has not, for others that it has: `90`"));
  CHECK(other->place.file == "content/acme/translations/ko.yaml");
}

TEST_CASE("words that stand untranslated in a translation are told by their path") {
  MemoryFiles files;
  put(files, "content/acme/company.yaml",
      "purposes:\n  ship: {label: send parcels to you and to those you name}\n  bill: {label: bills}\n");
  put(files, "content/acme/documents/privacy.yaml",
      "kind: privacy_policy\nlanguages: [en, ko]\ncontrolling: en\nsections: [purposes]\n");
  put(files, "content/acme/translations/ko.yaml",
      "purposes.ship.label: {source: send parcels to you and to those you name, text: send parcels to you and to those "
      "you name}\n"
      "purposes.bill.label: {source: bills, text: bills}\n");
  const auto& world = built_in_world();
  Diagnostics found;
  const Company company = load_company(files, world.project, "acme", found);
  REQUIRE(company.documents.size() == 1);
  const Document& document = company.documents.front();
  const auto today = *read_iso_date("2026-11-21");
  const std::vector<Text> texts = compose_document({company, document, *world.project.words, today}, found);
  check_law(world.laws, {company, facts_for(document, company.facts), document, texts, today}, found);
  const Diagnostic* mixed = finding(found, "law-vague", "lint-language-mix");
  REQUIRE(mixed);
  CHECK(mixed->message.ends_with("words of the controlling language in a translation: `purposes.ship.label`"));
  CHECK(mixed->place.file == "content/acme/translations/ko.yaml");
}

TEST_CASE("the README's example of a pack reads and judges") {
  Diagnostics found;
  const std::string readme = test::bytes_of(PROJECT_DIR "/generator/laws/README.md");
  const std::size_t begin = readme.find("```yaml\n# content/laws/acme.yaml\n");
  REQUIRE(begin != std::string::npos);
  const std::string pack = readme.substr(begin + 8, readme.find("\n```", begin + 8) + 1 - begin - 8);
  const Laws laws = laws_of({pack}, found);
  REQUIRE(found.empty());
  const auto verdicts = judge("data: {bills: {label: bills}}\nretention: {bills: {data: [bills], keep: 11 years}}\n",
                              found, *read_iso_date("2026-11-21"), laws);
  CHECK(verdict_on(verdicts, "acme-1").at("lacks").text() == "kept longer than ten years: `bills`");
}

}  // namespace candor
