// Every address of the site, built here and nowhere else: they are permanent.
//
// A *path* is counted from the site's root and has no slash before it: `en/modelux/privacy/`. A page's path ends in a
// slash or is empty (the root). Companies, documents and versions are ids, languages BCP 47 tags: none of them needs
// escaping in a URL.
#pragma once

#include <string>
#include <string_view>

namespace candor {

/// The pages and files of one document in one language.
class DocumentAddresses {
 public:
  explicit DocumentAddresses(std::string document) : document_(std::move(document)) {}

  const std::string& document() const { return document_; }  ///< in force
  std::string versions() const { return document_ + "versions/"; }
  std::string feed() const { return document_ + "feed.atom"; }
  std::string draft() const { return document_ + "draft/"; }
  std::string draft_changes() const { return draft() + "changes/"; }

  std::string version(std::string_view name) const { return document_ + std::string(name) + "/"; }
  std::string changes(std::string_view name) const { return version(name) + "changes/"; }
  std::string since(std::string_view name) const { return version(name) + "since/"; }
  std::string text(std::string_view name) const { return version(name) + "text.md"; }
  std::string fragment(std::string_view name) const { return version(name) + "text.fragment"; }
  std::string facts_data(std::string_view name) const { return version(name) + "facts.json"; }
  std::string changes_data(std::string_view name) const { return version(name) + "changes.json"; }
  std::string sums(std::string_view name) const { return version(name) + "SHA256SUMS"; }

 private:
  std::string document_;
};

class Addresses {
 public:
  /// `base_url` is where the root will stand, `https://example.com/legal/`; a missing last slash is put there.
  /// Without `company_in_address` a company's page is the language's own: a site of one company.
  Addresses(std::string base_url, bool company_in_address);

  bool company_in_address() const { return company_in_address_; }
  static std::string root() { return {}; }
  static std::string sitemap() { return "sitemap.xml"; }
  static std::string robots() { return "robots.txt"; }
  static std::string not_found() { return "404.html"; }
  static std::string asset(std::string_view name) { return "assets/" + std::string(name); }
  std::string site(std::string_view language) const { return std::string(language) + "/"; }
  std::string company(std::string_view language, std::string_view company) const;
  DocumentAddresses document(std::string_view language, std::string_view company, std::string_view document) const;

  /// The whole URL of a path, for canonical and alternate links, feeds and the sitemap.
  std::string absolute(std::string_view path) const { return base_url_ + std::string(path); }
  /// The path from the host's root, `/legal/assets/site.css`: for the one page that is served at any address.
  std::string from_host(std::string_view path) const;

 private:
  std::string base_url_;
  bool company_in_address_;
};

/// The file that a path is: `en/` is `en/index.html`, `robots.txt` itself.
std::string file_of(std::string_view path);

/// The link from a page to a path, relative, so that the site works under any base: from `en/modelux/` to
/// `ko/modelux/` it is `../../ko/modelux/`, from a page to itself `./`.
std::string relative_link(std::string_view from_page, std::string_view to);

}  // namespace candor
