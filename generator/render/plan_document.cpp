#include "render/plan_document.h"

#include "hash/sha256.h"
#include "render/document_page.h"

namespace candor {
namespace {

/// A file whose bytes stand in the record.
Page frozen_file(const DocumentView& view, std::string path, std::shared_ptr<const std::string> bytes,
                 std::string hash) {
  Page page;
  page.address = std::move(path);
  page.document = view.id();
  page.bytes = std::move(bytes);
  page.bytes_hash = std::move(hash);
  return page;
}

std::vector<const Span*> newest_first(const Timeline& timeline) {
  std::vector<const Span*> spans;
  for (auto span = timeline.spans().rbegin(); span != timeline.spans().rend(); ++span) spans.push_back(&*span);
  return spans;
}

/// The document's own address: what holds today, and what is announced.
Page document_page(const Planner& planner, const std::string& language) {
  const DocumentView& view = planner.view;
  const Span& shown = *view.shown(language);
  DocumentPage page(planner, "document", language, view.at(language).document());
  page.frame(view.links_to_document()).heading(shown.version).version("version", shown).shows(*shown.version);
  const Span* now = view.timeline.on(view.today);
  // Not the version that holds: a language that is not in it, or nothing holds yet. What holds is linked to.
  if (now && now != &shown) page.version("in_force", *now);
  if (!now) page.flag("only_upcoming");
  if (shown.until && *shown.until < view.today) page.flag("outdated");
  std::vector<const Span*> upcoming = view.timeline.after(view.today);
  std::erase(upcoming, &shown);
  page.versions("upcoming", upcoming);
  if (view.before(*shown.version)) page.tells(shown.version->name);
  return page.done();
}

Page versions_page(const Planner& planner, const std::string& language) {
  const DocumentView& view = planner.view;
  const Version* titled = view.shown(language)->version;
  DocumentPage page(planner, "versions", language, view.at(language).versions());
  page.frame(view.links_to_versions()).heading(titled).versions("versions", newest_first(view.timeline));
  for (const Span* span : newest_first(view.timeline)) {
    if (view.before(*span->version)) page.tells(span->version->name);
  }
  return page.done();
}

Page version_page(const Planner& planner, const std::string& language, const Span& span) {
  const DocumentView& view = planner.view;
  const Version& version = *span.version;
  DocumentPage page(planner, "version", language, view.at(language).version(version.name));
  return page.frame(view.links_of(version, &DocumentAddresses::version))
      .heading(&version)
      .version("version", span)
      .files(version)
      .shows(version)
      .done();
}

/// What changed with this version, told and shown.
Page changes_page(const Planner& planner, const std::string& language, const Span& span, const Version& before) {
  const DocumentView& view = planner.view;
  const Version& version = *span.version;
  DocumentPage page(planner, "changes", language, view.at(language).changes(version.name));
  page.frame(view.links_of(version, &DocumentAddresses::changes))
      .heading(&version)
      .version("version", span)
      .version("before", view.timeline.of(before))
      .tells(version.name)
      .shows(version);
  if (before.texts.contains(language)) {
    page.against(before);
  } else if (before.texts.contains(version.controlling) && version.texts.contains(version.controlling)) {
    const std::string elsewhere = view.at(version.controlling).changes(version.name);
    page.text("elsewhere", relative_link(view.at(language).changes(version.name), elsewhere));
  }
  return page.done();
}

/// This version beside the one in force, the earlier of the two first: for a version to come, what it will change.
Page since_page(const Planner& planner, const std::string& language, const Span& span) {
  const DocumentView& view = planner.view;
  const Version& version = *span.version;
  DocumentPage page(planner, "since", language, view.at(language).since(version.name));
  page.frame(view.links_of(version, &DocumentAddresses::since)).heading(&version).version("version", span);
  const Span* now = view.timeline.on(view.today);
  if (!now) return page.flag("only_upcoming").done();
  page.version("in_force", *now);
  if (now == &span) return page.flag("same").done();
  if (span.from > now->from) page.flag("later");
  if (!now->version->texts.contains(language)) return page.done();
  const bool later = span.from > now->from;
  page.shows(later ? version : *now->version).against(later ? *now->version : version);
  return page.done();
}

void plan_files(const Planner& planner, const std::string& language, const Version& version, std::vector<Page>& pages) {
  const DocumentView& view = planner.view;
  const DocumentAddresses at = view.at(language);
  const PageText text = view.text(version, language);
  pages.push_back(frozen_file(view, at.text(version.name), text.markdown, text.hash));
  pages.push_back(
      frozen_file(view, at.sums(version.name), std::make_shared<const std::string>(version.sums), version.hash));
  pages.push_back(DocumentPage(planner, "text.fragment", language, at.fragment(version.name)).shows(version).done());
  pages.push_back(DocumentPage(planner, "facts.json", language, at.facts_data(version.name))
                      .heading(&version)
                      .version("version", view.timeline.of(version))
                      .states(version)
                      .done());
  if (!view.before(version)) return;
  pages.push_back(DocumentPage(planner, "changes.json", language, at.changes_data(version.name))
                      .heading(&version)
                      .version("version", view.timeline.of(version))
                      .states(version)
                      .done());
}

void plan_version(const Planner& planner, const std::string& language, const Span& span, std::vector<Page>& pages) {
  const DocumentView& view = planner.view;
  const Version& version = *span.version;
  if (!version.texts.contains(language)) return;
  pages.push_back(version_page(planner, language, span));
  if (const Version* before = view.before(version)) pages.push_back(changes_page(planner, language, span, *before));
  pages.push_back(since_page(planner, language, span));
  plan_files(planner, language, version, pages);
}

/// Its ids come from the hash of the first version's record and of each version's: they stay when the site moves, the
/// company is renamed or the words of the feed change (RFC 4287, 4.2.6).
Page feed(const Planner& planner, const std::string& language) {
  const DocumentView& view = planner.view;
  const std::string path = view.at(language).feed();
  std::vector<const Span*> spoken;
  for (const Span* span : newest_first(view.timeline)) {
    if (span->version->texts.contains(language)) spoken.push_back(span);
  }
  DocumentPage page(planner, "feed", language, path);
  page.heading(spoken.front()->version)
      .versions("versions", spoken)
      .text("id", view.record.versions.front().hash)
      .text("base", view.addresses.absolute(view.at(language).document()))
      .text("self", view.addresses.absolute(path));
  for (const Span* span : spoken) {
    if (view.before(*span->version)) page.tells(span->version->name);
  }
  return page.done();
}

/// Today's words, which bind nobody: on their own, and beside those in force.
void plan_draft(const Planner& planner, const Text& draft, std::vector<Page>& pages) {
  const DocumentView& view = planner.view;
  const std::string& language = draft.language;
  const DocumentAddresses at = view.at(language);
  const PageText text{std::make_shared<const std::string>(draft.markdown), sha256_hex(draft.markdown), language,
                      view.company.id + "/" + view.id() + " (draft, " + language + ")"};
  const Span* now = view.timeline.on(view.today);
  const Version* before = now && now->version->texts.contains(language) ? now->version : nullptr;
  LanguageLinks drafts;
  LanguageLinks changes;
  for (const Text& other : view.document.draft) {
    drafts.links.push_back({other.language, view.at(other.language).draft(), false});
    const bool compared = now && now->version->texts.contains(other.language);
    if (compared) changes.links.push_back({other.language, view.at(other.language).draft_changes(), false});
  }
  DocumentPage page(planner, "draft", language, at.draft());
  page.frame(drafts).heading(draft).shows(text);
  if (before) page.version("in_force", *now).text("draft_changes", relative_link(at.draft(), at.draft_changes()));
  pages.push_back(page.done());
  if (!before) return;
  pages.push_back(DocumentPage(planner, "draft_changes", language, at.draft_changes())
                      .frame(changes)
                      .heading(draft)
                      .version("in_force", *now)
                      .shows(text)
                      .against(*before)
                      .tells("draft")
                      .done());
  pages.back().draft_facts = view.document.draft_facts;
}

}  // namespace

void plan_document(const DocumentView& view, const PolicyIn& policy_in, const LinksFrom& links_from,
                   std::vector<Page>& pages) {
  const Planner planner{view, policy_in, links_from};
  for (const std::string& language : view.languages) {
    pages.push_back(document_page(planner, language));
    pages.push_back(versions_page(planner, language));
    pages.push_back(feed(planner, language));
    for (const Span* span : newest_first(view.timeline)) plan_version(planner, language, *span, pages);
  }
  for (const Text& draft : view.document.draft) plan_draft(planner, draft, pages);
}

}  // namespace candor
