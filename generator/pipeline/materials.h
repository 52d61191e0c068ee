// What pages need that costs work to make (PageMaterials), made at most once per company and only when a page is not
// kept: redlines, sentences of change, typed facts.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "load/project.h"
#include "model/page.h"
#include "pipeline/frozen_company.h"
#include "pipeline/redlines.h"
#include "pipeline/text_trees.h"
#include "pipeline/walk_company.h"

namespace candor {

/// Serves the pages of one company. May be asked from several threads at once.
class Materials {
 public:
  Materials(const Project& project, const WalkedCompany& walked) : project_(project), walked_(walked) {}

  /// All that `page` needs. `document` is the id of the document it belongs to.
  PageMaterials make(const Page& page, const std::string& document, Diagnostics& diagnostics);

 private:
  const FactsAt& facts(const Record& record, const std::string& version, Diagnostics& diagnostics);
  const std::vector<Change>& changes(const Record& record, const std::string& version, Diagnostics& diagnostics);
  std::vector<ToldChange> told(const Record& record, const std::string& version, const std::string& language,
                               Diagnostics& diagnostics);

  /// What `version` is told against: the version it replaces; a draft, the one in force.
  const Version* before(const Record& record, const std::string& version) const;
  FactsAt drafted(const std::string& document) const;

  const Value& spoken(const Record& record, const std::string& version, const std::string& language,
                      Diagnostics& diagnostics);
  const Value& stated(const Record& record, const std::string& version, Diagnostics& diagnostics);
  const Value& changes_data(const Record& record, const Version& version, Diagnostics& diagnostics);

  const Project& project_;
  const WalkedCompany& walked_;
  TextTrees trees_;
  Redlines redlines_;
  std::mutex guard_;
  std::map<std::string, FactsAt> facts_;
  KnownTranslations translations_;
  std::map<std::string, Value> spoken_;
  std::map<std::string, Value> stated_;
  std::map<std::string, std::vector<Change>> changes_;
  std::map<std::string, Value> changes_data_;
  std::map<std::string, std::vector<ToldChange>> told_;
};

/// The name by which pages ask for the changes of today's draft.
inline constexpr std::string_view draft_name = "draft";

/// A hash of all that the sentences about a draft depend on: a part of the key of the page that tells them.
std::string draft_fingerprint(const WalkedCompany& walked, const WalkedDocument& document);

/// A hash of all that pages are made with besides their input (templates, messages, ICU, Candor itself): equal tools
/// and equal input make equal bytes.
std::string tools_fingerprint(const wording::Words& words);

/// The version that `version` replaces on its day, or none for the first.
const Version* replaced_by(const Record& record, const Version& version);

}  // namespace candor
