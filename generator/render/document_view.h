// One document as the planners look at it: its record with the questions answered that every page of it asks (which
// languages, which version to show, which one before), and its texts, copied once. For one thread.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "render/addresses.h"
#include "render/page_input.h"
#include "render/plan_pages.h"
#include "render/timeline.h"

namespace candor {

/// `&DocumentAddresses::changes`: one of the pages that each version has.
using NamedPage = std::string (DocumentAddresses::*)(std::string_view) const;

class DocumentView {
 public:
  DocumentView(const Site& site, const CompanyToShow& company, const DocumentToShow& document, Date today);

  const Site& site;
  const CompanyToShow& company;
  const DocumentToShow& document;
  const Record& record;
  const Addresses addresses;
  const Timeline timeline;
  const Date today;
  std::vector<std::string> languages;  ///< all that any version is frozen in: the newest's first, in its order
  bool sample = false;                 ///< made from somebody's public policy, not that company's own

  const std::string& id() const { return record.document; }
  DocumentAddresses at(std::string_view language) const {
    return addresses.document(language, company.id, record.document);
  }
  bool has(std::string_view language) const;

  /// The version that the document's own address shows in a language: the one in force; or, where that one or that
  /// language does not exist, the next to come; or the last that had the language. None without a record.
  const Span* shown(std::string_view language) const;
  /// May the document's own address be indexed in this language? Not when it shows words that no longer hold.
  bool is_indexed(std::string_view language) const;
  /// The version that `version` replaces on its day: what its changes are told and shown against.
  const Version* before(const Version& version) const;

  std::string title(const Version& version, std::string_view language) const;
  std::string company_name(std::string_view language) const;
  PageText text(const Version& version, const std::string& language) const;

  /// The same page in all languages of the document, or of one version.
  LanguageLinks links_to_document() const;
  LanguageLinks links_to_versions() const;
  LanguageLinks links_of(const Version& version, NamedPage page) const;

  /// The language that decides: the newest version's.
  std::string controlling() const;

 private:
  mutable std::map<std::pair<std::string, std::string>, PageText> texts_;  ///< copied when first asked for, then shared
};

bool is_sample(const CompanyToShow& company);
/// The company's name as its newest release has it, or as it is today.
std::string name_of(const CompanyToShow& company, std::string_view language);
/// The language for `x-default`: the site's own, or the controlling one, or the first.
std::string x_default_of(const std::vector<std::string>& languages, const std::string& site_default,
                         const std::string& controlling);

}  // namespace candor
