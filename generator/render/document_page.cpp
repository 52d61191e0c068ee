#include "render/document_page.h"

#include <charconv>
#include <utility>

#include "render/text_links.h"

namespace candor {
namespace {

/// The second version of a day is named `2026-04-14-2`.
int number_of_day(std::string_view name) {
  constexpr std::size_t date = std::string_view("2026-04-14").size();
  int number = 1;
  if (name.size() > date + 1) std::from_chars(name.data() + date + 1, name.data() + name.size(), number);
  return number;
}

void add_dates(Fields& fields, const Span& span) {
  const Version& version = *span.version;
  const StatedDates& stated = version.stated_dates;
  fields.date("published", version.published)
      .flag("published_stated", stated.published)
      .date("from", span.from)
      .flag("from_stated", version.effective ? stated.effective : stated.published)
      .flag("ever", span.ever);
  if (version.effective) fields.date("effective", *version.effective).flag("effective_stated", stated.effective);
  if (span.until) fields.date("until", *span.until);
}

}  // namespace

DocumentPage::DocumentPage(const Planner& planner, std::string layout, const std::string& language, std::string path)
    : planner_(planner),
      view_(planner.view),
      language_(language),
      path_(std::move(path)),
      at_(planner.view.at(language)) {
  page_.address = file_of(path_);
  page_.layout = std::move(layout);
  page_.language = language;
  page_.document = view_.id();
  fields_.text("layout", page_.layout);
}

DocumentPage& DocumentPage::frame(const LanguageLinks& links) {
  add_frame(fields_, view_.site, view_.addresses, language_, path_, links);
  return *this;
}

DocumentPage& DocumentPage::heading(const Version* titled) {
  return named(view_.company_name(language_), titled ? view_.title(*titled, language_) : view_.id());
}

DocumentPage& DocumentPage::heading(const Text& draft) {
  const auto today = view_.company.names.find(draft.language);
  const bool is_named = today != view_.company.names.end() && !today->second.empty();
  return named(is_named ? today->second : view_.company_name(language_), draft.title);
}

DocumentPage& DocumentPage::named(const std::string& company, const std::string& title) {
  fields_.set("company", company_value(company)).set("document", document_value(title));
  std::vector<Value> path{step(company, link(view_.addresses.company(language_, view_.company.id)))};
  if (!view_.record.versions.empty() && path_ != at_.document()) path.push_back(step(title, link(at_.document())));
  fields_.set("path", Value::list(std::move(path)));
  if (const std::string policy = planner_.policy_in(language_); !policy.empty()) {
    fields_.text("privacy_policy", link(policy));
  }
  if (view_.sample) {
    const Value& of = view_.record.latest() ? view_.record.latest()->release.at("sample").at("of") : Value();
    fields_.set("sample", Fields().text("of", of.text()).thing());
  }
  if (view_.document.ended) fields_.flag("ended", true);
  return *this;
}

Value DocumentPage::company_value(const std::string& name) const {
  return Fields()
      .text("id", view_.company.id)
      .text("name", name)
      .text("link", link(view_.addresses.company(language_, view_.company.id)))
      .thing();
}

Value DocumentPage::document_value(const std::string& title) const {
  Fields document;
  document.text("id", view_.id()).text("title", title);
  if (!view_.record.versions.empty()) {
    // A draft may be in a language that no version has yet.
    const DocumentAddresses at = view_.has(language_) ? at_ : view_.at(view_.controlling());
    document.text("link", link(at.document())).text("versions", link(at.versions())).text("feed", link(at.feed()));
  }
  for (const Text& draft : view_.document.draft) {
    if (draft.language == language_) document.text("draft", link(at_.draft()));
  }
  return document.thing();
}

Value DocumentPage::version_value(const Span& span) const {
  const Version& version = *span.version;
  // A version that does not speak the reader's language is linked to where it does.
  const std::string spoken = version.texts.contains(language_) ? language_ : version.controlling;
  const DocumentAddresses at = view_.at(spoken);
  Fields fields;
  fields.text("name", version.name)
      .text("hash", version.hash)
      .text("title", view_.title(version, spoken))
      .text("language", spoken)
      .text("controlling", version.controlling)
      .text("kind", version.kind)
      .text("link", link(at.version(version.name)))
      .text("current", link(at.document()))
      .text("since", link(at.since(version.name)));
  add_dates(fields, span);
  if (const int number = number_of_day(version.name); number > 1) fields.set("number", Value::number(number));
  if (view_.before(version)) fields.text("changes", link(at.changes(version.name)));
  const std::string note = version.release.at("notes").at(language_).text();
  if (!note.empty()) fields.text("note", note);
  std::vector<Value> languages;
  for (const LanguageLink& other : view_.links_of(version, &DocumentAddresses::version).links) {
    languages.push_back(language_link(other.language, link(other.path), other.language == language_));
  }
  return fields.set("languages", Value::list(std::move(languages))).version();
}

DocumentPage& DocumentPage::version(std::string_view name, const Span& span) {
  fields_.set(name, version_value(span));
  return *this;
}

DocumentPage& DocumentPage::versions(std::string_view name, const std::vector<const Span*>& spans) {
  std::vector<Value> list;
  for (const Span* span : spans) list.push_back(version_value(*span));
  fields_.set(name, Value::list(std::move(list)));
  return *this;
}

DocumentPage& DocumentPage::files(const Version& version) {
  Fields files;
  files.text("text", link(at_.text(version.name)))
      .text("facts_data", link(at_.facts_data(version.name)))
      .text("sums", link(at_.sums(version.name)));
  if (view_.before(version)) files.text("changes_data", link(at_.changes_data(version.name)));
  fields_.set("files", files.version());
  return *this;
}

DocumentPage& DocumentPage::flag(std::string_view name) {
  fields_.flag(name, true);
  return *this;
}

DocumentPage& DocumentPage::text(std::string_view name, std::string text) {
  fields_.text(name, std::move(text));
  return *this;
}

DocumentPage& DocumentPage::shows(const Version& version) { return shows(view_.text(version, language_)); }

DocumentPage& DocumentPage::shows(PageText text) {
  page_.text = std::move(text);
  return *this;
}

DocumentPage& DocumentPage::against(const Version& version) {
  page_.old_text = view_.text(version, language_);
  return *this;
}

DocumentPage& DocumentPage::tells(const std::string& version) {
  page_.changes_of.push_back(version);
  return *this;
}

DocumentPage& DocumentPage::states(const Version& version) {
  page_.facts_of = version.name;
  return *this;
}

bool DocumentPage::has_document_links() const {
  const auto in = [](const PageText& text) { return text.markdown && candor::has_document_links(*text.markdown); };
  return in(page_.text) || in(page_.old_text);
}

Page DocumentPage::done() {
  const bool is_for_other_sites = page_.layout == "text.fragment";
  if (has_document_links()) page_.documents = planner_.links_from(language_, is_for_other_sites ? "" : path_);
  page_.input = fields_.page();
  return std::move(page_);
}

}  // namespace candor
