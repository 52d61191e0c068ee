#include "pipeline/read_preview.h"

#include <algorithm>
#include <optional>

#include "base/parallel.h"
#include "check/check_agreement.h"
#include "pipeline/check_company.h"
#include "pipeline/compare_documents.h"

namespace candor {

namespace {

/// Reads the project; nothing when it gives no company a page: words that do not read, or no list of companies.
std::shared_ptr<const PreviewedProject> read_project(const Run& run, Diagnostics& diagnostics) {
  auto read = std::make_shared<PreviewedProject>();
  read->project = load_project(run.files, run.root, diagnostics, run.jobs);
  read->laws = compile_laws(read->project.laws.packs(), diagnostics, read->project.laws.phrases());
  decide_severities(read->laws, read->project.site.at("severities"));
  if (!read->project.can_speak || read->project.companies.empty()) return nullptr;
  read->tools = std::make_unique<RenderTools>(read->project.words);
  return read;
}

/// What a company said about itself just now, right or wrong.
struct Reading {
  std::shared_ptr<const PreviewedCompany> company;
  Diagnostics found;
};

Reading read_company(const Run& run, const std::shared_ptr<const PreviewedProject>& with, const std::string& id,
                     std::size_t jobs) {
  Reading reading;
  auto company = std::make_shared<PreviewedCompany>();
  company->read_with = with;
  company->walked = walk_company(run, with->project, id, reading.found, jobs);
  company->materials = std::make_unique<Materials>(with->project, company->walked);
  reading.company = std::move(company);
  return reading;
}

/// Words to show, where a company has never read without an error.
bool has_texts(const PreviewedCompany& company) {
  return std::any_of(company.walked.documents.begin(), company.walked.documents.end(),
                     [](const WalkedDocument& document) { return !document.texts.empty(); });
}

/// The last good reading stays; without one, something is better than nothing.
void take(Preview& next, const std::string& id, Reading reading) {
  const bool better = !reading.found.has_errors() || (!next.read.contains(id) && has_texts(*reading.company));
  if (better) next.read[id] = std::move(reading.company);
  next.of_company[id] = std::move(reading.found);
}

/// Divides what was touched into what is read now and what is left behind.
std::vector<std::string> to_read(Preview& next, const Touched& touched) {
  const bool all = touched.project && touched.companies.empty();
  std::vector<std::string> ids;
  for (const std::string& id : next.companies) {
    if (all || touched.companies.contains(id)) {
      ids.push_back(id);
      next.behind.erase(id);
    } else if (touched.project) {
      next.behind.insert(id);
    }
  }
  return ids;
}

/// Companies that the site no longer names.
template <typename ByCompany>
void forget_others(ByCompany& by_company, const std::vector<std::string>& companies) {
  std::erase_if(by_company, [&](const auto& entry) {
    return std::find(companies.begin(), companies.end(), entry.first) == companies.end();
  });
}

}  // namespace

const Diagnostics& PreviewedCompany::judged(const WalkedDocument& document) const {
  const std::lock_guard lock(guard_);
  const auto [judged, is_new] = judged_.try_emplace(document.id);
  if (is_new) {
    check_document(read_with->laws, walked, document, judged->second);
    if (all_read(walked)) {
      check_agreement(walked.company, compare_documents(read_with->project, walked, document.id), judged->second);
    }
  }
  return judged->second;
}

const PreviewedCompany* Preview::company(const std::string& id) const {
  const auto found = read.find(id);
  return found == read.end() ? nullptr : found->second.get();
}

std::vector<Diagnostic> Preview::wrong() const {
  Diagnostics all = of_project;
  for (const auto& [id, found] : of_company) all.append(found);
  std::vector<Diagnostic> errors = all.in_order();
  std::erase_if(errors, [](const Diagnostic& found) { return found.severity != Severity::error; });
  return errors;
}

const std::vector<std::string>& folders_read() {
  static const std::vector<std::string> folders = {"content", "locales", "templates"};
  return folders;
}

Touched touched_by(const std::set<std::string>& paths) {
  constexpr std::string_view content = "content/";
  Touched touched;
  for (const std::string& path : paths) {
    const bool hidden = path.starts_with('.') || path.find("/.") != std::string::npos;  // mostly an editor's own
    const auto& known = folders_read();
    if (hidden || std::find(known.begin(), known.end(), path.substr(0, path.find('/'))) == known.end()) continue;
    const std::size_t end = path.find('/', content.size());
    if (path.starts_with(content) && end != std::string::npos && !path.starts_with("content/laws/")) {
      touched.companies.insert(path.substr(content.size(), end - content.size()));
    } else {
      touched.project = true;  // a company's folder itself came or went, or what all companies are read with
    }
  }
  return touched;
}

Preview read_preview(const Run& run, const Preview& before, const Touched& touched) {
  Preview next = before;
  // Words, laws and the list of companies: what all else is read with.
  if (touched.project) {
    next.of_project = {};
    auto read = read_project(run, next.of_project);
    next.project_is_current = read != nullptr;
    if (read) next.project = std::move(read);
    if (next.project) next.companies = next.project->project.companies;
  }
  if (!next.project) return next;
  forget_others(next.read, next.companies);
  forget_others(next.of_company, next.companies);
  std::erase_if(next.behind, [&](const std::string& id) {
    return std::find(next.companies.begin(), next.companies.end(), id) == next.companies.end();
  });

  // The companies that were touched side by side, or one company's documents.
  const std::vector<std::string> ids = to_read(next, touched);
  const std::size_t jobs = ids.size() > 1 ? 1 : run.jobs;
  std::vector<Reading> readings(ids.size());
  for_each_index(ids.size(), run.jobs,
                 [&](std::size_t i) { readings[i] = read_company(run, next.project, ids[i], jobs); });
  for (std::size_t i = 0; i < ids.size(); ++i) take(next, ids[i], std::move(readings[i]));
  return next;
}

}  // namespace candor
