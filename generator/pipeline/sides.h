// The sides of `show`, `changes` and `redline`: `modelux/privacy@2026-04-14`, `@in-force`, `@draft`, or a path.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "compare/changes_json.h"
#include "load/project.h"
#include "pipeline/frozen_company.h"
#include "pipeline/walk_company.h"

namespace candor {

/// A side as it was written.
struct SideName {
  std::string company;
  std::string document;
  std::string version;  ///< a version's name, `in-force` or `draft`
  std::string path;     ///< of a file; when set, nothing else is
};

/// A path starts with `./` or `/` or ends in `.md`; anything else is `COMPANY/DOCUMENT@SIDE`. Nothing when it is
/// neither.
std::optional<SideName> read_side(std::string_view written);

/// A side that was found.
struct FoundSide {
  std::string name;                          ///< as written: `modelux/privacy@in-force`
  std::map<std::string, std::string> texts;  ///< language → Markdown; of a file under ""
  std::string controlling;
  bool foreign = false;          ///< a file that is no text of ours
  std::optional<FactsAt> facts;  ///< none for a file
  ChangesSide side;              ///< without its hash, which only JSON names
};

/// Reads the sides of one run; the project and its companies are read once. Errors: `bad-side`, `unknown-company`,
/// `unknown-document`, `unknown-version`, and whatever does not read.
class Sides {
 public:
  explicit Sides(const Run& run) : run_(run) {}

  std::optional<FoundSide> find(const std::string& written, Diagnostics& diagnostics);
  /// The project, read when a side needed it; else none.
  const Project* project() const { return project_ ? &*project_ : nullptr; }

 private:
  std::optional<FoundSide> find_file(const SideName& name, Diagnostics& diagnostics);
  std::optional<FoundSide> draft(const WalkedCompany& walked, const WalkedDocument& document, FoundSide found,
                                 Diagnostics& diagnostics);
  const WalkedCompany* company(const std::string& id, Diagnostics& diagnostics);

  const Run& run_;
  std::optional<Project> project_;
  std::map<std::string, std::unique_ptr<WalkedCompany>> companies_;
};

}  // namespace candor
