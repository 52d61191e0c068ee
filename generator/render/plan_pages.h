// Which pages a site has, and what each shows, decided before a byte of it is made. Pure: the record, the drafts and
// today go in, pages (values) come out. Nothing is rendered here, and no file is known.
//
// Pages state dates, not states, so that most of them depend on the record alone: only a document's own address, the
// redlines against the version in force and the lists above them depend on `today`.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/page.h"
#include "model/record.h"
#include "model/text.h"

namespace candor {

/// What render is told about one document: the record and what is drafted.
struct DocumentToShow {
  std::string company;             ///< the folder's name
  const Record* record = nullptr;  ///< versions, oldest first; `Version::release` is release.yaml
  std::vector<Text> draft;         ///< today's texts; empty unless drafts are built
  std::string draft_facts;         ///< a hash of the facts behind them
  std::string record_folder;       ///< `content/modelux/releases/privacy`
  std::string kind;                ///< `privacy_policy`: what the document is, for `rel=privacy-policy`; or empty
  bool ended = false;              ///< the document's file is gone; its record is still published
  std::map<std::string, std::string> titles;  ///< today's, by language: only a document without a record needs them
};

struct CompanyToShow {
  std::string id;
  std::vector<DocumentToShow> documents;     ///< in the author's order
  std::map<std::string, std::string> names;  ///< today's, by language: for drafts, and for a company without a record
};

struct Site {
  Value entry;          ///< site.yaml, typed: title, base_url, default_language, companies, company_in_address
  bool drafts = false;  ///< drafts are shown, so no page of this site may be indexed
};

/// A page that search engines may list.
struct IndexedPage {
  std::string path;
  Date last_changed{};
  std::vector<std::pair<std::string, std::string>> alternates;  ///< language (or `x-default`), path; itself among them
};

/// The little that the site's own pages need of a company, so that they can be made when the company is forgotten.
struct CompanySummary {
  std::string id;
  std::vector<std::string> languages;        ///< of its page, in order
  std::map<std::string, std::string> names;  ///< by language
  std::string main_language;                 ///< the one a list links to when its own is not there
  bool sample = false;
  std::vector<IndexedPage> indexed;
  Date last_changed{};
};

/// A file of `templates/assets/`: `site.css`.
struct Asset {
  std::string name;
  std::shared_ptr<const std::string> bytes;
  std::string hash;  ///< SHA-256
};

/// All pages of one company, its documents and their versions. The texts are copied out of the record once and then
/// shared, so the pages may outlive it.
std::vector<Page> plan_company(const Site& site, const CompanyToShow& company, Date today);

CompanySummary summarise_company(const Site& site, const CompanyToShow& company, Date today);

/// The site's own pages: the choice of languages, each language's list of companies, the sitemap, robots.txt, the
/// page for addresses that do not exist, and the assets. Companies in the site's order.
std::vector<Page> plan_site(const Site& site, const std::vector<CompanySummary>& companies,
                            const std::vector<Asset>& assets, Date today);

}  // namespace candor
