// A page is a value: everything it shows, decided before a byte of it is made. Equal values under equal tools make
// equal bytes, so a page's key tells whether the file of an earlier build can stay.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/redline.h"
#include "model/tree.h"
#include "model/value.h"

namespace candor {

/// A frozen or drafted text that a page shows: shared, never copied into each page.
struct PageText {
  std::shared_ptr<const std::string> markdown;
  std::string hash;      ///< SHA-256 of the Markdown
  std::string language;  ///< BCP 47
  std::string name;      ///< where it stands, for messages: `content/modelux/releases/privacy/2026-04-14/en.md`
};

/// Where the company's other documents stand, by id, as links from a page.
using DocumentLinks = std::map<std::string, std::string>;

struct Page {
  std::string address;      ///< file in the site: `en/modelux/privacy/index.html`
  std::string layout;       ///< `templates/pages/<layout>.html`; empty: `bytes` are the file
  std::string language;     ///< BCP 47; empty for files without one
  std::string document;     ///< the id of the document it belongs to; empty for pages of the company and the site
  Value input;              ///< everything else it shows, as a record
  PageText text;            ///< the words it shows, if any
  PageText old_text;        ///< the words they are compared with: the page is a redline
  DocumentLinks documents;  ///< for links between documents; empty where neither text has any
  std::vector<std::string> changes_of;  ///< versions whose changes it tells, in sentences
  std::string draft_facts;  ///< hash of what sentences about the draft are made from, when `changes_of` has `draft`
  std::string facts_of;     ///< the version whose stated facts it prints (facts.json, changes.json)
  std::shared_ptr<const std::string> bytes;  ///< the file itself (frozen words, SHA256SUMS)
  std::string bytes_hash;
};

/// One change as told to a reader, in the page's language.
struct ToldChange {
  std::string id;
  std::string sentence;  ///< Markdown of one paragraph
};

/// What a page needs that costs work to make: made only when the page is not kept.
struct PageMaterials {
  std::shared_ptr<const TreeNode> text;                 ///< `text` parsed, when the page has one
  std::shared_ptr<const Redline> redline;               ///< when `old_text` is set
  std::map<std::string, std::vector<ToldChange>> told;  ///< by version, for `changes_of`
  Value facts;                                          ///< stated facts, for `facts_of`
  Value changes;                                        ///< changes as data (compare/changes_json.h), for `facts_of`
};

}  // namespace candor
