#include "pipeline/materials.h"

#include "builtin/built_in.h"
#include "compare/changes_json.h"
#include "compose/compose_document.h"
#include "hash/sha256.h"
#include "language/locale.h"
#include "yaml/write_yaml.h"

namespace candor {

namespace {

ChangesSide side_of(const WalkedCompany& walked, const Record& record, const Version& version) {
  const auto hash = version.hashes.find(version.controlling + ".md");
  return {.document = walked.company.id + "/" + record.document,
          .release = version.name,
          .published = version.published,
          .effective = version.effective,
          .sha256 = hash == version.hashes.end() ? std::string{} : hash->second};
}

}  // namespace

std::string draft_fingerprint(const WalkedCompany& walked, const WalkedDocument& document) {
  Fingerprint hash;
  hash.add(yaml::write_yaml(walked.company.facts)).add(yaml::write_yaml(document.document->entry));
  for (const Text& text : document.texts) hash.add(text.language).add(text.markdown);
  return hash.hex();
}

std::string tools_fingerprint(const wording::Words& words) {
  Fingerprint hash;
  hash.add(words.fingerprints().templates).add(words.fingerprints().messages);
  hash.add(language::icu_version()).add(source_fingerprint());
  return hash.hex();
}

const Version* replaced_by(const Record& record, const Version& version) {
  const std::string& replaced = version.release.at("replaces").text();
  const Version* named = replaced.empty() ? nullptr : record.version(replaced);
  return named ? named : record.before(version);
}

const FactsAt& Materials::facts(const Record& record, const std::string& version, Diagnostics& diagnostics) {
  const std::string key = record.document + "@" + version;
  const auto found = facts_.find(key);
  if (found != facts_.end()) return found->second;
  if (version == draft_name) return facts_[key] = drafted(record.document);
  return facts_[key] =
             facts_of(project_, walked_.company.id, record, *record.version(version), diagnostics, &translations_);
}

const std::vector<Change>& Materials::changes(const Record& record, const std::string& version,
                                              Diagnostics& diagnostics) {
  const std::string key = record.document + "@" + version;
  const auto found = changes_.find(key);
  if (found != changes_.end()) return found->second;
  const Version* from = before(record, version);
  if (!from) return changes_[key];
  return changes_[key] =
             changes_between(project_, facts(record, from->name, diagnostics), facts(record, version, diagnostics));
}

std::vector<ToldChange> Materials::told(const Record& record, const std::string& version, const std::string& language,
                                        Diagnostics& diagnostics) {
  const std::string key = record.document + "@" + version + "/" + language;
  const auto found = told_.find(key);
  if (found != told_.end()) return found->second;
  const Version* from = before(record, version);
  if (!from) return {};
  const Value& after = spoken(record, version, language, diagnostics);
  const bool spoke = from->texts.contains(language);
  const Value lent =
      spoke ? Value()
            : older_facts_in(facts(record, from->name, diagnostics), facts(record, version, diagnostics), language);
  return told_[key] = told_between(project_, spoke ? spoken(record, from->name, language, diagnostics) : lent, after,
                                   changes(record, version, diagnostics), language,
                                   facts(record, version, diagnostics).controlling, diagnostics);
}

const Value& Materials::spoken(const Record& record, const std::string& version, const std::string& language,
                               Diagnostics& diagnostics) {
  const std::string key = record.document + "@" + version + "/" + language;
  const auto found = spoken_.find(key);
  if (found != spoken_.end()) return found->second;
  return spoken_[key] = facts_in(facts(record, version, diagnostics), language);
}

const Version* Materials::before(const Record& record, const std::string& version) const {
  return version == draft_name ? record.in_force(walked_.today) : replaced_by(record, *record.version(version));
}

FactsAt Materials::drafted(const std::string& document) const {
  const WalkedDocument& walked = *walked_.document(document);
  FactsAt facts{
      .company = walked_.company, .stated = stated_in_all(walked.texts), .controlling = walked.document->controlling};
  facts.company.documents = {*walked.document};
  return facts;
}

const Value& Materials::stated(const Record& record, const std::string& version, Diagnostics& diagnostics) {
  const std::string key = record.document + "@" + version;
  const auto found = stated_.find(key);
  if (found != stated_.end()) return found->second;
  return stated_[key] = stated_facts(facts(record, version, diagnostics));
}

const Value& Materials::changes_data(const Record& record, const Version& version, Diagnostics& diagnostics) {
  const std::string key = record.document + "@" + version.name;
  const auto found = changes_data_.find(key);
  if (found != changes_data_.end()) return found->second;
  const Version* before = replaced_by(record, version);
  if (!before) return changes_data_[key];
  std::map<std::string, std::vector<ToldChange>> by_language;
  for (const auto& [language, text] : version.texts) {
    by_language[language] = told(record, version.name, language, diagnostics);
  }
  return changes_data_[key] = changes_as_value(side_of(walked_, record, *before), side_of(walked_, record, version),
                                               changes(record, version.name, diagnostics), by_language);
}

PageMaterials Materials::make(const Page& page, const std::string& document, Diagnostics& diagnostics) {
  PageMaterials materials;
  if (page.text.markdown) materials.text = trees_.tree(page.text, diagnostics);
  if (page.old_text.markdown) materials.redline = redlines_.redline(page, trees_, diagnostics);
  if (page.changes_of.empty() && page.facts_of.empty()) return materials;
  const WalkedDocument* walked = walked_.document(document);
  if (!walked) return materials;

  const std::lock_guard lock(guard_);
  for (const std::string& version : page.changes_of) {
    materials.told[version] = told(walked->record, version, page.language, diagnostics);
  }
  if (page.facts_of.empty()) return materials;
  materials.facts = stated(walked->record, page.facts_of, diagnostics);
  materials.changes = changes_data(walked->record, *walked->record.version(page.facts_of), diagnostics);
  return materials;
}

}  // namespace candor
