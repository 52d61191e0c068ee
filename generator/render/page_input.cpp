#include "render/page_input.h"

#include <algorithm>
#include <memory>

namespace candor {
namespace {

Value::Names names(std::initializer_list<const char*> list) {
  return std::make_shared<const std::vector<std::string>>(list.begin(), list.end());
}

const Value::Names& page_names() {
  static const auto list = names({
      // every page
      "layout",
      "site_title",
      "path",
      "privacy_policy",
      "style_sheet",
      "icon",
      "canonical",
      "alternates",
      "noindex",
      "drafts",
      "languages",
      // the site's and a company's
      "companies",
      "documents",
      "entries",
      "moved",
      // a document's
      "company",
      "document",
      "sample",
      "ended",
      "version",
      "in_force",
      "before",
      "upcoming",
      "versions",
      "files",
      "only_upcoming",
      "outdated",
      "later",
      "same",
      "draft_changes",
      "elsewhere",
      // feeds and data
      "id",
      "base",
      "self",
      // for the team alone
      "coverage",
      "coverage_page",
      "extra_style_sheet",
  });
  return list;
}

const Value::Names& version_names() {
  static const auto list = names({
      "name",
      "number",
      "hash",
      "title",
      "language",
      "controlling",
      "kind",
      "published",
      "published_stated",
      "effective",
      "effective_stated",
      "from",
      "from_stated",
      "until",
      "ever",
      "link",
      "current",
      "changes",
      "since",
      "note",
      "languages",
      "text",
      "facts_data",
      "changes_data",
      "sums",
  });
  return list;
}

const Value::Names& thing_names() {
  static const auto list = names({
      "id",        "name",  "title",       "link",   "language", "current",    "versions",
      "feed",      "draft", "ended",       "sample", "of",       "published",  "published_stated",
      "effective", "from",  "from_stated", "url",    "updated",  "alternates",
  });
  return list;
}

}  // namespace

Fields& Fields::set(std::string_view name, Value value) {
  const auto known =
      std::find_if(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry.first == name; });
  if (known != entries_.end()) {
    known->second = std::move(value);
  } else {
    entries_.emplace_back(std::string(name), std::move(value));
  }
  return *this;
}

Fields& Fields::text(std::string_view name, std::string text) { return set(name, Value::text(std::move(text))); }
Fields& Fields::flag(std::string_view name, bool yes) { return set(name, Value::flag(yes)); }
Fields& Fields::date(std::string_view name, Date date) { return set(name, Value::scalar(Kind::date, iso_text(date))); }

Value Fields::page() { return Value::record(std::move(entries_), page_names()); }
Value Fields::version() { return Value::record(std::move(entries_), version_names()); }
Value Fields::thing() { return Value::record(std::move(entries_), thing_names()); }

Value step(std::string name, std::string link) {
  return Fields().text("name", std::move(name)).text("link", std::move(link)).thing();
}

Value language_link(std::string_view language, std::string link, bool current) {
  return Fields()
      .set("language", Value::scalar(Kind::language, std::string(language)))
      .text("link", std::move(link))
      .flag("current", current)
      .thing();
}

bool LanguageLinks::is_indexed(std::string_view language) const {
  return std::any_of(links.begin(), links.end(),
                     [&](const LanguageLink& link) { return link.indexed && link.language == language; });
}

std::vector<std::pair<std::string, std::string>> LanguageLinks::alternates() const {
  std::vector<std::pair<std::string, std::string>> found;
  for (const LanguageLink& link : links) {
    if (link.indexed) found.emplace_back(link.language, link.path);
  }
  if (!found.empty() && x_default) found.emplace_back("x-default", *x_default);
  return found;
}

void add_frame(Fields& fields, const Site& site, const Addresses& addresses, std::string_view language,
               const std::string& path, const LanguageLinks& languages) {
  fields.text("site_title", site_title(site, language))
      .text("style_sheet", relative_link(path, Addresses::asset("site.css")))
      .text("icon", relative_link(path, Addresses::asset("icon.svg")))
      .text("canonical", addresses.absolute(path))
      .flag("noindex", !languages.is_indexed(language))
      .flag("drafts", site.drafts);
  std::vector<Value> shown;
  for (const LanguageLink& link : languages.links) {
    shown.push_back(language_link(link.language, relative_link(path, link.path), link.language == language));
  }
  std::vector<Value> alternates;
  if (languages.is_indexed(language)) {
    for (auto& [tag, other] : languages.alternates()) {
      alternates.push_back(Fields().text("language", tag).text("url", addresses.absolute(other)).thing());
    }
  }
  fields.set("languages", Value::list(std::move(shown))).set("alternates", Value::list(std::move(alternates)));
}

std::string in_language(const Value& by_language, std::string_view language, std::string_view controlling) {
  for (const std::string_view wanted : {language, controlling}) {
    if (const Value* found = by_language.find(wanted)) return found->text();
  }
  return by_language.entries().empty() ? std::string() : by_language.entries().front().second.text();
}

std::string site_title(const Site& site, std::string_view language) {
  const Value& translated = site.entry.at("translations").at(language).at("title");
  return translated.is_defined() ? translated.text() : site.entry.at("title").text();
}

std::string default_language(const Site& site) {
  const std::string& named = site.entry.at("default_language").text();
  return named.empty() ? "en" : named;
}

}  // namespace candor
