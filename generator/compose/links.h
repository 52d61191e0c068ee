// Links by id become links: `[](#retention)` bears the section's title, `document:terms` becomes the address of a
// document beside this one. What is frozen is plain CommonMark: addresses are relative to the document's own,
// `../terms/`, and whoever prints the text on another page finds the way from there (render/text_links.h).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "compose/text_writer.h"
#include "diagnostics/diagnostic.h"
#include "model/company.h"

namespace candor {

/// What a link bears that has no words of its own: Markdown without line ends.
struct LinkTitle {
  std::string markdown;
  std::vector<OriginPtr> origins;
};

struct LinkTitles {
  std::map<std::string, LinkTitle> headings;   ///< of the text, by id
  std::map<std::string, LinkTitle> documents;  ///< the company's others, by id
};

/// Where a document stands, seen from another's address.
std::string document_link(const std::string& id);

/// Adds the headings of `piece`.
void add_headings(const Piece& piece, std::map<std::string, LinkTitle>& headings);

/// Gives each link by id its words and its address; the lines take the origins of the titles put in. A link to nothing
/// stays as it is: `check_links` has named it.
void write_links(Piece& piece, const LinkTitles& titles);

/// Names each link of the document's own Markdown that leads to nothing: `link-to-nothing`. `headings` are those of its
/// text; fields whose path begins with one of `silent` are in no text, and are not judged.
void check_links(const Company& company, const Document& document, const std::map<std::string, LinkTitle>& headings,
                 const std::vector<std::string>& silent, Diagnostics& diagnostics);

}  // namespace candor
