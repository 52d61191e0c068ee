#include "render/print_feed.h"

#include <array>

#include "hash/sha256.h"
#include "language/formats.h"
#include "markdown/read_markdown.h"
#include "xml/write_xml.h"

namespace candor {
namespace {

using xml::Element;

/// A link of the feed stands relative to the feed's own folder, the document's address.
std::string absolute(const Page& page, const Value& link) { return page.input.at("base").text() + link.text(); }

/// RFC 3339. The record knows days, not hours: a day begins at midnight, UTC.
std::string instant(const Value& date) { return date.text() + "T00:00:00Z"; }

std::string written_date(const RenderTools& tools, std::string_view language, const Value& date) {
  const auto day = read_iso_date(date.text());
  const auto catalogue = tools.words().catalogue(language);
  const std::string_view locale = catalogue ? std::string_view(catalogue->locale()) : language;
  return day ? language::format_date(*day, language::DateStyle::long_form, locale) : date.text();
}

Element link(std::string rel, std::string type, std::string href) {
  return {"link", {{"rel", std::move(rel)}, {"type", std::move(type)}, {"href", std::move(href)}}};
}

/// The sentences that tell the version's changes, as HTML; or that it is the first.
std::string told_html(const Page& page, const Value& version, const PageMaterials& materials,
                      const RenderTools& tools) {
  const auto told = materials.told.find(version.at("name").text());
  std::string markdown;
  if (told != materials.told.end()) {
    for (const ToldChange& change : told->second) markdown += change.sentence + "\n\n";
  }
  if (markdown.empty()) {
    const bool is_first = !version.at("changes").is_defined();
    markdown = tools.say(page.language, is_first ? "site.first_version" : "site.no_fact_changed");
  }
  render::HtmlOptions options;
  options.images = false;
  return render::print_html(markdown::read_foreign(markdown), options);
}

Element entry(const Page& page, const Value& version, const PageMaterials& materials, const RenderTools& tools) {
  const std::array arguments{language::Argument{"title", version.at("title").text()},
                             language::Argument{"date", written_date(tools, page.language, version.at("published"))}};
  const Value& changes = version.at("changes");
  Element entry{"entry"};
  entry.children = {
      {"id", {}, permanent_id(version.at("hash").text(), page.language)},
      {"title", {}, tools.say(page.language, "site.feed_entry", arguments)},
      {"updated", {}, instant(version.at("published"))},
      {"published", {}, instant(version.at("published"))},
      link("alternate", "text/html", absolute(page, changes.is_defined() ? changes : version.at("link"))),
      {"content", {{"type", "html"}}, told_html(page, version, materials, tools)},
  };
  return entry;
}

Element sitemap_entry(const Value& page) {
  Element url{"url"};
  url.children = {{"loc", {}, page.at("url").text()}, {"lastmod", {}, page.at("updated").text()}};
  for (const Value& other : page.at("alternates").items()) {
    url.children.push_back(
        {"xhtml:link",
         {{"rel", "alternate"}, {"hreflang", other.at("language").text()}, {"href", other.at("url").text()}}});
  }
  return url;
}

}  // namespace

std::string permanent_id(std::string_view hash, std::string_view name) {
  std::string hex = Fingerprint().add(hash).add(name).hex().substr(0, 32);
  hex[12] = '8';                                              // version 8: made in a way of its own
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) % 4];  // variant 10
  return "urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) +
         "-" + hex.substr(20);
}

std::optional<std::string> print_feed(const Page& page, const PageMaterials& materials, const RenderTools& tools) {
  const Value& input = page.input;
  const std::vector<Value>& versions = input.at("versions").items();
  const std::string& company = input.at("company").at("name").text();
  const std::array arguments{language::Argument{"company", company},
                             language::Argument{"title", input.at("document").at("title").text()}};
  Element feed{"feed", {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", page.language}}};
  feed.children = {
      {"id", {}, permanent_id(input.at("id").text(), "feed " + page.language)},
      {"title", {}, tools.say(page.language, "site.feed_title", arguments)},
      {"updated", {}, instant(versions.front().at("published"))},
      {"author", {}, {}, {{"name", {}, company}}},
      link("self", "application/atom+xml", input.at("self").text()),
      link("alternate", "text/html", input.at("base").text()),
  };
  for (const Value& version : versions) feed.children.push_back(entry(page, version, materials, tools));
  return xml::write_xml(feed);
}

std::optional<std::string> print_sitemap(const Page& page) {
  Element urls{
      "urlset",
      {{"xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"}, {"xmlns:xhtml", "http://www.w3.org/1999/xhtml"}}};
  for (const Value& entry : page.input.at("entries").items()) urls.children.push_back(sitemap_entry(entry));
  return xml::write_xml(urls);
}

}  // namespace candor
