// The redline contract (model/redline.h) on HTML: takes one text out of a printed redline. A reader of our own output
// only: every element is closed, attributes stand in double quotes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/redline.h"

namespace candor::test {

struct Element {
  std::string name;  ///< empty: text
  std::string text;
  std::map<std::string, std::string> attributes;
  std::vector<Element> children;
};

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html) : html_(html) {}

  Element read() {
    Element root;
    root.name = "root";
    children(root);
    return root;
  }
  bool whole() const { return at_ == html_.size() && !broken_; }

 private:
  void children(Element& parent) {
    while (at_ < html_.size()) {
      if (html_.substr(at_).starts_with("</")) {
        const std::string closing = "</" + parent.name + ">";
        broken_ = broken_ || !html_.substr(at_).starts_with(closing);
        at_ += closing.size();
        return;
      }
      parent.children.push_back(html_[at_] == '<' ? element() : text());
    }
    broken_ = broken_ || parent.name != "root";
  }

  Element text() {
    Element node;
    const std::size_t end = std::min(html_.find('<', at_), html_.size());
    node.text = html_.substr(at_, end - at_);
    at_ = end;
    return node;
  }

  Element element() {
    Element node;
    const std::size_t end = html_.find_first_of(" >", at_);
    node.name = html_.substr(at_ + 1, end - at_ - 1);
    at_ = end;
    while (at_ < html_.size() && html_[at_] == ' ' && html_[at_ + 1] != '/') attribute(node);
    if (html_[at_] == ' ') {
      at_ += 3;  // " />"
    } else {
      ++at_;
      children(node);
    }
    return node;
  }

  void attribute(Element& node) {
    const std::size_t end = html_.find_first_of("= >", at_ + 1);
    const std::string name(html_.substr(at_ + 1, end - at_ - 1));
    at_ = end;
    std::string value;
    if (html_[at_] == '=') {
      const std::size_t close = html_.find('"', at_ + 2);
      value = html_.substr(at_ + 2, close - at_ - 2);
      at_ = close + 1;
    }
    broken_ = broken_ || !node.attributes.emplace(name, value).second;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  bool broken_ = false;
};

inline bool is_taken_out(const Element& node, Side side) {
  const bool old_text = side == Side::old_text;
  if (node.attributes.contains("data-aid") || node.name == (old_text ? "ins" : "del")) return true;
  const auto mark = node.attributes.find("data-mark");
  if (mark == node.attributes.end()) return false;
  return mark->second == (old_text ? "ins" : "del") || mark->second == (old_text ? "move-to" : "move-from");
}

inline void take_out(const Element& from, Side side, Element& to) {
  for (const Element& child : from.children) {
    if (is_taken_out(child, side)) continue;
    const bool unwrapped = child.name == "ins" || child.name == "del" || child.attributes.contains("data-fold");
    if (unwrapped) {
      take_out(child, side, to);
      continue;
    }
    Element copy;
    copy.name = child.name;
    copy.text = child.text;
    for (const auto& [name, value] : child.attributes) {
      if (name != "id" && !name.starts_with("data-")) copy.attributes.emplace(name, value);
    }
    take_out(child, side, copy);
    if (copy.name.empty() && !to.children.empty() && to.children.back().name.empty()) {
      to.children.back().text += copy.text;
    } else {
      to.children.push_back(std::move(copy));
    }
  }
}

inline bool is_phrase(const Element& node) {
  for (const std::string_view name : {"", "em", "strong", "code", "a", "img", "br", "span"}) {
    if (node.name == name) return true;
  }
  return false;
}

/// As text again; line breaks beside blocks do not count.
inline void write(const Element& node, bool preformatted, std::string& out) {
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Element& child = node.children[i];
    if (!child.name.empty()) {
      out += "<" + child.name;
      for (const auto& [name, value] : child.attributes) out += " " + name + "=\"" + value + "\"";
      out += ">";
      write(child, preformatted || child.name == "pre", out);
      out += "</" + child.name + ">";
      continue;
    }
    std::string text = child.text;
    const bool outer = !is_phrase(node);
    const bool after_block = i > 0 ? !is_phrase(node.children[i - 1]) : outer;
    const bool before_block = i + 1 < node.children.size() ? !is_phrase(node.children[i + 1]) : outer;
    if (!preformatted && after_block) text.erase(0, text.find_first_not_of('\n'));
    if (!preformatted && before_block) text.erase(text.find_last_not_of('\n') + 1);
    out += text;
  }
}

/// One side of a printed redline, normalised; a text printed without marks is both.
inline std::string side_of_html(std::string_view html, Side side) {
  HtmlReader reader(html);
  const Element read = reader.read();
  if (!reader.whole()) return "not well formed: " + std::string(html);
  Element taken;
  taken.name = "root";
  take_out(read, side, taken);
  std::string out;
  write(taken, false, out);
  return out;
}

}  // namespace candor::test
