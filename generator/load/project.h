// A project as it was read: what Candor can say (templates, messages), the shape of content, the site, and the
// companies' names. The companies themselves are loaded one at a time, so that memory follows the largest.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "load/read_laws.h"
#include "model/value.h"
#include "shape/schema.h"
#include "wording/words.h"

namespace candor {

class Files;

struct Project {
  std::string root;  ///< the project's folder
  shape::Schema schema;
  wording::WordsPtr words;             ///< templates and messages, the project's over the built-in ones
  bool can_speak = true;               ///< all templates and messages read; else what is composed would only echo it
  Value site;                          ///< content/site.yaml, typed
  std::vector<std::string> companies;  ///< folder names, in the site's order
  LawSources laws;                     ///< law packs, and phrases that say nothing
};

/// Reads everything but the companies, at most `jobs` things at a time. What does not read is in `diagnostics`; what
/// does is returned.
Project load_project(const Files& files, const std::string& root, Diagnostics& diagnostics, std::size_t jobs = 1);

/// Has the project this company? If not, that is `unknown-company`.
bool knows_company(const Project& project, const std::string& id, Diagnostics& diagnostics);
/// The companies that are asked for: the one called `id`, which must be known, or all where it is empty.
std::vector<std::string> wanted_companies(const Project& project, const std::string& id, Diagnostics& diagnostics);

/// What is compiled in, without a project.
Project load_built_in(Diagnostics& diagnostics);
/// The words alone, for what reads no facts.
wording::WordsPtr load_built_in_words();
/// The schema alone, for what says no word of a policy.
shape::Schema load_built_in_schema(Diagnostics& diagnostics);

/// The nearest folder from `start` upwards that has `content/site.yaml`; empty when there is none.
std::string find_project(const Files& files, const std::string& start);

}  // namespace candor
