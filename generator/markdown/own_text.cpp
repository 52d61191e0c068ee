// Groups are cut from their lines before the parse and given to the headings after it. A group on a line that turns out
// not to end a heading (in a code block, in a paragraph) is text: then, and only then, the text is parsed once more.
#include "markdown/own_text.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "markdown/cmark_tree.h"
#include "markdown/heading_groups.h"
#include "markdown/limits.h"

namespace candor::markdown {

namespace {

struct Title {
  TreeNode* heading = nullptr;
  const LineGroup* group = nullptr;
};

void collect_headings(TreeNode& node, std::vector<Title>& titles) {
  for (TreeNode& child : node.children) {
    if (is_inline(child.type)) return;
    if (child.type == NodeType::heading) titles.push_back({&child, nullptr});
    if (child.type != NodeType::table) collect_headings(child, titles);
  }
}

/// Pairs headings with the groups on the lines where their titles end; both are in the order of the source.
std::vector<Title> pair_titles(TreeNode& document, const std::vector<LineGroup>& groups) {
  std::vector<Title> titles;
  collect_headings(document, titles);
  auto group = groups.begin();
  for (Title& title : titles) {
    const int line = last_title_line(*title.heading);
    while (group != groups.end() && group->line < line) ++group;
    if (group != groups.end() && group->line == line) title.group = &*group++;
  }
  return titles;
}

std::vector<LineGroup> used_groups(const std::vector<Title>& titles) {
  std::vector<LineGroup> used;
  for (const Title& title : titles) {
    if (title.group) used.push_back(*title.group);
  }
  return used;
}

Parsed parse_without(std::string_view markdown, const std::vector<LineGroup>& groups) {
  std::vector<Cut> cuts;
  cuts.reserve(groups.size());
  for (const LineGroup& group : groups) cuts.push_back({group.begin, group.end});
  return parse_markdown(markdown, cuts);
}

class IdRules {
 public:
  IdRules(const SourceFinder& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

  void apply(const Title& title) {
    if (!title.group) return report_missing(*title.heading);
    const auto content = read_group(title.group->text);
    if (!content) return report_bad(*title.heading, *title.group);
    title.heading->id = content->id;
    title.heading->language = content->language;
    if (!ids_.insert(content->id).second) report_duplicate(content->id, *title.group);
  }

 private:
  std::string proposal(const TreeNode& heading) const {
    std::string id = id_from_title(plain_text(heading));
    if (id.empty()) id = "section";
    std::string free = id;
    for (int number = 2; ids_.contains(free); ++number) free = id + "-" + std::to_string(number);
    return "`{: #" + free + "}`";
  }

  void report_missing(const TreeNode& heading) {
    Diagnostic found;
    found.id = "heading-without-id";
    found.place = source_.find(last_title_line(heading), 0, {});
    found.message = "heading " + quoted(plain_text(heading)) + " has no id";
    found.why = "the id is the section's address, and what pairs it with its older and its translated self";
    found.help = "end the line in " + proposal(heading);
    diagnostics_.add(std::move(found));
  }

  void report_bad(const TreeNode& heading, const LineGroup& group) {
    Diagnostic found;
    found.id = "bad-heading-id";
    found.place = source_.find(group.line, group.line, group.text);
    found.message = quoted(group.text) + " is not a heading's id";
    found.why = "a heading's line ends in `{: #id}` or `{: #id lang=en}`; an id has only a-z, 0-9 and hyphens";
    found.help = "write " + proposal(heading);
    diagnostics_.add(std::move(found));
  }

  void report_duplicate(const std::string& id, const LineGroup& group) {
    Diagnostic found;
    found.id = "duplicate-heading-id";
    found.place = source_.find(group.line, group.line, group.text);
    found.message = "a second heading has the id `" + id + "`";
    found.why = "an address can lead to one section only";
    found.help = "give each heading an id of its own";
    found.subject = id;
    diagnostics_.add(std::move(found));
  }

  const SourceFinder& source_;
  Diagnostics& diagnostics_;
  std::set<std::string> ids_;
};

void report_limit(Place place, std::string what, std::string help, Diagnostics& diagnostics) {
  Diagnostic found;
  found.id = "markdown-limit";
  found.place = std::move(place);
  found.message = std::move(what);
  found.why = "such text can keep a Markdown reader busy for minutes, so it is not read";
  found.help = std::move(help);
  diagnostics.add(std::move(found));
}

void check_utf8(std::string_view markdown, const SourceFinder& source, Diagnostics& diagnostics) {
  const auto offset = find_bad_utf8(markdown);
  if (!offset) return;
  Diagnostic found;
  found.id = "markdown-bad-utf8";
  found.place = source.at(*offset, 1);
  found.message = "a byte that is not UTF-8";
  found.why = "what it should say cannot be known";
  found.help = "save the file as UTF-8";
  diagnostics.add(std::move(found));
}

}  // namespace

TreeNode read_own_text(std::string_view markdown, const SourceFinder& source, Diagnostics& diagnostics,
                       LinksById by_id) {
  check_utf8(markdown, source, diagnostics);
  if (const auto excess = find_excess(markdown)) {
    report_limit(source.at(excess->offset, 1), excess->what, excess->help, diagnostics);
    return plain_paragraphs(markdown);
  }
  std::vector<LineGroup> groups = find_groups(markdown);
  Parsed parsed = parse_without(markdown, groups);
  std::vector<Title> titles = pair_titles(parsed.document, groups);
  // Each round puts groups back that are no heading's. Texts of which two rounds are not enough are adversaries': all
  // groups are put back, and each heading is told to have none.
  for (int round = 1; used_groups(titles).size() < groups.size(); ++round) {
    groups = round < 3 ? used_groups(titles) : std::vector<LineGroup>{};
    parsed = parse_without(markdown, groups);
    titles = pair_titles(parsed.document, groups);
  }
  if (parsed.too_deep_at > 0) {
    report_limit(source.find(parsed.too_deep_at, 0, {}),
                 "nested deeper than " + std::to_string(deepest_tree) + " levels", "nest less", diagnostics);
    return plain_paragraphs(markdown);
  }
  IdRules rules(source, diagnostics);
  for (const Title& title : titles) rules.apply(title);
  check_content(parsed.document, source, diagnostics, by_id);
  return std::move(parsed.document);
}

TreeNode plain_paragraphs(std::string_view markdown) {
  TreeNode document;
  int line = 1;
  TreeNode* paragraph = nullptr;
  for (std::size_t begin = 0; begin < markdown.size(); ++line) {
    const std::size_t end = std::min(markdown.find('\n', begin), markdown.size());
    const std::string_view words = markdown.substr(begin, end - begin);
    begin = end + 1;
    if (words.find_first_not_of(" \t\r") == std::string_view::npos) {
      paragraph = nullptr;
      continue;
    }
    if (paragraph) {
      paragraph->children.emplace_back().type = NodeType::softbreak;
    } else {
      paragraph = &document.children.emplace_back();
      paragraph->type = NodeType::paragraph;
      paragraph->line = line;
    }
    TreeNode& text = paragraph->children.emplace_back();
    text.type = NodeType::text;
    for (std::size_t offset = 0; offset < words.size();) append_utf8(text.text, next_code_point(words, offset));
    paragraph->last_line = line;
  }
  document.line = 1;
  document.last_line = line - 1;
  return document;
}

}  // namespace candor::markdown
