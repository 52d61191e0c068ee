#include "compose/links.h"

#include <algorithm>

#include "base/suggest.h"
#include "markdown/links.h"

namespace candor {

namespace {

constexpr std::string_view group_opening = " {: #";

std::string joined(const Piece& piece) {
  std::string text;
  for (const PieceLine& line : piece) text += line.markdown + "\n";
  return text;
}

/// The lines again, each with the origins it had.
void cut_into(Piece& piece, std::string_view text) {
  for (PieceLine& line : piece) {
    const std::size_t end = text.find('\n');
    line.markdown = text.substr(0, end);
    text.remove_prefix(end + 1);
  }
}

const LinkTitle* find(const std::map<std::string, LinkTitle>& titles, const std::string& id) {
  const auto found = titles.find(id);
  return found == titles.end() ? nullptr : &found->second;
}

std::vector<std::string> ids_of(const std::map<std::string, LinkTitle>& titles) {
  std::vector<std::string> ids;
  for (const auto& [id, title] : titles) ids.push_back(id);
  return ids;
}

std::vector<std::string> ids_of(const std::vector<SectionUse>& sections) {
  std::vector<std::string> ids;
  for (const SectionUse& section : sections) ids.push_back(section.id);
  return ids;
}

bool contains(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Judges the links of one document.
class LinkCheck {
 public:
  LinkCheck(const Company& company, const Document& document, const std::map<std::string, LinkTitle>& headings,
            Diagnostics& diagnostics)
      : company_(company), document_(document), headings_(headings), diagnostics_(diagnostics) {}

  void check(const AuthorLink& link) {
    if (link.target_document.empty()) {
      if (!headings_.contains(link.target_section)) report_section(link);
      return;
    }
    const Document* other = company_.document(link.target_document);
    if (!other || other == &document_) return report_document(link);
    const std::vector<std::string> sections = ids_of(other->sections);
    if (link.target_section.empty() || contains(sections, link.target_section)) return;
    report(link, "document `" + other->id + "` has no section `" + link.target_section + "`",
           suggestion(link.target_section, sections));
  }

 private:
  void report_section(const AuthorLink& link) {
    if (contains(ids_of(document_.sections), link.target_section)) {
      return report(link, "section `" + link.target_section + "` says nothing in this document",
                    "state the facts it would print, or take the link out");
    }
    report(link, "the document has no section `" + link.target_section + "`",
           suggestion(link.target_section, ids_of(headings_)));
  }

  void report_document(const AuthorLink& link) {
    std::vector<std::string> others;
    for (const Document& document : company_.documents) {
      if (&document != &document_) others.push_back(document.id);
    }
    const bool is_itself = link.target_document == document_.id;
    report(link,
           is_itself ? "`" + link.written + "` is this document itself"
                     : "there is no document `" + link.target_document + "`",
           is_itself ? "write the section alone: `#" +
                           (link.target_section.empty() ? document_.id : link.target_section) + "`"
                     : suggestion(link.target_document, others));
  }

  void report(const AuthorLink& link, std::string message, std::string help) {
    diagnostics_.add({.id = "link-to-nothing",
                      .place = link.place,
                      .message = std::move(message),
                      .why = "readers who follow the link would find nothing",
                      .help = std::move(help),
                      .subject = link.field + "/" + link.written});
  }

  const Company& company_;
  const Document& document_;
  const std::map<std::string, LinkTitle>& headings_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::string document_link(const std::string& id) { return "../" + id + "/"; }

void add_headings(const Piece& piece, std::map<std::string, LinkTitle>& headings) {
  for (const PieceLine& line : piece) {
    const std::size_t group = line.markdown.rfind(group_opening);
    if (!line.markdown.starts_with('#') || !line.markdown.ends_with('}') || group == std::string::npos) continue;
    const std::size_t words = line.markdown.find_first_not_of("# ");
    const std::size_t id = group + group_opening.size();
    const std::string title = words < group ? line.markdown.substr(words, group - words) : std::string();
    headings[line.markdown.substr(id, line.markdown.find_first_of(" }", id) - id)] = {title, line.origins};
  }
}

void write_links(Piece& piece, const LinkTitles& titles) {
  std::string text = joined(piece);
  if (text.find("[](#") == std::string::npos && text.find("](document:") == std::string::npos) return;
  std::vector<markdown::LinkById> links = markdown::find_links_by_id(text);
  // From the last to the first, so that places before a change stay what they are.
  std::reverse(links.begin(), links.end());
  for (const markdown::LinkById& link : links) {
    const bool is_here = link.target.document.empty();
    const LinkTitle* title =
        is_here ? find(titles.headings, link.target.section) : find(titles.documents, link.target.document);
    if (!title) continue;
    if (!is_here) {
      const std::string section = link.target.section.empty() ? "" : "#" + link.target.section;
      text.replace(link.written_at, link.written.size(), document_link(link.target.document) + section);
    }
    if (link.has_words) continue;
    text.insert(link.words_end, title->markdown);
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(link.words_end), '\n');
    add_origins(piece[static_cast<std::size_t>(line)].origins, title->origins);
  }
  cut_into(piece, text);
}

void check_links(const Company& company, const Document& document, const std::map<std::string, LinkTitle>& headings,
                 const std::vector<std::string>& silent, Diagnostics& diagnostics) {
  LinkCheck judge(company, document, headings, diagnostics);
  for (const AuthorLink& link : company.links) {
    if (!link.field.starts_with("documents." + document.id + ".")) continue;
    const bool is_silent = std::any_of(silent.begin(), silent.end(),
                                       [&](const std::string& prefix) { return link.field.starts_with(prefix); });
    if (!is_silent) judge.check(link);
  }
}

}  // namespace candor
