// What `candor serve` shows: each company as it last read, and what is wrong with it now. A preview is a value; a save
// makes the next one from it, in which only what the save touched was read anew.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "check/check_law_packs.h"
#include "load/project.h"
#include "pipeline/materials.h"
#include "pipeline/run.h"
#include "pipeline/walk_company.h"
#include "render/render_tools.h"

namespace candor {

/// Templates, messages, laws and the site, as they last read.
struct PreviewedProject {
  Project project;
  Laws laws;
  std::unique_ptr<RenderTools> tools;
};

/// A company as it last read, with what its pages are made from. May be asked from several threads at once.
class PreviewedCompany {
 public:
  std::shared_ptr<const PreviewedProject> read_with;  ///< borrowed by all below
  WalkedCompany walked;
  std::unique_ptr<Materials> materials;

  /// What `check` says of one of its documents: judged when somebody first looks at it, since law takes as long as
  /// words do and no save waits for it.
  const Diagnostics& judged(const WalkedDocument& document) const;

 private:
  mutable std::mutex guard_;
  mutable std::map<std::string, Diagnostics> judged_;  ///< by document
};

struct Preview {
  std::shared_ptr<const PreviewedProject> project;                      ///< null when it never read
  bool project_is_current = false;                                      ///< it is what the files say now
  std::vector<std::string> companies;                                   ///< in the site's order
  std::map<std::string, std::shared_ptr<const PreviewedCompany>> read;  ///< without those that never did
  Diagnostics of_project;                                               ///< what is wrong with it as it stands
  std::map<std::string, Diagnostics> of_company;                        ///< the same of each company
  std::set<std::string> behind;  ///< companies that a save touched and that are yet to be read

  const PreviewedCompany* company(const std::string& id) const;
  /// Everything that is wrong now, in order.
  std::vector<Diagnostic> wrong() const;
};

/// What a save touched.
struct Touched {
  bool project = false;             ///< and so all companies
  std::set<std::string> companies;  ///< with the project: those to be read at once, if not all

  bool anything() const { return project || !companies.empty(); }
};

/// The folders of a project that a preview depends on.
const std::vector<std::string>& folders_read();

/// By the paths that changed, relative to the project. What no stage reads touches nothing.
Touched touched_by(const std::set<std::string>& paths);

/// The next preview. What does not read now stays as it was in `before`, and what is wrong with it is told. When the
/// project was touched and companies are named, the others are `behind`: for another call, once this one is shown.
Preview read_preview(const Run& run, const Preview& before, const Touched& touched);

}  // namespace candor
