#include "render/plan_moved.h"

#include <algorithm>
#include <string_view>

#include "render/addresses.h"
#include "render/page_input.h"

namespace candor {
namespace {

/// A company, or one of its documents.
struct Name {
  std::string company;
  std::string document;  ///< empty: the company as a whole

  friend bool operator==(const Name&, const Name&) = default;
};

Name name_of(const std::string& written) {
  const std::size_t slash = written.find('/');
  if (slash == std::string::npos) return {written, {}};
  return {written.substr(0, slash), written.substr(slash + 1)};
}

/// The names that `name` had before, whether it was renamed itself or the company it is of; and theirs.
std::vector<Name> earlier_names(const Value& formerly, const Name& name) {
  std::vector<Name> names{name};
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const auto& [old_name, now] : formerly.entries()) {
      const Name was = name_of(old_name);
      const Name is = name_of(now.text());
      Name earlier = names[i];
      if (is == names[i]) {
        earlier = was;
      } else if (is.document.empty() && is.company == names[i].company) {
        earlier.company = was.company;
      } else {
        continue;
      }
      if (std::find(names.begin(), names.end(), earlier) == names.end()) names.push_back(std::move(earlier));
    }
  }
  names.erase(names.begin());
  return names;
}

std::string path_of(const Addresses& addresses, const std::string& language, const Name& name) {
  return name.document.empty() ? addresses.company(language, name.company)
                               : addresses.document(language, name.company, name.document).document();
}

/// Without an alternate or a canonical address: it is nobody's page but of those who have an old link.
Page pointing_page(const Site& site, const Page& page, const std::string& old_path, const std::string& new_path) {
  Page moved;
  moved.address = file_of(old_path);
  moved.layout = "moved";
  moved.language = page.language;
  moved.document = page.document;
  const Value& company = page.input.at("company").at("name");
  const Value& title = page.input.at("document").at("title");
  moved.input = Fields()
                    .text("layout", moved.layout)
                    .text("site_title", site_title(site, page.language))
                    .text("style_sheet", relative_link(old_path, Addresses::asset("site.css")))
                    .text("icon", relative_link(old_path, Addresses::asset("icon.svg")))
                    .flag("noindex", true)
                    .set("moved", Fields()
                                      .text("name", company.text())
                                      .set("title", title)
                                      .text("link", relative_link(old_path, new_path))
                                      .thing())
                    .page();
  return moved;
}

constexpr std::string_view index_file = "index.html";

/// The page at an address that begins with `old_folder` instead of `new_folder`.
Page moved_page(const Site& site, const Page& page, const std::string& new_folder, const std::string& old_folder) {
  std::string rest = page.address.substr(new_folder.size());
  if (!rest.ends_with(index_file)) {
    Page same = page;
    same.address = old_folder + rest;
    return same;
  }
  rest.resize(rest.size() - index_file.size());
  return pointing_page(site, page, old_folder + rest, new_folder + rest);
}

/// Of the company's own pages and of a document's: those of its folder, its draft left out.
bool is_of(const Page& page, const Name& name, const std::string& folder) {
  if (page.document != name.document || !page.address.starts_with(folder)) return false;
  return name.document.empty() ? page.address == folder + std::string(index_file)
                               : !page.address.starts_with(folder + "draft/");
}

}  // namespace

std::vector<Page> plan_moved(const Site& site, const std::string& company, const std::vector<Page>& pages) {
  std::vector<Page> moved;
  const Value& formerly = site.entry.at("formerly");
  if (formerly.entries().empty()) return moved;
  const Addresses addresses(site.entry.at("base_url").text(), site.entry.at("company_in_address").text() != "no");
  std::vector<std::string> languages;
  std::vector<Name> names;
  for (const Page& page : pages) {
    const Name name{company, page.document};
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    const bool known =
        page.language.empty() || std::find(languages.begin(), languages.end(), page.language) != languages.end();
    if (!known) languages.push_back(page.language);
  }
  for (const Name& name : names) {
    for (const Name& earlier : earlier_names(formerly, name)) {
      for (const std::string& language : languages) {
        const std::string old_folder = path_of(addresses, language, earlier);
        const std::string folder = path_of(addresses, language, name);
        if (old_folder == folder) continue;  // a site whose addresses do not name the company
        for (const Page& page : pages) {
          if (is_of(page, name, folder)) moved.push_back(moved_page(site, page, folder, old_folder));
        }
      }
    }
  }
  return moved;
}

}  // namespace candor
