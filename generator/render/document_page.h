// A page of a document in the making: what all of them have in common, and setters that read like what a page is.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/page.h"
#include "render/document_view.h"

namespace candor {

/// Gives the path of the company's privacy policy in a language; empty when it has none.
using PolicyIn = std::function<std::string(const std::string& language)>;

/// Gives links to all documents of the company, for a text in a language: from the page at `path`, or whole URLs
/// (`path` empty) for one that will stand on another site.
using LinksFrom = std::function<DocumentLinks(const std::string& language, const std::string& path)>;

/// What every page of a document is planned from.
struct Planner {
  const DocumentView& view;
  const PolicyIn& policy_in;
  const LinksFrom& links_from;
};

class DocumentPage {
 public:
  /// `path` as in addresses.h. Everything given must outlive the page's making.
  DocumentPage(const Planner& planner, std::string layout, const std::string& language, std::string path);

  /// The head of an HTML page, with the links to it in other languages.
  DocumentPage& frame(const LanguageLinks& links);
  /// Company and document by name; `titled` is the version whose title the document bears on this page.
  DocumentPage& heading(const Version* titled);
  /// The same over today's words: by the names that they bear today.
  DocumentPage& heading(const Text& draft);
  /// What is said about one version, or several, under `name`.
  DocumentPage& version(std::string_view name, const Span& span);
  DocumentPage& versions(std::string_view name, const std::vector<const Span*>& spans);
  /// Links to the version's files.
  DocumentPage& files(const Version& version);
  DocumentPage& flag(std::string_view name);
  DocumentPage& text(std::string_view name, std::string text);

  DocumentPage& shows(const Version& version);  ///< its words in the page's language
  DocumentPage& shows(PageText text);
  DocumentPage& against(const Version& version);    ///< the words they are compared with
  DocumentPage& tells(const std::string& version);  ///< its changes, in sentences
  DocumentPage& states(const Version& version);     ///< its facts, as data

  Page done();

 private:
  std::string link(const std::string& to) const { return relative_link(path_, to); }
  bool has_document_links() const;
  Value version_value(const Span& span) const;
  DocumentPage& named(const std::string& company, const std::string& title);
  Value company_value(const std::string& name) const;
  Value document_value(const std::string& title) const;

  const Planner& planner_;
  const DocumentView& view_;
  const std::string& language_;
  std::string path_;
  DocumentAddresses at_;
  Page page_;
  Fields fields_;
};

}  // namespace candor
