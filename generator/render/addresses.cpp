#include "render/addresses.h"

#include <algorithm>

namespace candor {

Addresses::Addresses(std::string base_url, bool company_in_address)
    : base_url_(std::move(base_url)), company_in_address_(company_in_address) {
  if (!base_url_.ends_with('/')) base_url_ += '/';
}

std::string Addresses::company(std::string_view language, std::string_view company) const {
  std::string path = site(language);
  if (company_in_address_) path.append(company).append("/");
  return path;
}

DocumentAddresses Addresses::document(std::string_view language, std::string_view company,
                                      std::string_view document) const {
  return DocumentAddresses(this->company(language, company) + std::string(document) + "/");
}

std::string Addresses::from_host(std::string_view path) const {
  const std::size_t scheme = base_url_.find("://");
  const std::size_t slash = base_url_.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  return (slash == std::string::npos ? "/" : base_url_.substr(slash)) + std::string(path);
}

std::string file_of(std::string_view path) {
  std::string file(path);
  if (file.empty() || file.ends_with('/')) file += "index.html";
  return file;
}

std::string relative_link(std::string_view from_page, std::string_view to) {
  std::size_t common = 0;  // up to and with the last slash that both share
  const std::size_t shorter = std::min(from_page.size(), to.size());
  for (std::size_t i = 0; i < shorter && from_page[i] == to[i]; ++i) {
    if (from_page[i] == '/') common = i + 1;
  }
  std::string link;
  const auto up = std::count(from_page.begin() + static_cast<std::ptrdiff_t>(common), from_page.end(), '/');
  for (std::ptrdiff_t i = 0; i < up; ++i) link += "../";
  link += to.substr(common);
  return link.empty() ? "./" : link;
}

}  // namespace candor
