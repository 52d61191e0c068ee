#include "pipeline/build_site.h"

#include <map>
#include <mutex>
#include <optional>

#include "base/parallel.h"
#include "builtin/built_in.h"
#include "check/check_wording.h"
#include "compose/in_language.h"
#include "hash/sha256.h"
#include "load/project.h"
#include "pipeline/materials.h"
#include "pipeline/site_memory.h"
#include "pipeline/walk_company.h"
#include "publish/site_in_progress.h"
#include "release/recall_record.h"
#include "render/page_key.h"
#include "render/plan_moved.h"
#include "render/plan_pages.h"
#include "render/render_page.h"
#include "yaml/write_yaml.h"

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
    for (const Text& text : document.texts) {
      show.titles[text.language] = text.title;
      company.names[text.language] =
          in_language(walked.company.facts.at_path("company.name"), walked.company, text.language).text();
    }
    company.documents.push_back(std::move(show));
  }
  return company;
}

struct DataFile {
  std::string bytes;
  std::string sha256;
};

/// The files of data about a version (`Page::facts_of`). They speak no language, so those of all languages hold the
/// same bytes, which are printed and hashed once.
class DataFiles {
 public:
  template <typename Print>
  const DataFile& once(const Page& page, const Print& print) {
    const std::lock_guard lock(guard_);
    const auto [file, is_new] = files_.try_emplace(page.document + "@" + page.facts_of + "/" + page.layout);
    if (is_new) {
      file->second.bytes = print();
      file->second.sha256 = sha256_hex(file->second.bytes);
    }
    return file->second;
  }

 private:
  std::mutex guard_;
  std::map<std::string, DataFile> files_;
};

constexpr std::size_t largest_memory = std::size_t{1} << 30U;  // bytes

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
    remembered_text_ = run.files.read_up_to(site.memory_path(), largest_memory).value_or("");
    remembered_ = read_site_memory(remembered_text_, tools_and_site(), site.old_manifest_sha256());
  }

  /// Companies side by side, or a company's pages side by side when there are fewer companies than cores. So memory
  /// follows the largest company, not the site.
  Diagnostics run_companies() {
    const std::size_t count = project_.companies.size();
    const std::size_t outer = std::min(run_.jobs, count);
    const std::size_t inner = std::max<std::size_t>(1, run_.jobs / std::max<std::size_t>(1, outer));
    std::vector<Diagnostics> found(count);
    summaries_.resize(count);
    to_remember_.resize(count);
    is_unchanged_.resize(count);
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

  /// Of which no byte has changed since an earlier build, and whose pages still stood.
  std::vector<std::string> unchanged_companies() const {
    std::vector<std::string> unchanged;
    for (std::size_t i = 0; i < is_unchanged_.size(); ++i) {
      if (is_unchanged_[i]) unchanged.push_back(project_.companies[i]);
    }
    return unchanged;
  }

  /// For the next build, once the site stands. Should it not be written, that one walks all companies.
  void remember(const std::string& manifest_sha256) {
    SiteMemory memory{.tools = remembered_.tools, .manifest = manifest_sha256, .companies = {}};
    for (std::size_t i = 0; i < to_remember_.size(); ++i) {
      if (to_remember_[i]) memory.companies[project_.companies[i]] = std::move(*to_remember_[i]);
    }
    const std::string text = write_site_memory(memory);
    if (text == remembered_text_) return;
    const std::string path = site_.memory_path();
    if (run_.files.write(path + ".new", text)) static_cast<void>(run_.files.rename_replacing(path + ".new", path));
  }

 private:
  /// All that a company's pages are made from but its own folder and the day.
  std::string tools_and_site() const {
    return Fingerprint().add(tools_).add(yaml::write_yaml(project_.site)).add_number(drafts_ ? 1 : 0).hex();
  }

  void build_company(std::size_t index, std::size_t jobs, Diagnostics& diagnostics) {
    const std::string& id = project_.companies[index];
    // Taken before the walk: what is edited while it runs must not pass for what it has seen.
    const auto folder = folder_fingerprint(run_.files, path_in(run_.root, "content/" + id));
    const auto known = remembered_.companies.find(id);
    if (known != remembered_.companies.end() && is_as_before(known->second, folder) &&
        site_.keep_all(known->second.pages, jobs)) {
      summaries_[index] = known->second.summary;
      to_remember_[index] = known->second;
      is_unchanged_[index] = 1;
      return;
    }
    WalkedCompany walked = walk_company(run_, project_, id, diagnostics);
    if (diagnostics.has_errors() || site_.failed()) return;
    for (const WalkedDocument& document : walked.documents) {
      if (!document.document || document.texts.empty()) continue;
      check_wording({walked.company, *document.document, document.record, document.texts}, Severity::note, diagnostics);
    }
    const CompanyToShow company = shown(walked, drafts_);
    // Judged and named; pages of the record need today's words no more.
    if (!drafts_) {
      for (WalkedDocument& document : walked.documents) document.texts.clear();
    }
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
        if (pages[i].facts_of.empty()) {
          site_.put(pages[i].address, print(), key, pages[i].bytes_hash);
        } else {
          const DataFile& file = data.once(pages[i], print);
          site_.put(pages[i].address, file.bytes, key, file.sha256);
        }
      }
      if (own.empty()) return;
      const std::lock_guard lock(guard);
      diagnostics.append(std::move(own));
    });
    summaries_[index] = summarise_company(site_entry_, company, walked.today);
    if (!folder || !diagnostics.empty()) return;
    to_remember_[index] = {.folder = *folder,
                           .zone = walked.company.zone,
                           .today = walked.today,
                           .pages = {},
                           .summary = summaries_[index]};
    for (const Page& page : pages) to_remember_[index]->pages.push_back(page.address);
  }

  bool is_as_before(const RememberedCompany& known, const std::optional<std::string>& folder) const {
    return folder == known.folder && today_of(run_, known.zone) == known.today;
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
  std::string remembered_text_;
  SiteMemory remembered_;
  std::vector<std::optional<RememberedCompany>> to_remember_;
  std::vector<char> is_unchanged_;  // no vector<bool>: threads write beside each other
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
  const Project project = load_project(run.files, run.root, diagnostics, run.jobs);
  if (diagnostics.has_errors() && project.companies.empty()) return refused(std::move(diagnostics));
  const bool reads = !diagnostics.has_errors();

  // The new site is written aside; anything that goes wrong drops it and leaves the old one.
  auto site = SiteInProgress::begin(run.files, request.out);
  if (!site) return failed(std::move(diagnostics), site.error());
  Build build(run, project, *site, request.drafts);
  diagnostics.append(build.run_companies());
  if (diagnostics.has_errors() || !reads) return refused(std::move(diagnostics));
  build.build_site_pages(diagnostics);
  if (diagnostics.has_errors()) return refused(std::move(diagnostics));

  // One step puts it in place.
  const auto result = site->finish();
  if (!result) return failed(std::move(diagnostics), result.error());
  build.remember(result->manifest_sha256);
  Outcome outcome{.diagnostics = std::move(diagnostics), .said = summary_of(*result, run, request.out)};
  for (const std::string& id : build.unchanged_companies()) {
    outcome.details += "no byte of content/" + id + " has changed\n";
  }
  for (const std::string& change : result->changes) outcome.details += change + "\n";
  return outcome;
}

}  // namespace candor
