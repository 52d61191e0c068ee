// The part of the walk that every verb takes with a company: load, recall, compose.
#pragma once

#include <string>
#include <vector>

#include "load/project.h"
#include "model/company.h"
#include "model/record.h"
#include "model/text.h"
#include "pipeline/run.h"

namespace candor {

/// A document with its record and what would be said today. One whose file is gone, but whose record is published,
/// has no `document`.
struct WalkedDocument {
  std::string id;
  const Document* document = nullptr;  ///< belongs to the company
  Record record;
  std::vector<Text> texts;  ///< empty when there is no document or it does not compose
};

struct WalkedCompany {
  Company company;
  Date today{};
  std::vector<WalkedDocument> documents;

  const WalkedDocument* document(std::string_view id) const;
};

/// Was every document composed? What does not read would make others look wrong that name it.
bool all_read(const WalkedCompany& walked);

/// Loads the company, recalls every record of its documents (cut to `as_of`), composes today's texts. The documents are
/// walked side by side where there are jobs for it; builds and checks rather walk companies so.
WalkedCompany walk_company(const Run& run, const Project& project, const std::string& id, Diagnostics& diagnostics,
                           std::size_t jobs = 1);

}  // namespace candor
