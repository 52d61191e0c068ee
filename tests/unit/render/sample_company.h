// A company in a few words, for tests of planning: `with_version(record, {...})` is a released version.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "render/plan_pages.h"

namespace candor::test {

inline Date day(std::string_view iso) { return *read_iso_date(iso); }

struct Release {
  std::string name;            // 2026-04-14
  std::string effective = {};  // empty: from publication
  std::vector<std::string> languages = {"en", "ko"};
  std::string replaces = {};
  bool sample = false;
};

inline Value texts(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::vector<Value::Entry> list;
  for (const auto& [key, text] : entries) list.emplace_back(key, Value::text(text));
  return Value::map(std::move(list));
}

inline Version version_of(const Release& release) {
  Version version;
  version.name = release.name;
  version.published = day(release.name.substr(0, 10));
  if (!release.effective.empty()) version.effective = day(release.effective);
  version.stated_dates = {true, !release.effective.empty()};
  version.controlling = release.languages.front();
  version.sums = "sums of " + release.name + "\n";
  version.hash = "hash-" + release.name;
  std::vector<Value> languages;
  for (const std::string& language : release.languages) {
    languages.push_back(Value::text(language));
    version.texts[language] = "# Privacy {: #privacy}\n\nWords of " + release.name + " in " + language + ".\n";
    version.hashes[language + ".md"] = "hash-" + release.name + "-" + language;
  }
  std::vector<Value::Entry> entries{
      {"languages", Value::list(std::move(languages))},
      {"titles", texts({{"en", "Privacy Policy"}, {"ko", "개인정보 처리방침"}})},
      {"company_names", texts({{"en", "Acme"}})},
  };
  if (!release.replaces.empty()) entries.emplace_back("replaces", Value::text(release.replaces));
  if (release.sample) entries.emplace_back("sample", texts({{"of", "a public policy"}}));
  version.release = Value::map(std::move(entries));
  return version;
}

inline Record record_of(const std::vector<Release>& releases) {
  Record record;
  record.document = "privacy";
  for (const Release& release : releases) record.versions.push_back(version_of(release));
  return record;
}

inline Site site_of(const std::string& base_url = "https://example.com/",
                    const std::string& company_in_address = "yes") {
  return {texts({{"title", "Policies"},
                 {"base_url", base_url},
                 {"default_language", "en"},
                 {"company_in_address", company_in_address}}),
          false};
}

inline CompanyToShow company_of(const Record& record) {
  DocumentToShow document;
  document.company = "acme";
  document.record = &record;
  document.record_folder = "content/acme/releases/privacy";
  document.kind = "privacy_policy";
  return {"acme", {document}, {}};
}

/// The page there, or one without an address.
inline Page page_at(const std::vector<Page>& pages, const std::string& address) {
  const auto found =
      std::find_if(pages.begin(), pages.end(), [&](const Page& page) { return page.address == address; });
  return found == pages.end() ? Page() : *found;
}

inline std::set<std::string> addresses_of(const std::vector<Page>& pages) {
  std::set<std::string> addresses;
  for (const Page& page : pages) addresses.insert(page.address);
  return addresses;
}

}  // namespace candor::test
