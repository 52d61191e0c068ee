#include "render/document_view.h"

#include <algorithm>

namespace candor {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

void add_language(std::vector<std::string>& languages, const std::string& language) {
  if (!contains(languages, language)) languages.push_back(language);
}

std::vector<std::string> all_languages(const Record& record) {
  std::vector<std::string> languages;
  for (auto version = record.versions.rbegin(); version != record.versions.rend(); ++version) {
    for (const Value& language : version->release.at("languages").items()) {
      if (version->texts.contains(language.text())) add_language(languages, language.text());
    }
    for (const auto& [language, text] : version->texts) add_language(languages, language);
  }
  return languages;
}

Addresses addresses_of(const Site& site) {
  return {site.entry.at("base_url").text(), site.entry.at("company_in_address").text() != "no"};
}

}  // namespace

DocumentView::DocumentView(const Site& the_site, const CompanyToShow& the_company, const DocumentToShow& the_document,
                           Date day)
    : site(the_site),
      company(the_company),
      document(the_document),
      record(*the_document.record),
      addresses(addresses_of(the_site)),
      timeline(record),
      today(day),
      languages(all_languages(record)),
      sample(is_sample(the_company)) {}

bool DocumentView::has(std::string_view language) const { return contains(languages, language); }

const Span* DocumentView::shown(std::string_view language) const {
  const auto speaks = [&](const Span& span) { return span.version->texts.contains(std::string(language)); };
  if (const Span* now = timeline.on(today); now && speaks(*now)) return now;
  for (const Span* next : timeline.after(today)) {
    if (speaks(*next)) return next;
  }
  const Span* last = nullptr;
  for (const Span& span : timeline.spans()) {
    if (speaks(span) && (!last || !last->ever || span.ever)) last = &span;
  }
  return last;
}

bool DocumentView::is_indexed(std::string_view language) const {
  if (sample || site.drafts) return false;
  const Span* span = shown(language);
  return span && (span == timeline.on(today) || span->from > today);
}

const Version* DocumentView::before(const Version& version) const {
  const std::string& replaced = version.release.at("replaces").text();
  const Version* named = replaced.empty() ? nullptr : record.version(replaced);
  return named ? named : record.before(version);
}

std::string DocumentView::title(const Version& version, std::string_view language) const {
  const std::string title = in_language(version.release.at("titles"), language, version.controlling);
  return title.empty() ? record.document : title;
}

std::string DocumentView::company_name(std::string_view language) const { return name_of(company, language); }

PageText DocumentView::text(const Version& version, const std::string& language) const {
  const auto markdown = version.texts.find(language);
  if (markdown == version.texts.end()) return {};
  PageText& text = texts_[{version.name, language}];
  if (!text.markdown) {
    const std::string file = language + ".md";
    const auto hash = version.hashes.find(file);
    text = {std::make_shared<const std::string>(markdown->second),
            hash == version.hashes.end() ? std::string() : hash->second, language,
            document.record_folder + "/" + version.name + "/" + file};
  }
  return text;
}

LanguageLinks DocumentView::links_to_document() const {
  LanguageLinks found;
  std::vector<std::string> indexed;
  for (const std::string& language : languages) {
    found.links.push_back({language, at(language).document(), is_indexed(language)});
    if (found.links.back().indexed) indexed.push_back(language);
  }
  if (!indexed.empty()) {
    found.x_default = at(x_default_of(indexed, default_language(site), controlling())).document();
  }
  return found;
}

LanguageLinks DocumentView::links_to_versions() const {
  LanguageLinks found;
  for (const std::string& language : languages) {
    found.links.push_back({language, at(language).versions(), !sample && !site.drafts});
  }
  if (!languages.empty()) {
    found.x_default = at(x_default_of(languages, default_language(site), controlling())).versions();
  }
  return found;
}

LanguageLinks DocumentView::links_of(const Version& version, NamedPage page) const {
  LanguageLinks found;
  for (const std::string& language : languages) {
    if (version.texts.contains(language)) found.links.push_back({language, (at(language).*page)(version.name), false});
  }
  return found;
}

std::string DocumentView::controlling() const {
  const Version* latest = record.latest();
  return latest ? latest->controlling : default_language(site);
}

bool is_sample(const CompanyToShow& company) {
  return std::any_of(company.documents.begin(), company.documents.end(), [](const DocumentToShow& document) {
    const Version* latest = document.record->latest();
    return latest && latest->release.at("sample").is_defined();
  });
}

std::string name_of(const CompanyToShow& company, std::string_view language) {
  const Version* newest = nullptr;
  for (const DocumentToShow& document : company.documents) {
    const Version* latest = document.record->latest();
    if (latest && latest->release.at("company_names").size() > 0 &&
        (!newest || latest->published > newest->published)) {
      newest = latest;
    }
  }
  if (newest) return in_language(newest->release.at("company_names"), language, newest->controlling);
  const auto today = company.names.find(std::string(language));
  if (today != company.names.end()) return today->second;
  return company.names.empty() ? company.id : company.names.begin()->second;
}

std::string x_default_of(const std::vector<std::string>& languages, const std::string& site_default,
                         const std::string& controlling) {
  if (contains(languages, site_default)) return site_default;
  if (contains(languages, controlling)) return controlling;
  return languages.empty() ? std::string() : languages.front();
}

}  // namespace candor
