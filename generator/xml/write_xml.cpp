#include "xml/write_xml.h"

#include <pugixml.hpp>

#include "base/utf8.h"

namespace candor::xml {
namespace {

/// Char, XML 1.0 (fifth edition), production 2.
bool is_xml_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

bool is_writable(const Element& element) {
  if (!is_xml_text(element.text)) return false;
  for (const auto& [name, value] : element.attributes) {
    if (!is_xml_text(value)) return false;
  }
  for (const Element& child : element.children) {
    if (!is_writable(child)) return false;
  }
  return true;
}

void append(pugi::xml_node parent, const Element& element) {
  pugi::xml_node node = parent.append_child(element.name.c_str());
  for (const auto& [name, value] : element.attributes) node.append_attribute(name.c_str()).set_value(value.c_str());
  if (!element.text.empty()) node.append_child(pugi::node_pcdata).set_value(element.text.c_str());
  for (const Element& child : element.children) append(node, child);
}

struct StringWriter : pugi::xml_writer {
  std::string bytes;
  void write(const void* data, std::size_t size) override { bytes.append(static_cast<const char*>(data), size); }
};

}  // namespace

bool is_xml_text(std::string_view text) {
  if (find_bad_utf8(text)) return false;
  for (std::size_t offset = 0; offset < text.size();) {
    if (!is_xml_character(next_code_point(text, offset))) return false;
  }
  return true;
}

std::optional<std::string> write_xml(const Element& root) {
  if (!is_writable(root)) return std::nullopt;
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  append(document, root);
  StringWriter writer;
  document.save(writer, "  ", pugi::format_indent, pugi::encoding_utf8);
  return std::move(writer.bytes);
}

}  // namespace candor::xml
