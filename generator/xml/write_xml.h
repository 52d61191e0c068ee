// XML out, for feeds and the sitemap: a tree of elements and its bytes, by pugixml. XML 1.0 has no way to write most
// control characters, and pugixml would write them all the same; here they are refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace candor::xml {

/// An element with text, or with elements; never both. All UTF-8.
struct Element {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes = {};
  std::string text = {};
  std::vector<Element> children = {};
};

/// Is every character one that XML 1.0 (fifth edition, 2.2) can hold, and the UTF-8 well-formed?
bool is_xml_text(std::string_view text);

/// The document: declaration, elements indented by two spaces, a line feed at the end. Nothing when a text or an
/// attribute holds what `is_xml_text` refuses.
std::optional<std::string> write_xml(const Element& root);

}  // namespace candor::xml
