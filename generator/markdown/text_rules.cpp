// One walk over the tree; places are looked up in the source only when something is wrong.
#include "markdown/text_rules.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "markdown/links.h"
#include "markdown/url.h"

namespace candor::markdown {

namespace {

constexpr std::size_t longest_quote = 60;
constexpr std::size_t most_findings = 100;

std::string_view first_line_of(std::string_view words) { return words.substr(0, words.find_first_of("\r\n")); }

int length_of(std::string_view words) { return std::max(1, static_cast<int>(count_code_points(words))); }

/// The lines in which a node stands: an inline node knows at most its first, its block knows all.
struct Lines {
  int first = 0;
  int last = 0;
};

Lines lines_within(const TreeNode& node, Lines block) {
  if (!is_inline(node.type)) return node.line > 0 ? Lines{node.line, std::max(node.line, node.last_line)} : block;
  return node.line > 0 ? Lines{node.line, block.last} : block;
}

void report_html(const TreeNode& node, Lines lines, const SourceFinder& source, Diagnostics& diagnostics) {
  Diagnostic found;
  found.id = "raw-html";
  found.place = source.find(lines.first, lines.last, node.text);
  found.message = "raw HTML " + quoted(node.text) + " in Markdown";
  found.why = "a policy's words are frozen as Markdown; HTML would be shown by some readers and dropped by others";
  found.help = "write `\\<` for a less-than sign, Markdown for emphasis, links and tables";
  diagnostics.add(std::move(found));
}

void report_image(const TreeNode& node, Lines lines, const SourceFinder& source, Diagnostics& diagnostics) {
  Diagnostic found;
  found.id = "image-not-allowed";
  found.place = source.find(lines.first, lines.last, "![");
  found.message = "an image, " + quoted(node.url);
  found.why = "a policy must say everything in words: images are not compared, not translated and not always seen";
  found.help = "say it in words, or link to the picture: `[words](address)`";
  diagnostics.add(std::move(found));
}

void check_url(const TreeNode& node, Lines lines, const SourceFinder& source, Diagnostics& diagnostics) {
  const UrlProblem problem = url_problem(node.url);
  if (problem == UrlProblem::none) return;
  Diagnostic found;
  found.id = "url-not-allowed";
  found.place = source.find(lines.first, lines.last, node.url.empty() ? "](" : std::string_view(node.url));
  found.message = node.url.empty() ? "a link that goes nowhere" : "a link to " + quoted(node.url);
  found.why = "readers of a policy trust its links, so only plain web, mail and telephone addresses are let through";
  found.help = url_help(problem);
  diagnostics.add(std::move(found));
}

void check_below(const TreeNode& node, Lines lines, const SourceFinder& source, Diagnostics& diagnostics,
                 LinksById by_id) {
  if (diagnostics.found().size() >= most_findings) return;
  lines = lines_within(node, lines);
  switch (node.type) {
    case NodeType::html_block:
    case NodeType::html_inline: report_html(node, lines, source, diagnostics); break;
    case NodeType::image: report_image(node, lines, source, diagnostics); break;
    case NodeType::link:
      if (by_id == LinksById::refused || !is_document_link(node.url)) check_url(node, lines, source, diagnostics);
      break;
    default: break;
  }
  for (const TreeNode& child : node.children) check_below(child, lines, source, diagnostics, by_id);
}

}  // namespace

Place SourceFinder::find(int first, int last, std::string_view words) const {
  const std::string_view wanted = first_line_of(words);
  for (int number = first; !wanted.empty() && number <= std::max(first, last); ++number) {
    const std::size_t at = line(number).find(wanted);
    if (at != std::string_view::npos) return place(number, at, length_of(wanted));
  }
  const std::string_view whole = line(first);
  const std::size_t begin = std::min(whole.find_first_not_of(" \t"), whole.size());
  return place(first, begin, length_of(whole.substr(begin)));
}

Place SourceFinder::at(std::size_t offset, int length) const {
  const auto after = std::upper_bound(starts().begin(), starts().end(), std::min(offset, markdown_.size()));
  const std::size_t begin = *std::prev(after);
  return place(static_cast<int>(after - starts().begin()), offset - begin, length);
}

std::string_view SourceFinder::line(int number) const {
  if (number < 1 || number > line_count()) return {};
  const std::size_t begin = starts()[static_cast<std::size_t>(number) - 1];
  return markdown_.substr(begin, std::min(markdown_.find_first_of("\r\n", begin), markdown_.size()) - begin);
}

int SourceFinder::line_count() const { return static_cast<int>(starts().size()); }

const std::vector<std::size_t>& SourceFinder::starts() const {
  if (!starts_.empty()) return starts_;
  starts_.push_back(0);
  for (std::size_t end = markdown_.find_first_of("\r\n"); end != std::string_view::npos;) {
    const std::size_t begin = end + (markdown_.substr(end).starts_with("\r\n") ? 2 : 1);
    if (begin < markdown_.size()) starts_.push_back(begin);
    end = markdown_.find_first_of("\r\n", begin);
  }
  return starts_;
}

Place SourceFinder::place(int number, std::size_t byte_in_line, int length) const {
  const int characters = static_cast<int>(count_code_points(line(number).substr(0, byte_in_line)));
  const int before = number == 1 ? position_.first_column - 1 : position_.indentation;
  return {position_.file, position_.first_line + number - 1, before + characters + 1, length};
}

void check_content(const TreeNode& node, const SourceFinder& source, Diagnostics& diagnostics, LinksById by_id) {
  Diagnostics found;
  check_below(node, {1, 1}, source, found, by_id);
  diagnostics.append(std::move(found));
}

std::string quoted(std::string_view words) {
  const std::string_view line = first_line_of(words);
  std::string out = "`";
  std::size_t offset = 0;
  for (std::size_t taken = 0; offset < line.size() && taken < longest_quote; ++taken) {
    append_utf8(out, next_code_point(line, offset));
  }
  if (offset < line.size() || line.size() < words.size()) out += "…";
  return out + "`";
}

}  // namespace candor::markdown
