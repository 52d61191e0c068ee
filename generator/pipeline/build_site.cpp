#include "pipeline/build_site.h"

#include <map>
#include <mutex>

#include "base/parallel.h"
#include "builtin/built_in.h"
#include "check/check_wording.h"
#include "compose/in_language.h"
#include "hash/sha256.h"
#include "load/project.h"
#include "pipeline/materials.h"
#include "pipeline/walk_company.h"
#include "publish/site_in_progress.h"
#include "release/recall_record.h"
#include "render/page_key.h"
#include "render/plan_moved.h"
#include "render/plan_pages.h"
#include "render/render_page.h"

namespace candor {

namespace {

CompanyToShow shown(const WalkedCompany& walked, bool drafts) {
  CompanyToShow company{.id = walked.company.id, .documents = {}, .names = {}};
  for (const WalkedDocument& document : walked.documents) {
    DocumentToShow show{.company = walked.company.id,
                        .record = &document.record,
                        .draft = drafts ? document.texts : std::vector<Text>{},
                        .record_folder = record_folder(walked.company.id, document.id),
                        .kind = document.document ? document.document->kind : std::string(),
                        .ended = document.document == nullptr,
                        .titles = {}};
    if (!show.draft.empty()) show.draft_facts = draft_fingerprint(walked, document);
    for (const Text& text : document.texts) show.titles[text.language] = text.title;
    company.documents.push_back(std::move(show));
  }
  for (const WalkedDocument& document : walked.documents) {
    for (const Text& text : document.texts) {
      company.names[text.language] = in_language(walked.company.facts.at_path("company.name"), walked.company, text.language).text();
    }
  }
  return company;
}

/// The files of data about a version (`Page::facts_of`). They speak no language, so those of all languages hold the same
/// bytes, which are printed once.
class DataFiles {
 public:
  template <typename Print>
  const std::string& once(const Page& page, const Print& print) {
    const std::lock_guard lock(guard_);
    const auto [file, is_new] = files_.try_emplace(page.document + "@" + page.facts_of + "/" + page.layout);
    if (is_new) file->second = print();
    return file->second;
  }

 private:
  std::mutex guard_;
  std::map<std::string, std::string> files_;
};

/// One build while it runs: what all companies share.
class Build {
 public:
  Build(const Run& run, const Project& project, SiteInProgress& site, bool drafts)
      : run_(run),
        project_(project),
        site_(site),
        drafts_(drafts),
        tools_(tools_fingerprint(*project.words)),
        render_tools_(project.words) {
    site_entry_ = {.entry = project.site, .drafts = drafts};
  }

  /// Companies side by side, or a company's pages side by side when there are fewer companies than cores. So memory
  /// follows the largest company, not the site.
  Diagnostics run_companies() {
    const std::size_t count = project_.companies.size();
    const std::size_t outer = std::min(run_.jobs, count);
    const std::size_t inner = std::max<std::size_t>(1, run_.jobs / std::max<std::size_t>(1, outer));
    std::vector<Diagnostics> found(count);
    summaries_.resize(count);
    for_each_index(count, outer, [&](std::size_t i) { build_company(i, inner, found[i]); });
    Diagnostics all;
    for (Diagnostics& one : found) all.append(std::move(one));
    return all;
  }

  /// The site's own pages come last, from the little that each company leaves behind.
  void build_site_pages(Diagnostics& diagnostics) {
    std::vector<Asset> assets;
    for (const auto& [name, bytes] : project_.words->assets()) {
      constexpr std::string_view folder = "assets/";
      if (!name.starts_with(folder)) continue;
      assets.push_back({name.substr(folder.size()), std::make_shared<const std::string>(bytes), sha256_hex(bytes)});
    }
    for (const Page& page : plan_site(site_entry_, summaries_, assets, today_of(run_))) {
      publish(page, PageMaterials{}, diagnostics);
    }
  }

 private:
  void build_company(std::size_t index, std::size_t jobs, Diagnostics& diagnostics) {
    const WalkedCompany walked = walk_company(run_, project_, project_.companies[index], diagnostics);
    if (diagnostics.has_errors() || site_.failed()) return;
    for (const WalkedDocument& document : walked.documents) {
      if (!document.document || document.texts.empty()) continue;
      check_wording({walked.company, *document.document, document.record, document.texts}, Severity::note, diagnostics);
    }
    const CompanyToShow company = shown(walked, drafts_);
    std::vector<Page> pages = plan_company(site_entry_, company, walked.today);
    for (Page& page : plan_moved(site_entry_, company.id, pages)) pages.push_back(std::move(page));
    Materials materials(project_, walked);
    DataFiles data;
    std::mutex guard;
    for_each_index(pages.size(), jobs, [&](std::size_t i) {
      Diagnostics own;
      const std::string key = page_key(pages[i], tools_);
      if (!site_.keep(pages[i].address, key)) {
        const auto print = [&] {
          const PageMaterials made = materials.make(pages[i], pages[i].document, own);
          return render_page(pages[i], made, render_tools_, own);
        };
        site_.put(pages[i].address, pages[i].facts_of.empty() ? print() : data.once(pages[i], print), key);
      }
      if (own.empty()) return;
      const std::lock_guard lock(guard);
      diagnostics.append(std::move(own));
    });
    summaries_[index] = summarise_company(site_entry_, company, walked.today);
  }

  void publish(const Page& page, const PageMaterials& materials, Diagnostics& diagnostics) {
    const std::string key = page_key(page, tools_);
    if (!site_.keep(page.address, key))
      site_.put(page.address, render_page(page, materials, render_tools_, diagnostics), key);
  }

  const Run& run_;
  const Project& project_;
  SiteInProgress& site_;
  bool drafts_;
  std::string tools_;
  RenderTools render_tools_;
  Site site_entry_;
  std::vector<CompanySummary> summaries_;
};

Outcome failed(Diagnostics diagnostics, const PublishError& error) {
  diagnostics.add(error.diagnostic);
  return {.diagnostics = std::move(diagnostics), .ending = error.machine ? Ending::failed : Ending::refused};
}

/// What was done, in a line; a folder of the project goes by its name in it.
std::string summary_of(const PublishResult& result, const Run& run, const std::string& out) {
  const std::string name = out.starts_with(run.root + "/") ? out.substr(run.root.size() + 1) : out;
  if (result.unchanged)
    return name + ": nothing to do, all " + std::to_string(result.kept) + " files are as they should be\n";
  return name + ": " + std::to_string(result.written) + " files written, " + std::to_string(result.kept) + " kept, " +
         std::to_string(result.removed) + " removed\n";
}

}  // namespace

Outcome build_site(const Run& run, const BuildRequest& request) {
  Diagnostics diagnostics;
  // What the project can say, and which companies there are.
  const Project project = load_project(run.files, run.root, diagnostics);
  if (diagnostics.has_errors() && project.companies.empty())
    return {.diagnostics = std::move(diagnostics), .ending = Ending::refused};
  const bool reads = !diagnostics.has_errors();

  // The new site is written aside; anything that goes wrong drops it and leaves the old one.
  auto site = SiteInProgress::begin(run.files, request.out);
  if (!site) return failed(std::move(diagnostics), site.error());
  Build build(run, project, *site, request.drafts);
  diagnostics.append(build.run_companies());
  if (diagnostics.has_errors() || !reads) return {.diagnostics = std::move(diagnostics), .ending = Ending::refused};
  build.build_site_pages(diagnostics);
  if (diagnostics.has_errors()) return {.diagnostics = std::move(diagnostics), .ending = Ending::refused};

  // One step puts it in place.
  const auto result = site->finish();
  if (!result) return failed(std::move(diagnostics), result.error());
  Outcome outcome{.diagnostics = std::move(diagnostics), .said = summary_of(*result, run, request.out)};
  for (const std::string& change : result->changes) outcome.details += change + "\n";
  return outcome;
}

}  // namespace candor
