#include "pipeline/sides.h"

#include <algorithm>

#include "base/suggest.h"
#include "compose/compose_document.h"
#include "release/sums.h"

namespace candor {

namespace {

void refuse(Diagnostics& diagnostics, std::string id, std::string message, std::string help) {
  diagnostics.add({.id = std::move(id), .message = std::move(message), .help = std::move(help)});
}

/// A text of ours has a group on its first line; anything else is foreign Markdown.
bool is_foreign(std::string_view markdown) {
  const std::string_view first = markdown.substr(0, markdown.find('\n'));
  return !first.starts_with("# ") || first.find("{: #") == std::string_view::npos;
}

std::vector<std::string> version_names(const Record& record) {
  std::vector<std::string> names;
  for (const Version& version : record.versions) names.push_back(version.name);
  return names;
}

/// Why no version answers to a side: none was in force on that day, or none is called so.
void report_no_version(const SideName& side, const Record& record, Date day, Diagnostics& diagnostics) {
  const std::string document = side.company + "/" + side.document;
  const bool in_force = side.version == "in-force";
  const std::string known = suggestion(side.version, version_names(record));
  const std::string none =
      "nothing of it was published by that day: `--as-of` looks from another, `@draft` at the YAML";
  const std::string later = "what is not in force yet is asked for by its day; " + known;
  refuse(diagnostics, "unknown-version",
         in_force ? "no version of `" + document + "` was in force on " + iso_text(day)
                  : "`" + document + "` has no version `" + side.version + "` that was published by " + iso_text(day),
         known.empty() ? none
         : in_force    ? later
                       : known);
}

}  // namespace

std::optional<SideName> read_side(std::string_view written) {
  if (written.starts_with("./") || written.starts_with("/") || written.ends_with(".md")) {
    return SideName{.company = {}, .document = {}, .version = {}, .path = std::string(written)};
  }
  const std::size_t slash = written.find('/');
  const std::size_t at = written.find('@');
  if (slash == std::string_view::npos || at == std::string_view::npos || at < slash) return std::nullopt;
  SideName name{.company = std::string(written.substr(0, slash)),
                .document = std::string(written.substr(slash + 1, at - slash - 1)),
                .version = std::string(written.substr(at + 1)),
                .path = {}};
  const bool known = name.version == "in-force" || name.version == "draft" || is_version_name(name.version);
  if (name.company.empty() || name.document.empty() || !known) return std::nullopt;
  return name;
}

std::optional<FoundSide> Sides::find(const std::string& written, Diagnostics& diagnostics) {
  const auto name = read_side(written);
  if (!name) {
    refuse(diagnostics, "bad-side", "`" + written + "` names no words",
           "write COMPANY/DOCUMENT@2026-04-14, @in-force or @draft, or a path that starts with ./ or / or ends in .md");
    return std::nullopt;
  }
  if (!name->path.empty()) return find_file(*name, diagnostics);
  const WalkedCompany* walked = company(name->company, diagnostics);
  if (!walked) return std::nullopt;
  const WalkedDocument* document = walked->document(name->document);
  if (!document) {
    std::vector<std::string> ids;
    for (const WalkedDocument& known : walked->documents) ids.push_back(known.id);
    refuse(diagnostics, "unknown-document", "`" + name->company + "` has no document `" + name->document + "`",
           suggestion(name->document, ids));
    return std::nullopt;
  }
  FoundSide found{.name = written, .side = {.document = name->company + "/" + name->document}};
  if (name->version == "draft") return draft(*walked, *document, std::move(found), diagnostics);
  const Version* version =
      name->version == "in-force" ? document->record.in_force(walked->today) : document->record.version(name->version);
  if (!version) {
    report_no_version(*name, document->record, walked->today, diagnostics);
    return std::nullopt;
  }
  found.texts = version->texts;
  found.controlling = version->controlling;
  found.facts = facts_of(*project_, walked->company.id, document->record, *version, diagnostics);
  found.side.release = version->name;
  found.side.published = version->published;
  found.side.effective = version->effective;
  return found;
}

std::optional<FoundSide> Sides::draft(const WalkedCompany& walked, const WalkedDocument& document, FoundSide found,
                                      Diagnostics& diagnostics) {
  if (!document.document) {
    refuse(diagnostics, "unknown-document",
           "`" + walked.company.id + "/" + document.id + "` is no longer written: it has no draft",
           "`candor show " + walked.company.id + "/" + document.id + "@in-force` prints what was last published");
    return std::nullopt;
  }
  for (const Text& text : document.texts) found.texts[text.language] = text.markdown;
  found.controlling = document.document->controlling;
  found.facts =
      FactsAt{.company = walked.company, .stated = stated_in_all(document.texts), .controlling = found.controlling};
  found.facts->company.documents = {*document.document};
  return found;
}

std::optional<FoundSide> Sides::find_file(const SideName& name, Diagnostics& diagnostics) {
  auto bytes = run_.files.read(name.path);
  if (!bytes) {
    diagnostics.add({.id = "unreadable-file", .place = {.file = name.path}, .message = bytes.error().sentence()});
    return std::nullopt;
  }
  FoundSide found{.name = name.path, .foreign = is_foreign(*bytes)};
  found.side.document = name.path;
  found.texts[""] = std::move(*bytes);
  return found;
}

const WalkedCompany* Sides::company(const std::string& id, Diagnostics& diagnostics) {
  if (!project_) project_ = load_project(run_.files, run_.root, diagnostics, run_.jobs);
  if (diagnostics.has_errors()) return nullptr;
  const auto& known = project_->companies;
  if (std::find(known.begin(), known.end(), id) == known.end()) {
    refuse(diagnostics, "unknown-company", "there is no company `" + id + "`", suggestion(id, known));
    return nullptr;
  }
  auto& walked = companies_[id];
  if (!walked) walked = std::make_unique<WalkedCompany>(walk_company(run_, *project_, id, diagnostics));
  return diagnostics.has_errors() ? nullptr : walked.get();
}

}  // namespace candor
