// cmark's tree does not say where in a line a link stands. So every `](#…)` and `](document:…)` of the source is given
// a destination of its own, and those that the parser then finds in links are links.
#include "markdown/links.h"

#include <algorithm>
#include <set>

#include "markdown/cmark_tree.h"
#include "markdown/limits.h"

namespace candor::markdown {

namespace {

constexpr std::string_view scheme = "document:";
constexpr std::string_view mark = "#candor-link-";

/// A destination has no blanks and no brackets; ours need no angle brackets either.
std::string_view destination_at(std::string_view markdown, std::size_t begin) {
  const std::size_t end = markdown.find_first_of(" \t\r\n()<>\"", begin);
  if (end == std::string_view::npos || markdown[end] == '(') return {};
  return markdown.substr(begin, end - begin);
}

LinkTarget target_of(std::string_view destination) {
  const std::size_t hash = std::min(destination.find('#'), destination.size());
  LinkTarget target;
  if (is_document_link(destination)) target.document = destination.substr(scheme.size(), hash - scheme.size());
  if (hash < destination.size()) target.section = destination.substr(hash + 1);
  return target;
}

/// `[` right before the `]`, and no backslash before it.
bool is_empty_before(std::string_view markdown, std::size_t closing) {
  if (closing == 0 || markdown[closing - 1] != '[') return false;
  std::size_t slashes = 0;
  while (slashes + 1 < closing && markdown[closing - 2 - slashes] == '\\') ++slashes;
  return slashes % 2 == 0;
}

std::vector<LinkById> candidates_in(std::string_view markdown) {
  std::vector<LinkById> found;
  for (std::size_t at = markdown.find("]("); at != std::string_view::npos; at = markdown.find("](", at + 1)) {
    const std::string_view destination = destination_at(markdown, at + 2);
    if (!destination.starts_with('#') && !is_document_link(destination)) continue;
    found.push_back({target_of(destination), std::string(destination), at, at + 2, !is_empty_before(markdown, at)});
  }
  return found;
}

void collect_destinations(const TreeNode& node, std::set<std::string>& found) {
  if (node.type == NodeType::link) found.insert(node.url);
  for (const TreeNode& child : node.children) collect_destinations(child, found);
}

}  // namespace

std::vector<LinkById> find_links_by_id(std::string_view markdown) {
  std::vector<LinkById> links = candidates_in(markdown);
  if (links.empty() || find_excess(markdown)) return {};
  std::string numbered;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < links.size(); ++i) {
    numbered.append(markdown.substr(copied, links[i].written_at - copied)).append(mark).append(std::to_string(i));
    copied = links[i].written_at + links[i].written.size();
  }
  numbered.append(markdown.substr(copied));
  std::set<std::string> destinations;
  collect_destinations(parse_markdown(numbered).document, destinations);
  std::vector<LinkById> real;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (destinations.contains(std::string(mark) + std::to_string(i))) real.push_back(std::move(links[i]));
  }
  return real;
}

}  // namespace candor::markdown
