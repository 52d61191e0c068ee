// A small project in memory, as an author would write it, for tests of load, compose, pipeline and cli. Its templates,
// messages and schema are those that are compiled in.
#pragma once

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "diagnostics/diagnostic.h"
#include "files/files.h"
#include "files/memory_files.h"

namespace candor::test {

inline const std::string root = "/p";

/// Writes a file of the project, with the folders above it.
inline void put(Files& files, const std::string& path, std::string_view text) {
  const std::string whole = path_in(root, path);
  REQUIRE(files.make_directories(split_path(whole).directory));
  REQUIRE(files.write(whole, text));
}

inline std::string get(const Files& files, const std::string& path) {
  return files.read(path_in(root, path)).value_or("(nothing)");
}

/// Replaces the one place of a file where `old_words` stand.
inline void edit(Files& files, const std::string& path, const std::string& old_words, const std::string& new_words) {
  std::string text = get(files, path);
  const std::size_t at = text.find(old_words);
  REQUIRE(at != std::string::npos);
  put(files, path, text.replace(at, old_words.size(), new_words));
}

inline const std::string site_yaml =
    "title: Policies\nbase_url: https://example.com\ndefault_language: en\ncompanies: [acme]\n";
inline const std::string company_yaml =
    "company: {name: Acme, country: US}\n"
    "contacts:\n  privacy: {email: privacy@acme.example}\n"
    "data:\n  account: {label: account data}\n"
    "retention:\n  billing: {label: billing records, data: [account], keep: 7 years}\n";
inline const std::string privacy_yaml =
    "kind: privacy_policy\nlanguages: [en, ko]\ncontrolling: en\nsections: [retention]\n";
inline const std::string ko_yaml =
    "data.account.label: {source: account data, text: 계정 정보}\n"
    "retention.billing.label: {source: billing records, text: 청구 기록}\n";

inline const std::string company_file = "content/acme/company.yaml";
inline const std::string privacy_file = "content/acme/documents/privacy.yaml";
inline const std::string ko_file = "content/acme/translations/ko.yaml";
inline const std::string releases = "content/acme/releases/privacy";

/// One company, one document of one section, two languages.
inline void write_project(Files& files) {
  put(files, "content/site.yaml", site_yaml);
  put(files, company_file, company_yaml);
  put(files, privacy_file, privacy_yaml);
  put(files, ko_file, ko_yaml);
}

/// The findings as `id file:line`, in order; notes are left out.
inline std::vector<std::string> findings(const Diagnostics& diagnostics) {
  std::vector<std::string> all;
  for (const Diagnostic& found : diagnostics.in_order()) {
    if (found.severity == Severity::note) continue;
    const std::string line = found.place.line == 0 ? "" : ":" + std::to_string(found.place.line);
    all.push_back(found.id + " " + found.place.file + line);
  }
  return all;
}

inline std::vector<std::string> ids(const Diagnostics& diagnostics) {
  std::vector<std::string> all;
  for (const Diagnostic& found : diagnostics.in_order()) all.push_back(found.id);
  return all;
}

inline bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

/// For messages of failed checks.
inline std::string told(const Diagnostics& diagnostics) {
  std::string all;
  for (const Diagnostic& found : diagnostics.in_order()) {
    all += found.id + " " + found.place.file + ":" + std::to_string(found.place.line) + " " + found.message + "\n";
  }
  return all;
}

}  // namespace candor::test
