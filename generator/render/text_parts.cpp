#include "render/text_parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "markdown/outline.h"
#include "markdown/read_markdown.h"
#include "render/page_input.h"
#include "render/text_links.h"

namespace candor {
namespace {

/// The options, with links that lead from this page to other documents. The page must outlive them.
render::HtmlOptions for_page(render::HtmlOptions options, const Page& page) {
  options.link = [&page](const std::string& url) { return link_on_page(url, page.documents); };
  return options;
}

bool is_title(const TreeNode& node) { return node.type == NodeType::heading && node.level == 1; }

/// The phrases of a block, without its own element.
std::string phrases_html(const TreeNode& block) {
  render::HtmlOptions options;
  options.images = false;
  std::string html;
  for (const TreeNode& phrase : block.children) html += render::print_html(phrase, options);
  return html;
}

Value heading_value(const TreeNode* title) {
  std::vector<Value::Entry> entries;
  entries.emplace_back("id", Value::text(title ? title->id : std::string()));
  entries.emplace_back("html", Value::markup(title ? phrases_html(*title) : std::string()));
  return Value::record(std::move(entries));
}

Value contents_value(const TreeNode& tree) {
  std::vector<Value> contents;
  for (const markdown::Heading& heading : markdown::outline(tree)) {
    if (heading.level != 2) continue;
    std::vector<Value::Entry> entries;
    entries.emplace_back("id", Value::text(heading.id));
    entries.emplace_back("title", Value::text(heading.title));
    entries.emplace_back("language", heading.language.empty() ? Value() : Value::text(heading.language));
    contents.push_back(Value::record(std::move(entries)));
  }
  return Value::list(std::move(contents));
}

using Blocks = std::span<const TreeNode>;

Value section_value(Blocks part, const std::string& language, const render::HtmlOptions& options) {
  std::vector<Value::Entry> entries;
  entries.emplace_back("html", Value::markup(render::print_html(part, options)));
  entries.emplace_back("language", language.empty() ? Value() : Value::text(language));
  return Value::record(std::move(entries));
}

/// Cuts where a section in another language begins or ends, and nowhere else: what stands beneath it is part of it.
Value sections_value(Blocks blocks, const render::HtmlOptions& options) {
  std::vector<Value> sections;
  std::string language;
  int level = 0;
  std::size_t first = 0;
  const auto close = [&](std::size_t end) {
    if (end > first) sections.push_back(section_value(blocks.subspan(first, end - first), language, options));
    first = end;
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const TreeNode& block = blocks[i];
    if (block.type != NodeType::heading) continue;
    const bool ends = level > 0 && block.level <= level;
    const bool begins = !block.language.empty() && (ends || block.language != language);
    if (!begins && !ends) continue;
    close(i);
    language = block.language;
    level = begins ? block.level : 0;
  }
  close(blocks.size());
  return Value::list(std::move(sections));
}

void collect_titles(const TreeNode& node, std::map<std::string, std::string>& titles) {
  for (const TreeNode& child : node.children) {
    if (child.type != NodeType::heading) continue;
    const bool is_new = stands_in(child.mark, Side::new_text);
    if (!is_new && titles.contains(child.id)) continue;
    titles[child.id] = plain_text(take_side(child, is_new ? Side::new_text : Side::old_text));
  }
}

/// A place for each run of changes under one heading, in the order of the text.
Value places_value(const std::vector<render::ChangePlace>& found, const TreeNode& tree, const std::string& language,
                   const RenderTools& tools) {
  std::map<std::string, std::string> titles;
  collect_titles(tree, titles);
  std::vector<Value> places;
  for (std::size_t i = 0; i < found.size();) {
    std::size_t end = i;
    while (end < found.size() && found[end].section == found[i].section) ++end;
    const std::string& title = titles[found[i].section];
    const std::array arguments{
        language::Argument{"section", title.empty() ? tools.say(language, "site.place_at_start") : title},
        language::Argument{"number", static_cast<std::int64_t>(end - i)}};
    std::vector<Value::Entry> entries;
    entries.emplace_back("anchor", Value::text(found[i].anchor));
    entries.emplace_back("title", Value::text(tools.say(language, "site.place", arguments)));
    places.push_back(Value::record(std::move(entries)));
    i = end;
  }
  return Value::list(std::move(places));
}

}  // namespace

Value text_parts(const TreeNode& text, const Page& page, const RenderTools& tools) {
  return text_parts(text, for_page(tools.text_options(page.text.language), page));
}

Value text_parts(const TreeNode& text, const render::HtmlOptions& options) {
  const bool titled = !text.children.empty() && is_title(text.children.front());
  const Blocks blocks = Blocks(text.children).subspan(titled ? 1 : 0);
  std::vector<Value::Entry> parts;
  parts.emplace_back("heading", heading_value(titled ? &text.children.front() : nullptr));
  parts.emplace_back("contents", contents_value(text));
  parts.emplace_back("sections", sections_value(blocks, options));
  return Value::record(std::move(parts));
}

std::string text_fragment(const TreeNode& text, const Page& page, const RenderTools& tools) {
  render::HtmlOptions options = for_page(tools.text_options(page.text.language), page);
  options.anchor_label = nullptr;
  options.table_label = nullptr;
  return render::print_html(text, options);
}

Value redline_parts(const Redline& redline, const Page& page, const RenderTools& tools) {
  return redline_parts(redline, page.language, tools, for_page(tools.redline_options(page.language), page));
}

Value redline_parts(const Redline& redline, const std::string& language, const RenderTools& tools,
                    render::HtmlOptions options) {
  std::vector<render::ChangePlace> places;
  options.places = &places;
  const Blocks blocks = redline.tree.children;
  // Two of them where the title is another one.
  const std::size_t titles =
      static_cast<std::size_t>(std::find_if_not(blocks.begin(), blocks.end(), is_title) - blocks.begin());
  std::vector<Value::Entry> parts;
  parts.emplace_back("title", Value::markup(render::print_html(blocks.first(titles), options)));
  parts.emplace_back("html", Value::markup(render::print_html(blocks.subspan(titles), options)));
  parts.emplace_back("places", places_value(places, redline.tree, language, tools));
  return Value::record(std::move(parts));
}

Value told_parts(const PageMaterials& materials) {
  render::HtmlOptions options;
  options.images = false;
  std::vector<Value::Entry> versions;
  for (const auto& [version, changes] : materials.told) {
    std::vector<Value> sentences;
    for (const ToldChange& change : changes) {
      std::vector<Value::Entry> entries;
      entries.emplace_back("id", Value::text(change.id));
      entries.emplace_back("sentence",
                           Value::markup(render::print_html(markdown::read_foreign(change.sentence), options)));
      sentences.push_back(Value::record(std::move(entries)));
    }
    versions.emplace_back(version, Value::list(std::move(sentences)));
  }
  return Value::map(std::move(versions));
}

}  // namespace candor
