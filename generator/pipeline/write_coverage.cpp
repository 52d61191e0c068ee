#include "pipeline/write_coverage.h"

#include <algorithm>
#include <array>

#include "compose/in_language.h"
#include "hash/sha256.h"
#include "pipeline/materials.h"
#include "publish/manifest.h"
#include "publish/site_in_progress.h"
#include "render/page_key.h"
#include "render/render_page.h"

namespace candor {

namespace {

/// Where a path leads, links followed, whether or not its last folders exist; nothing when nobody can tell.
std::optional<std::string> real_path(const Files& files, const std::string& path) {
  if (!files.is_inside("/", path)) return std::nullopt;
  std::string there = path;
  std::string missing;
  while (true) {
    if (const auto real = files.canonical(there)) return missing.empty() ? *real : path_in(*real, missing);
    const SplitPath split = split_path(there);
    missing = missing.empty() ? split.name : path_in(split.name, missing);
    there = split.directory;
  }
}

bool lies_in(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/' || folder == "/");
}

Diagnostic refused(const std::string& folder, std::string message) {
  return {.id = "coverage-folder",
          .place = {.file = folder},
          .message = std::move(message),
          .why = "the coverage pages list what the documents lack: they are for the team, and must not be published",
          .help =
              "let `--coverage` name a folder of its own, outside of the site and of the project's content, such as "
              "`.coverage`",
          .subject = folder};
}

/// Did a build write this folder, or a check its coverage pages?
enum class WrittenBy { nobody, build, check };
WrittenBy written_by(const Files& files, const std::string& folder) {
  const auto text = files.read(path_in(folder, manifest_name));
  if (!text) return WrittenBy::nobody;
  const auto manifest = read_manifest(*text);
  // One that does not read is no permission: whose it was cannot be told.
  return manifest && manifest->contains(coverage_style_sheet) ? WrittenBy::check : WrittenBy::build;
}

std::vector<Asset> assets_of(const wording::Words& words) {
  constexpr std::string_view own_folder = "coverage/";
  std::vector<Asset> assets;
  for (const auto& [name, bytes] : words.assets()) {
    const bool own = name.starts_with(own_folder);
    if (!own && !name.starts_with("assets/")) continue;
    assets.push_back(
        {own ? name.substr(own_folder.size()) : name, std::make_shared<const std::string>(bytes), sha256_hex(bytes)});
  }
  return assets;
}

void tell(const PublishError& error, Outcome& outcome) {
  Diagnostic found = error.diagnostic;
  if (found.id == "foreign-output") {
    found.why = "the coverage pages take the whole folder, and these would be lost";
    found.help = "let `--coverage` name a folder of its own";
  }
  outcome.diagnostics.add(std::move(found));
  outcome.ending = error.machine ? Ending::failed : Ending::refused;
}

}  // namespace

std::optional<Diagnostic> refuse_coverage_folder(const Run& run, const std::string& folder) {
  const auto real = real_path(run.files, folder);
  if (!real) return refused(folder, "it cannot be told where `" + folder + "` leads");
  if (*real == "/") return refused(folder, "`" + folder + "` is everybody's folder");
  for (const char* kept : {"site", ".drafts", "content", "templates", "locales"}) {
    const auto other = real_path(run.files, path_in(run.root, kept));
    if (other && lies_in(*real, *other)) return refused(folder, "`" + folder + "` lies in `" + kept + "`");
  }
  if (written_by(run.files, *real) == WrittenBy::build)
    return refused(folder, "`" + folder + "` holds a site that `build` wrote");
  for (std::string above = split_path(*real).directory;; above = split_path(above).directory) {
    if (written_by(run.files, above) == WrittenBy::build)
      return refused(folder, "`" + folder + "` lies in a site that `build` wrote");
    if (above == "/") return std::nullopt;
  }
}

CoveredDocument covered(const WalkedCompany& walked, const WalkedDocument& document,
                        const std::vector<Verdict>& verdicts, const std::string& language) {
  CoveredDocument covered{
      .company = walked.company.id,
      .company_name = in_language(walked.company.facts.at_path("company.name"), walked.company, language).text(),
      .id = document.id,
      .judged = walked.today,
      .texts = document.texts,
      .published_in = {}};
  for (const Verdict& verdict : verdicts) covered.verdicts.push_back(as_value(verdict));
  if (covered.company_name.empty()) covered.company_name = walked.company.id;
  std::stable_partition(covered.texts.begin(), covered.texts.end(),
                        [&](const Text& text) { return text.language == document.document->controlling; });
  if (const Version* now = document.record.in_force(walked.today)) {
    covered.published_in = now->texts.contains(language) ? language : now->controlling;
  }
  return covered;
}

void write_coverage(const Run& run, const Project& project, const std::string& folder, const std::string& language,
                    const std::vector<CoveredDocument>& documents, Outcome& outcome) {
  auto pages = SiteInProgress::begin(run.files, folder);
  if (!pages) return tell(pages.error(), outcome);
  const RenderTools tools(project.words);
  const std::string fingerprint = tools_fingerprint(*project.words);
  TextTrees trees;
  Diagnostics found;
  for (const Page& page : plan_coverage({.entry = project.site}, documents, language, assets_of(*project.words))) {
    const std::string key = page_key(page, fingerprint);
    if (pages->keep(page.address, key)) continue;
    PageMaterials materials;
    if (page.text.markdown) materials.text = trees.tree(page.text, found);
    pages->put(page.address, render_page(page, materials, tools, found), key);
  }
  const bool is_faulty = found.has_errors();
  outcome.diagnostics.append(std::move(found));
  if (is_faulty) return;
  const auto result = pages->finish();
  if (!result) return tell(result.error(), outcome);
  outcome.said += "coverage pages for the team: " + path_in(folder, "index.html") + "\n";
}

}  // namespace candor
