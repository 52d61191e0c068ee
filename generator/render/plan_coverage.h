// The coverage pages, for the team alone: which requirement of which law a document meets, what lacks, and where the
// words that meet it stand. They list a company's gaps, so they belong to no site; `pipeline/write_coverage` keeps them
// out of one. Pure, as all planning is: verdicts and texts go in, pages (values) come out.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "model/page.h"
#include "model/text.h"
#include "render/plan_pages.h"

namespace candor {

/// One document as it was judged.
struct CoveredDocument {
  std::string company;       ///< the folder's name
  std::string company_name;  ///< what it calls itself
  std::string id;
  Date judged{};                ///< the day on which it was looked at
  std::vector<Text> texts;      ///< the words that were judged, in all languages, the controlling one first
  std::vector<Value> verdicts;  ///< as `check_law` gives them
  std::string published_in;     ///< the language in which its words in force can be read; empty: none are in force
};

/// The file that only coverage pages have at the top of their folder: by it a folder of theirs is told from a site.
inline constexpr std::string_view coverage_style_sheet = "coverage.css";

/// An overview, and for each document its table of requirements and the texts that were judged, so that links lead to
/// the very words. `language` is that of the pages' own words; `assets` are those of the site, and `coverage.css`.
std::vector<Page> plan_coverage(const Site& site, const std::vector<CoveredDocument>& documents,
                                const std::string& language, const std::vector<Asset>& assets);

}  // namespace candor
