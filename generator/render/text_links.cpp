#include "render/text_links.h"

#include <algorithm>

namespace candor {

namespace {

constexpr std::string_view beside = "../";

bool is_id_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

}  // namespace

bool has_document_links(std::string_view markdown) { return markdown.find("../") != std::string_view::npos; }

std::string link_on_page(std::string_view link, const DocumentLinks& documents) {
  if (!link.starts_with(beside)) return std::string(link);
  const std::string_view rest = link.substr(beside.size());
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return std::string(link);
  const std::string_view id = rest.substr(0, slash);
  const std::string_view after = rest.substr(slash + 1);
  const bool is_document =
      !id.empty() && std::all_of(id.begin(), id.end(), is_id_letter) && (after.empty() || after.starts_with('#'));
  if (!is_document) return std::string(link);
  const auto found = documents.find(std::string(id));
  return found == documents.end() ? std::string() : found->second + std::string(after);
}

}  // namespace candor
