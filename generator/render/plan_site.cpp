// The site's own pages, made last, from the summary each company left.
#include <algorithm>

#include "hash/sha256.h"
#include "render/addresses.h"
#include "render/page_input.h"
#include "render/plan_pages.h"

namespace candor {
namespace {

struct SiteView {
  const Site& site;
  const std::vector<CompanySummary>& companies;
  Addresses addresses;
  std::string main_language;           ///< the site's default
  std::vector<std::string> languages;  ///< of any company, the default first
  Date last_changed{};
};

SiteView look_at(const Site& site, const std::vector<CompanySummary>& companies, Date today) {
  SiteView view{site,
                companies,
                Addresses(site.entry.at("base_url").text(), site.entry.at("company_in_address").text() != "no"),
                default_language(site),
                {},
                Date{}};
  std::vector<std::string>& languages = view.languages;
  for (const CompanySummary& company : companies) {
    for (const std::string& language : company.languages) {
      if (std::find(languages.begin(), languages.end(), language) == languages.end()) languages.push_back(language);
    }
    if (company.last_changed.ok()) view.last_changed = std::max(view.last_changed, company.last_changed);
  }
  const auto main = std::find(languages.begin(), languages.end(), view.main_language);
  if (main != languages.end()) std::rotate(languages.begin(), main, main + 1);
  if (!view.last_changed.ok()) view.last_changed = today;
  return view;
}

/// A site of one company has that company's page where another has its list of companies.
bool has_lists(const SiteView& view) { return view.addresses.company_in_address(); }

LanguageLinks links_to_lists(const SiteView& view) {
  LanguageLinks found;
  for (const std::string& language : view.languages) {
    found.links.push_back({language, view.addresses.site(language), has_lists(view) && !view.site.drafts});
  }
  // The root is a choice of languages: just what `x-default` is for.
  found.x_default = Addresses::root();
  return found;
}

Value listed_company(const SiteView& view, const CompanySummary& company, const std::string& language,
                     const std::string& path) {
  const bool speaks = company.names.contains(language);
  const std::string spoken = speaks ? language : company.main_language;
  const auto name = company.names.find(spoken);
  return Fields()
      .text("id", company.id)
      .text("name", name == company.names.end() ? company.id : name->second)
      .text("language", spoken)
      .text("link", relative_link(path, view.addresses.company(spoken, company.id)))
      .flag("sample", company.sample)
      .thing();
}

Page list_of_companies(const SiteView& view, const std::string& language, const LanguageLinks& links) {
  const std::string path = view.addresses.site(language);
  Page page;
  page.address = file_of(path);
  page.layout = "companies";
  page.language = language;
  Fields fields;
  add_frame(fields, view.site, view.addresses, language, path, links);
  std::vector<Value> companies;
  for (const CompanySummary& company : view.companies) {
    if (!company.languages.empty()) companies.push_back(listed_company(view, company, language, path));
  }
  page.input = fields.text("layout", page.layout).set("companies", Value::list(std::move(companies))).page();
  return page;
}

/// The root: a choice of languages, in the default one. It names no alternates of its own: it has no language, and a
/// set of alternates wants each page to name itself by one.
Page choice_of_languages(const SiteView& view) {
  Page page;
  page.address = file_of(Addresses::root());
  page.layout = "languages";
  page.language = view.main_language;
  LanguageLinks links;
  for (const std::string& language : view.languages) links.links.push_back({language, view.addresses.site(language)});
  Fields fields;
  add_frame(fields, view.site, view.addresses, {}, Addresses::root(), links);
  fields.flag("noindex", view.site.drafts);
  page.input = fields.text("layout", page.layout).page();
  return page;
}

/// Served at any address, so its links count from the host.
Page not_found_page(const SiteView& view) {
  Page page;
  page.address = file_of(Addresses::not_found());
  page.layout = "not_found";
  page.language = view.main_language;
  std::vector<Value> languages;
  for (const std::string& language : view.languages) {
    languages.push_back(language_link(language, view.addresses.from_host(view.addresses.site(language)), false));
  }
  page.input = Fields()
                   .text("layout", page.layout)
                   .text("site_title", site_title(view.site, view.main_language))
                   .text("style_sheet", view.addresses.from_host(Addresses::asset("site.css")))
                   .text("icon", view.addresses.from_host(Addresses::asset("icon.svg")))
                   .flag("noindex", true)
                   .set("languages", Value::list(std::move(languages)))
                   .page();
  return page;
}

Value sitemap_entry(const SiteView& view, const IndexedPage& page) {
  std::vector<Value> alternates;
  for (const auto& [language, path] : page.alternates) {
    alternates.push_back(Fields().text("language", language).text("url", view.addresses.absolute(path)).thing());
  }
  return Fields()
      .text("url", view.addresses.absolute(page.path))
      .date("updated", page.last_changed)
      .set("alternates", Value::list(std::move(alternates)))
      .thing();
}

/// Every indexed page of the site; none when drafts are shown.
std::vector<Value> sitemap_entries(const SiteView& view) {
  std::vector<Value> entries;
  if (view.site.drafts) return entries;
  entries.push_back(sitemap_entry(view, {Addresses::root(), view.last_changed, {}}));
  if (has_lists(view)) {
    const LanguageLinks lists = links_to_lists(view);
    for (const LanguageLink& link : lists.links) {
      entries.push_back(sitemap_entry(view, {link.path, view.last_changed, lists.alternates()}));
    }
  }
  for (const CompanySummary& company : view.companies) {
    for (const IndexedPage& page : company.indexed) entries.push_back(sitemap_entry(view, page));
  }
  return entries;
}

Page sitemap(std::vector<Value> entries) {
  Page page;
  page.address = Addresses::sitemap();
  page.layout = "sitemap";
  page.input = Fields().text("layout", page.layout).set("entries", Value::list(std::move(entries))).page();
  return page;
}

Page plain_file(std::string address, std::string text) {
  Page page;
  page.address = std::move(address);
  page.bytes_hash = sha256_hex(text);
  page.bytes = std::make_shared<const std::string>(std::move(text));
  return page;
}

/// Everything may be fetched: what is not to be indexed says so itself, and could not if it were not fetched.
Page robots(const SiteView& view, bool has_sitemap) {
  std::string text = "User-agent: *\nDisallow:\n";
  if (has_sitemap) text += "\nSitemap: " + view.addresses.absolute(Addresses::sitemap()) + "\n";
  return plain_file(Addresses::robots(), std::move(text));
}

}  // namespace

std::vector<Page> plan_site(const Site& site, const std::vector<CompanySummary>& companies,
                            const std::vector<Asset>& assets, Date today) {
  const SiteView view = look_at(site, companies, today);
  std::vector<Page> pages{choice_of_languages(view)};
  if (has_lists(view)) {
    const LanguageLinks links = links_to_lists(view);
    for (const std::string& language : view.languages) pages.push_back(list_of_companies(view, language, links));
  }
  std::vector<Value> entries = sitemap_entries(view);
  pages.push_back(robots(view, !entries.empty()));
  if (!entries.empty()) pages.push_back(sitemap(std::move(entries)));
  pages.push_back(not_found_page(view));
  for (const Asset& asset : assets) {
    Page page;
    page.address = Addresses::asset(asset.name);
    page.bytes = asset.bytes;
    page.bytes_hash = asset.hash;
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace candor
