// Phrases, and what any element may carry: marks, ids, languages, words for those who hear the page.
#include <utility>

#include "markdown/url.h"
#include "render/html_letters.h"
#include "render/tree_printer.h"

namespace candor::render {

namespace {

/// The words of one side, as an attribute holds them: no markup, breaks are a space.
void append_words(const TreeNode& node, Side side, std::string& out) {
  if (!stands_in(node.mark, side)) return;
  if (node.type == NodeType::softbreak || node.type == NodeType::linebreak) out += ' ';
  out += node.text;
  for (const TreeNode& child : node.children) append_words(child, side, out);
}

}  // namespace

std::string words_of(std::span<const TreeNode> nodes, Side side) {
  std::string out;
  for (const TreeNode& node : nodes) append_words(node, side, out);
  return out;
}

void TreePrinter::phrases(Nodes nodes) {
  Mark previous = Mark::none;
  for (std::size_t begin = 0; begin < nodes.size();) {
    const TreeNode& first = nodes[begin];
    if (first.mark != Mark::none) {
      starts_stretch_ = previous == Mark::none;
      open_phrase(first);
    }
    std::size_t end = begin;
    while (end < nodes.size() && same_run(first, nodes[end])) phrase(nodes[end++]);
    close_phrase(first);
    previous = first.mark;
    begin = end;
  }
}

bool TreePrinter::same_run(const TreeNode& a, const TreeNode& b) {
  return a.mark == b.mark && a.move == b.move && a.same_words == b.same_words;
}

void TreePrinter::open_phrase(const TreeNode& node) {
  if (node.mark == Mark::none) return;
  out_ += is_old_only(node) ? "<del" : "<ins";
  attributes(node);
  out_ += '>';
  if (!options_.words) return;
  const RedlineWords& words = *options_.words;
  if (node.mark == Mark::ins) aid_ = node.same_words ? words.reformatted : words.inserted;
  if (node.mark == Mark::del) aid_ = words.deleted;
  say_aid();
}

void TreePrinter::close_phrase(const TreeNode& node) {
  if (node.mark == Mark::none) return;
  if (options_.words && node.mark == Mark::ins) aid_ = options_.words->end_of_inserted;
  if (options_.words && node.mark == Mark::del) aid_ = options_.words->end_of_deleted;
  say_aid();
  out_ += is_old_only(node) ? "</del>" : "</ins>";
}

void TreePrinter::phrase(const TreeNode& node) {
  switch (node.type) {
    case NodeType::text:
    case NodeType::html_inline: append_escaped(out_, node.text); break;
    case NodeType::softbreak: out_ += '\n'; break;
    case NodeType::linebreak: out_ += "<br />\n"; break;
    case NodeType::code:
      out_ += "<code>";
      append_escaped(out_, node.text);
      out_ += "</code>";
      break;
    case NodeType::emph: wrapped_phrases("em", node); break;
    case NodeType::strong: wrapped_phrases("strong", node); break;
    case NodeType::link: link(node); break;
    case NodeType::image: image(node); break;
    default: phrases(node.children); break;
  }
}

void TreePrinter::wrapped_phrases(std::string_view tag, const TreeNode& node) {
  out_ += '<';
  out_ += tag;
  out_ += '>';
  phrases(node.children);
  out_ += "</";
  out_ += tag;
  out_ += '>';
}

void TreePrinter::link(const TreeNode& node) {
  open_link(node);
  ++links_;
  phrases(node.children);
  --links_;
  out_ += "</a>";
}

void TreePrinter::open_link(const TreeNode& node) {
  const std::string url = options_.link ? options_.link(node.url) : node.url;
  if (url.empty() && !node.url.empty()) {
    out_ += "<a>";
    return;
  }
  out_ += "<a href=\"";
  if (markdown::is_allowed_url(url)) append_href(out_, url);
  out_ += '"';
  if (!node.title.empty()) attribute("title", node.title);
  out_ += '>';
}

void TreePrinter::image(const TreeNode& node) {
  const std::string words = words_of(node.children, Side::new_text);
  if (!options_.images) {
    if (links_ == 0) open_link(node);
    append_escaped(out_, words);
    if (links_ == 0) out_ += "</a>";
    return;
  }
  out_ += "<img src=\"";
  if (markdown::is_allowed_url(node.url)) append_href(out_, node.url);
  out_ += '"';
  attribute("alt", words);
  if (!node.title.empty()) attribute("title", node.title);
  out_ += " />";
}

void TreePrinter::start_line() {
  if (!out_.empty() && out_.back() != '\n') out_ += '\n';
}

void TreePrinter::open(std::string_view tag, const TreeNode& node) {
  out_ += '<';
  out_ += tag;
  attributes(node);
  out_ += '>';
}

void TreePrinter::attribute(std::string_view name, std::string_view value) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  append_escaped(out_, value);
  out_ += '"';
}

void TreePrinter::attributes(const TreeNode& node) {
  if (const int start = std::exchange(start_, 1); start != 1) attribute("start", std::to_string(start));
  const bool own_id = node.type == NodeType::heading && prints_id(node);
  if (own_id) attribute("id", node.id);
  if (std::exchange(starts_stretch_, false)) note_place(node, own_id);
  if (node.mark != Mark::none) mark(node);
  if (options_.source && !is_inline(node.type) && old_only_ == 0 && !is_old_only(node)) {
    if (const std::string from = options_.source(node); !from.empty()) {
      attribute("data-from", from);
      attribute("tabindex", "0");  // the keyboard reaches what the pointer does
    }
  }
  const std::string* language = std::exchange(language_, nullptr);
  if (!language) return;
  attribute("lang", *language);
  if (options_.direction) attribute("dir", options_.direction(*language));
}

void TreePrinter::mark(const TreeNode& node) {
  if (!is_inline(node.type)) {
    attribute("data-mark", name_of(node.mark));
    aid_ = aid_of(node);
  }
  if (node.move > 0) attribute("data-move", std::to_string(node.move));
  if (node.same_words) out_ += " data-same-words";
}

std::string TreePrinter::aid_of(const TreeNode& node) const {
  if (!options_.words) return {};
  const RedlineWords& words = *options_.words;
  switch (node.mark) {
    case Mark::none: return {};
    case Mark::ins: return node.same_words ? words.reformatted : words.inserted_block;
    case Mark::del: return words.deleted_block;
    case Mark::move_from: return words.moved_from ? words.moved_from(node.move) : std::string();
    case Mark::move_to: return words.moved_to ? words.moved_to(node.move) : std::string();
  }
  return {};
}

void TreePrinter::say_aid() {
  if (aid_.empty()) return;
  out_ += "<span data-aid class=\"aid\">";
  append_escaped(out_, aid_);
  out_ += "</span>";
  aid_.clear();
}

void TreePrinter::note_place(const TreeNode& node, bool own_id) {
  if (!options_.places) return;
  std::string anchor = own_id ? node.id : "change-" + std::to_string(options_.places->size() + 1);
  if (!own_id) attribute("id", anchor);
  options_.places->push_back({std::move(anchor), section_});
}

void TreePrinter::collect_new_ids(Nodes nodes) {
  for (const TreeNode& node : nodes) {
    if (is_inline(node.type) || is_old_only(node)) continue;
    if (node.type == NodeType::heading) new_ids_.insert(node.id);
    collect_new_ids(node.children);
  }
}

bool TreePrinter::prints_id(const TreeNode& heading) const {
  if (!options_.heading_ids || heading.id.empty()) return false;
  return old_only_ == 0 || !new_ids_.contains(heading.id);
}

}  // namespace candor::render
