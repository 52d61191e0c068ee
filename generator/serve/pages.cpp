#include "serve/pages.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "builtin/built_in.h"
#include "load/content_files.h"
#include "load/project.h"
#include "load/sources.h"
#include "report/source_lines.h"
#include "serve/document_context.h"
#include "serve/document_state.h"
#include "serve/page_parts.h"
#include "wording/speech.h"

namespace candor::serve {

namespace {

/// Names that a page may ask for, whether or not it has them.
const std::vector<std::string>& names_of_all_pages() {
  static const std::vector<std::string> names = {
      "company",   "title",    "state",       "view",       "text_language", "languages",
      "views",     "versions", "released_on", "findings",   "draft",         "released",
      "redline",   "told",     "sources",     "lines_link", "stale",  // of a document's page
      "companies", "file",     "lines",                               // of the others
  };
  return names;
}

/// Empty for what no page loads.
std::string_view type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  return name.ends_with(".svg") ? "image/svg+xml" : "";
}

Value language_value(const PreviewedCompany& company, const WalkedDocument& document, const std::string& language) {
  const View view = document.texts.empty() ? View::released : View::draft;
  const DocumentAddress address{
      .company = company.walked.company.id, .document = document.id, .language = language, .view = view};
  return record_of({{"language", Value::scalar(Kind::language, language)}, {"link", Value::text(address_of(address))}});
}

Value document_value(const PreviewedCompany& company, const WalkedDocument& document) {
  std::vector<Value> languages;
  for (const std::string& language : languages_of(document))
    languages.push_back(language_value(company, document, language));
  const Version* latest = document.record.latest();
  return record_of({
      {"title", Value::text(document.texts.empty() ? document.id : document.texts.front().title)},
      {"state", Value::text(state_of(document))},
      {"released_on", latest ? Value::scalar(Kind::date, iso_text(latest->published)) : Value()},
      {"languages", Value::list(std::move(languages))},
  });
}

Value company_value(const std::string& id, const PreviewedCompany* company) {
  std::vector<Value> documents;
  if (company) {
    for (const WalkedDocument& document : company->walked.documents)
      documents.push_back(document_value(*company, document));
  }
  const std::string name = company ? company->walked.company.facts.at_path("company.name").text() : std::string();
  return record_of({{"name", Value::text(name.empty() ? id : name)}, {"documents", Value::list(std::move(documents))}});
}

/// Is what a page shows of a company older than its files?
bool is_stale(const Preview& preview, const std::string& company) {
  const auto found = preview.of_company.find(company);
  return !preview.project_is_current || (found != preview.of_company.end() && found->second.has_errors());
}

/// The file as it stands, or as it is compiled in; nothing when it is none that people write.
std::optional<std::string> read_source(const Files& files, const std::string& root, const std::string& name) {
  for (const ContentFile& file : list_content_files(files, root)) {
    if (file.path != name) continue;
    const auto bytes = files.read(path_in(root, name));
    return bytes ? std::optional(*bytes) : std::nullopt;
  }
  Diagnostics told_elsewhere;
  const std::string folder = name.substr(0, name.find('/'));
  if (folder != "locales" && folder != "templates") return std::nullopt;
  for (SourceFile& file : read_sources(&files, root, folder, {".yaml", ".md", ".html"}, told_elsewhere)) {
    if (file.path == name) return std::move(file.bytes);
  }
  return std::nullopt;
}

Value lines_value(std::string_view text) {
  std::vector<Value> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(record_of(
        {{"number", Value::text(std::to_string(lines.size() + 1))}, {"text", Value::text(std::string(line))}}));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return Value::list(std::move(lines));
}

}  // namespace

Pages::Pages(const Files& files, std::string root) : files_(files), root_(std::move(root)) {
  words_ = load_built_in_words();
}

Answer Pages::answer(const std::string& path, const Shown& shown) const {
  const auto address = read_address(path);
  if (!address) return missing(shown);
  switch (address->what) {
    case Address::What::start: return start(shown);
    case Address::What::document: return document(address->document, shown);
    case Address::What::source: return source(address->name, shown);
    case Address::What::asset: return asset(address->name);
    case Address::What::events: return {};
  }
  return missing(shown);
}

Answer Pages::start(const Shown& shown) const {
  templates::Context context;
  std::vector<Value> companies;
  for (const std::string& id : shown.preview->companies)
    companies.push_back(company_value(id, shown.preview->company(id)));
  context.set("companies", Value::list(std::move(companies)));
  const std::string language =
      shown.preview->project ? shown.preview->project->project.site.at("default_language").text() : std::string();
  return page("start", language, std::move(context), shown, {});
}

Answer Pages::document(const DocumentAddress& address, const Shown& shown) const {
  const PreviewedCompany* company = shown.preview->company(address.company);
  if (!company) return missing(shown);
  Diagnostics of_page;
  SourceLines lines(files_, root_);
  auto context = document_context(*company, address, lines, of_page);
  if (!context) return missing(shown);
  context->set("stale", Value::flag(is_stale(*shown.preview, address.company)));
  return page("document", address.language, std::move(*context), shown, of_page);
}

Answer Pages::source(const std::string& name, const Shown& shown) const {
  const auto bytes = read_source(files_, root_, name);
  if (!bytes) return missing(shown);
  templates::Context context;
  context.set("file", Value::text(name));
  context.set("lines", lines_value(*bytes));
  return page("source", {}, std::move(context), shown, {});
}

/// The preview's own, or the site's.
Answer Pages::asset(const std::string& name) const {
  const std::string type(type_of(name));
  for (const char* folder : {"templates/preview/", "templates/assets/"}) {
    const BuiltInFile* file = type.empty() ? nullptr : find_built_in(folder + name);
    if (file) return {.status = 200, .type = type, .bytes = std::string(file->bytes)};
  }
  return {.status = 404};
}

Answer Pages::missing(const Shown& shown) const {
  Answer answer = page("missing", {}, {}, shown, {});
  answer.status = 404;
  return answer;
}

Answer Pages::page(const std::string& name, const std::string& language, templates::Context context, const Shown& shown,
                   const Diagnostics& of_page) const {
  // The chrome speaks the document's language where anybody has written its words in it.
  const std::string spoken = words_->catalogue(language) ? language : std::string(wording::first_language);
  SourceLines lines(files_, root_);
  std::vector<Diagnostic> errors = shown.preview->wrong();
  for (const Diagnostic& found : of_page.in_order()) errors.push_back(found);
  context.declare(names_of_all_pages());
  context.set("page", Value::text(name));
  context.set("language", Value::scalar(Kind::language, spoken));
  context.set("number", Value::text(std::to_string(shown.number)));
  context.set("errors", findings_value(errors, lines));
  const templates::Template* found = words_->find("preview/" + name + ".html", spoken);
  const wording::Speech speech{.language = spoken, .fallback = std::string(wording::first_language)};
  Diagnostics of_template;
  const auto rendered = found ? wording::say(*words_, *found, speech, context, of_template) : std::nullopt;
  if (rendered) return {.status = 200, .type = "text/html; charset=utf-8", .bytes = rendered->text};
  // A mistake in our own template, which tests are to find: told, not hidden.
  std::string told = name + "\n";
  for (const Diagnostic& one : of_template.found())
    told += one.place.file + ":" + std::to_string(one.place.line) + ": " + one.message + "\n";
  return {.status = 500, .type = "text/plain; charset=utf-8", .bytes = std::move(told)};
}

}  // namespace candor::serve
