// Our tree as HTML: a text, or a redline, which is the same tree with marks. With the options' default values the
// result is cmark-gfm's, byte for byte, for every tree without raw HTML; a test holds it to that.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/tree.h"

namespace candor::render {

/// Words for those who hear a redline, from locales/, with the white space they need. Empty words print nothing.
struct RedlineWords {
  std::string inserted = {};         ///< before an inserted phrase: "inserted: "
  std::string end_of_inserted = {};  ///< after it: " end of insertion"
  std::string deleted = {};          ///< before a deleted phrase
  std::string end_of_deleted = {};
  std::string inserted_block = {};  ///< at the start of an inserted paragraph, item, row, cell: "added: "
  std::string deleted_block = {};
  std::string reformatted = {};                          ///< before a phrase or block of which only the form changed
  std::function<std::string(int move)> moved_from = {};  ///< at the old place of what moved: "moved away (2): "
  std::function<std::string(int move)> moved_to = {};    ///< at its new place
  std::function<std::string(std::size_t blocks)> folded = {};  ///< a fold's summary: "12 paragraphs unchanged"
};

/// A place of change, for the list of places: a stretch of neighbouring marked blocks or phrases.
struct ChangePlace {
  std::string anchor = {};   ///< the id printed at the stretch: `change-1`
  std::string section = {};  ///< id of the heading it stands under; empty before the first
};

struct HtmlOptions {
  /// Words printed as attributes of tables and anchors come from the caller; empty functions leave them out.
  /// With it, headings with an id get a link to themselves: `<a class="anchor">`.
  std::function<std::string(const std::string& title)> anchor_label = {};
  /// With it, tables stand in a region that scrolls: `<div class="table">`.
  std::function<std::string(const std::string& first_header)> table_label = {};
  /// The address to print for one in the text; empty prints the words without one. Left out, addresses stay.
  std::function<std::string(const std::string& url)> link = {};
  /// `ltr` or `rtl` for a `lang`.
  std::function<std::string_view(const std::string& language)> direction = {};
  int heading_shift = 0;       ///< added to each heading's level; never beyond 6
  bool heading_ids = true;     ///< `id` on headings that have one
  bool header_scopes = false;  ///< `scope="col"` on header cells
  bool row_headers = false;    ///< the first cell of each row is `<th scope="row">`
  bool cell_labels = false;    ///< `data-label` on cells: the column's header, for the narrow layout
  bool data_align = false;     ///< `data-align` instead of the obsolete `align`
  bool images = true;          ///< false: an image is a link to it, so that no other host is asked
  std::size_t fold_from = 0;   ///< redline: fold stretches of at least so many unchanged blocks; 0 folds nothing
  const RedlineWords* words = nullptr;
  std::vector<ChangePlace>* places = nullptr;  ///< filled with the places of change, which are then given ids
  /// For a preview: what is printed as `data-from` on a block, item or row of the new text; empty prints nothing.
  std::function<std::string(const TreeNode& block)> source = {};
};

/// Prints any tree. Raw HTML is printed as its source text, never as HTML; an address outside the allow-list of
/// markdown/url.h as `href=""`.
///
/// The redline contract (model/redline.h): marked phrases stand in `<ins>`/`<del>`; a marked block, row, cell or item
/// has `data-mark`; whatever the texts do not say carries `data-aid`; folds carry `data-fold`.
///
/// A section in another language (a heading with `language`) has `lang`, and `dir`, on each of its blocks up to the
/// next heading of the same or a higher level, not on a wrapper: so either text can be taken out of a redline.
std::string print_html(const TreeNode& tree, const HtmlOptions& options = {});
/// The same for some blocks of a document, as if they were all of it.
std::string print_html(std::span<const TreeNode> blocks, const HtmlOptions& options = {});

}  // namespace candor::render
