// The pages of one company, and the little of it that the site's own pages need.
#include <algorithm>

#include "render/document_view.h"
#include "render/plan_document.h"
#include "render/plan_pages.h"

namespace candor {
namespace {

std::vector<DocumentView> views_of(const Site& site, const CompanyToShow& company, Date today) {
  std::vector<DocumentView> views;
  views.reserve(company.documents.size());
  for (const DocumentToShow& document : company.documents) views.emplace_back(site, company, document, today);
  return views;
}

/// All languages in which any document of it can be read, the first document's first.
std::vector<std::string> languages_of(const std::vector<DocumentView>& views) {
  std::vector<std::string> languages;
  const auto add = [&](const std::string& language) {
    if (std::find(languages.begin(), languages.end(), language) == languages.end()) languages.push_back(language);
  };
  for (const DocumentView& view : views) {
    for (const std::string& language : view.languages) add(language);
    for (const Text& draft : view.document.draft) add(draft.language);
  }
  return languages;
}

std::string main_language_of(const std::vector<DocumentView>& views) {
  return views.empty() ? std::string() : views.front().controlling();
}

LanguageLinks company_links(const Site& site, const CompanyToShow& company, const std::vector<DocumentView>& views) {
  LanguageLinks found;
  if (views.empty()) return found;
  const Addresses& addresses = views.front().addresses;
  const std::vector<std::string> languages = languages_of(views);
  for (const std::string& language : languages) {
    found.links.push_back({language, addresses.company(language, company.id), !is_sample(company) && !site.drafts});
  }
  if (!languages.empty()) {
    const std::string x_default = x_default_of(languages, default_language(site), main_language_of(views));
    found.x_default = addresses.company(x_default, company.id);
  }
  return found;
}

/// A document in a company's list: in the page's language, or where it can be read.
Value listed_document(const DocumentView& view, const std::string& language, const std::string& path) {
  Fields fields;
  fields.text("id", view.id());
  if (!view.document.draft.empty()) {
    const auto draft = std::find_if(view.document.draft.begin(), view.document.draft.end(),
                                    [&](const Text& text) { return text.language == language; });
    const Text& text = draft == view.document.draft.end() ? view.document.draft.front() : *draft;
    fields.text("draft", relative_link(path, view.at(text.language).draft()));
  }
  if (view.record.versions.empty()) {
    const auto title = view.document.titles.find(language);
    return fields.text("title", title == view.document.titles.end() ? view.id() : title->second)
        .text("language", language)
        .thing();
  }
  const std::string spoken = view.has(language) ? language : view.controlling();
  const Span& shown = *view.shown(spoken);
  fields.text("title", view.title(*shown.version, spoken))
      .text("language", spoken)
      .text("link", relative_link(path, view.at(spoken).document()))
      .text("versions", relative_link(path, view.at(spoken).versions()))
      .date("published", shown.version->published)
      .flag("published_stated", shown.version->stated_dates.published)
      .date("from", shown.from)
      .flag("from_stated",
            shown.version->effective ? shown.version->stated_dates.effective : shown.version->stated_dates.published);
  if (shown.version->effective) fields.date("effective", *shown.version->effective);
  if (view.document.ended) fields.flag("ended", true);
  return fields.thing();
}

/// The path of the company's privacy policy, which every page of it names (`rel=privacy-policy`), or nothing.
std::string privacy_policy(const std::vector<DocumentView>& views, const std::string& language) {
  for (const DocumentView& view : views) {
    if (view.document.kind != "privacy_policy" || view.record.versions.empty()) continue;
    return view.at(view.has(language) ? language : view.controlling()).document();
  }
  return {};
}

/// The path at which a document can be read: in that language if it is there, released if it ever was. Or nothing.
std::string readable_at(const DocumentView& view, const std::string& language) {
  if (!view.record.versions.empty()) {
    return view.at(view.has(language) ? language : view.controlling()).document();
  }
  const std::vector<Text>& drafts = view.document.draft;
  if (drafts.empty()) return {};
  const bool is_drafted =
      std::any_of(drafts.begin(), drafts.end(), [&](const Text& text) { return text.language == language; });
  return view.at(is_drafted ? language : drafts.front().language).draft();
}

DocumentLinks links_to(const std::vector<DocumentView>& views, const std::string& language, const std::string& path) {
  DocumentLinks links;
  for (const DocumentView& view : views) {
    const std::string at = readable_at(view, language);
    if (!at.empty()) links[view.id()] = path.empty() ? view.addresses.absolute(at) : relative_link(path, at);
  }
  return links;
}

Page company_page(const Site& site, const CompanyToShow& company, const std::vector<DocumentView>& views,
                  const std::string& language, const LanguageLinks& links) {
  const Addresses& addresses = views.front().addresses;
  const std::string path = addresses.company(language, company.id);
  Page page;
  page.address = file_of(path);
  page.layout = "company";
  page.language = language;
  Fields fields;
  add_frame(fields, site, addresses, language, path, links);
  if (addresses.company_in_address()) {
    const std::string list = relative_link(path, addresses.site(language));
    fields.set("path", Value::list({step(site_title(site, language), list)}));
  }
  const std::string privacy = privacy_policy(views, language);
  if (!privacy.empty()) fields.text("privacy_policy", relative_link(path, privacy));
  fields.text("layout", page.layout)
      .set("company",
           Fields().text("id", company.id).text("name", name_of(company, language)).text("link", "./").thing());
  std::vector<Value> documents;
  for (const DocumentView& view : views) {
    const bool is_drafted = !view.document.draft.empty();
    if (view.record.versions.empty() && !is_drafted) continue;
    documents.push_back(listed_document(view, language, path));
  }
  fields.set("documents", Value::list(std::move(documents)));
  if (is_sample(company)) fields.set("sample", Fields().thing());
  page.input = fields.page();
  return page;
}

/// The day on which what the document's own address shows last changed, as of `today`.
Date last_change(const DocumentView& view, const std::string& language) {
  const Span* shown = view.shown(language);
  const Version& version = *shown->version;
  return shown->from <= view.today ? std::max(version.published, shown->from) : version.published;
}

void add_indexed(const DocumentView& view, CompanySummary& summary) {
  const LanguageLinks document = view.links_to_document();
  const LanguageLinks versions = view.links_to_versions();
  for (std::size_t i = 0; i < view.languages.size(); ++i) {
    const Date changed = last_change(view, view.languages[i]);
    if (document.links[i].indexed) {
      summary.indexed.push_back({document.links[i].path, changed, document.alternates()});
    }
    if (versions.links[i].indexed) {
      summary.indexed.push_back({versions.links[i].path, view.record.latest()->published, versions.alternates()});
    }
    summary.last_changed = std::max({summary.last_changed, changed, view.record.latest()->published});
  }
}

}  // namespace

std::vector<Page> plan_company(const Site& site, const CompanyToShow& company, Date today) {
  const std::vector<DocumentView> views = views_of(site, company, today);
  std::vector<Page> pages;
  const LanguageLinks links = company_links(site, company, views);
  for (const LanguageLink& link : links.links) {
    pages.push_back(company_page(site, company, views, link.language, links));
  }
  const auto policy_in = [&](const std::string& language) { return privacy_policy(views, language); };
  const auto links_from = [&](const std::string& language, const std::string& path) {
    return links_to(views, language, path);
  };
  for (const DocumentView& view : views) plan_document(view, policy_in, links_from, pages);
  return pages;
}

CompanySummary summarise_company(const Site& site, const CompanyToShow& company, Date today) {
  const std::vector<DocumentView> views = views_of(site, company, today);
  CompanySummary summary;
  summary.id = company.id;
  summary.languages = languages_of(views);
  summary.main_language = main_language_of(views);
  summary.sample = is_sample(company);
  for (const std::string& language : summary.languages) summary.names[language] = name_of(company, language);
  for (const DocumentView& view : views) add_indexed(view, summary);
  const LanguageLinks links = company_links(site, company, views);
  std::vector<IndexedPage> own;
  for (const LanguageLink& link : links.links) {
    if (link.indexed) own.push_back({link.path, summary.last_changed, links.alternates()});
  }
  summary.indexed.insert(summary.indexed.begin(), own.begin(), own.end());
  return summary;
}

}  // namespace candor
