#include "render/plan_coverage.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "hash/sha256.h"
#include "markdown/outline.h"
#include "markdown/read_markdown.h"
#include "render/addresses.h"
#include "render/page_input.h"

namespace candor {
namespace {

/// In the order in which counts are told: the worst first.
constexpr std::array<std::string_view, 10> statuses = {"missing",        "not-printed", "partial",    "vague",
                                                       "undetermined",   "upcoming",    "suppressed", "manual",
                                                       "not-applicable", "met"};

/// Every record of these pages knows all names that their templates may ask for.
Value record_of(std::vector<Value::Entry> entries) {
  static const auto names = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{
      "id",       "title",   "link",          "language",  "company", "counts",    "status",     "word",
      "number",   "laws",    "rows",          "others",    "asks",    "citation",  "lacks",      "reason",
      "verified", "decided", "in_force_from", "evidence",  "is_gap",  "file",      "lines",      "sections",
      "judged",   "texts",   "published",     "documents", "manual",  "secondary", "unverified", "anchor"});
  return Value::record(std::move(entries), names);
}

/// A message's `select` knows no hyphens: `not_printed`.
std::string word_of(std::string status) {
  std::replace(status.begin(), status.end(), '-', '_');
  return status;
}

std::string path_of(const CoveredDocument& document) { return document.company + "/" + document.id + "/"; }
std::string path_of(const CoveredDocument& document, const std::string& language) {
  return path_of(document) + language + "/";
}

/// How many verdicts have each status; those that none has are left out.
Value counts_of(const std::vector<Value>& verdicts) {
  std::vector<Value> counts;
  for (const std::string_view status : statuses) {
    const auto number = std::count_if(verdicts.begin(), verdicts.end(),
                                      [&](const Value& verdict) { return verdict.at("status").text() == status; });
    if (number == 0) continue;
    counts.push_back(record_of({{"status", Value::text(std::string(status))},
                                {"word", Value::text(word_of(std::string(status)))},
                                {"number", Value::number(number)}}));
  }
  return Value::list(std::move(counts));
}

/// The ids of requirements whose `key` is `value`, once each, in order.
Value ids_with(const std::vector<Value>& verdicts, std::string_view key, std::string_view value) {
  std::vector<Value> ids;
  for (const Value& verdict : verdicts) {
    const Value& id = verdict.at("id");
    const auto same = [&](const Value& known) { return known.text() == id.text(); };
    if (verdict.at(key).text() == value && std::none_of(ids.begin(), ids.end(), same)) ids.push_back(id);
  }
  return Value::list(std::move(ids));
}

/// One document's own pages.
class DocumentCoverage {
 public:
  DocumentCoverage(const Site& site, const CoveredDocument& document, std::string language)
      : site_(site), document_(document), language_(std::move(language)), shown_(text_to_show()) {
    if (!shown_) return;
    index_sections();
    index_facts();
  }

  std::string title() const { return shown_ ? shown_->title : document_.id; }

  Value overview_row() const {
    return record_of({{"company", Value::text(document_.company_name)},
                      {"title", Value::text(title())},
                      {"language", language_of_title()},
                      {"link", Value::text(path_of(document_))},
                      {"counts", counts_of(document_.verdicts)}});
  }

  Page table() const {
    const std::string path = path_of(document_);
    Fields fields = frame(path, "coverage_document");
    fields.set("coverage", record_of({{"title", Value::text(title())},
                                      {"language", language_of_title()},
                                      {"company", Value::text(document_.company_name)},
                                      {"judged", Value::scalar(Kind::date, iso_text(document_.judged))},
                                      {"counts", counts_of(document_.verdicts)},
                                      {"laws", laws()},
                                      {"texts", text_links(path)},
                                      {"published", published()},
                                      {"manual", ids_with(document_.verdicts, "status", "manual")},
                                      {"secondary", ids_with(document_.verdicts, "verified", "secondary")},
                                      {"unverified", ids_with(document_.verdicts, "verified", "unverified")}}));
    return done(path, "coverage_document", language_, fields);
  }

  /// The words that were judged, so that a link leads to them whether or not they have been released.
  Page text_page(const Text& text, const std::vector<CoveredDocument>& all) const {
    const std::string path = path_of(document_, text.language);
    Fields fields = frame(path, "coverage_text");
    fields.set("languages", text_languages(path, text.language))
        .set("coverage", record_of({{"title", Value::text(text.title)},
                                    {"company", Value::text(document_.company_name)},
                                    {"link", Value::text("../")},
                                    {"judged", Value::scalar(Kind::date, iso_text(document_.judged))}}));
    Page page = done(path, "coverage_text", text.language, fields);
    page.text = {std::make_shared<const std::string>(text.markdown), sha256_hex(text.markdown), text.language,
                 document_.company + "/" + document_.id + " (as judged, " + text.language + ")"};
    for (const CoveredDocument& other : all) {
      if (other.company != document_.company || other.texts.empty()) continue;
      page.documents[other.id] = relative_link(path, path_of(other, spoken_by(other, text.language)));
    }
    return page;
  }

 private:
  const Text* text_to_show() const {
    for (const Text& text : document_.texts) {
      if (text.language == language_) return &text;
    }
    return document_.texts.empty() ? nullptr : &document_.texts.front();
  }

  static std::string spoken_by(const CoveredDocument& document, const std::string& language) {
    const auto speaks = [&](const Text& text) { return text.language == language; };
    return std::any_of(document.texts.begin(), document.texts.end(), speaks) ? language
                                                                             : document.texts.front().language;
  }

  Value language_of_title() const { return shown_ ? Value::scalar(Kind::language, shown_->language) : Value(); }

  void index_sections() {
    Diagnostics unread;  // the same words are read again for their own page, which tells what is wrong with them
    const TreeNode tree = markdown::read_text(shown_->markdown, document_.id, unread);
    for (const markdown::Heading& heading : markdown::outline(tree)) titles_[heading.id] = heading.title;
  }

  void index_facts() {
    for (const TextBlock& block : shown_->blocks) {
      for (const std::string& fact : block.facts) {
        std::vector<std::string>& sections = sections_of_[fact];
        const bool known = std::find(sections.begin(), sections.end(), block.section) != sections.end();
        if (!block.section.empty() && !known) sections.push_back(block.section);
      }
    }
  }

  Fields frame(const std::string& path, const std::string& layout) const {
    Fields fields;
    std::vector<Value> steps{step(site_title(site_, language_), relative_link(path, {}))};
    if (layout == "coverage_text") steps.push_back(step(title(), relative_link(path, path_of(document_))));
    fields.text("layout", layout)
        .text("site_title", site_title(site_, language_))
        .text("style_sheet", relative_link(path, Addresses::asset("site.css")))
        .text("extra_style_sheet", relative_link(path, coverage_style_sheet))
        .text("icon", relative_link(path, Addresses::asset("icon.svg")))
        .set("path", Value::list(std::move(steps)))
        .set("languages", Value::list({}))
        .flag("noindex", true)
        .flag("coverage_page", true);
    return fields;
  }

  Page done(const std::string& path, std::string layout, std::string language, Fields& fields) const {
    Page page;
    page.address = file_of(path);
    page.layout = std::move(layout);
    page.language = std::move(language);
    page.document = document_.id;
    page.input = fields.page();
    return page;
  }

  Value text_languages(const std::string& path, const std::string& current) const {
    std::vector<Value> links;
    for (const Text& text : document_.texts) {
      links.push_back(language_link(text.language, relative_link(path, path_of(document_, text.language)),
                                    text.language == current));
    }
    return Value::list(std::move(links));
  }

  Value text_links(const std::string& path) const { return text_languages(path, {}); }

  /// Where readers find the words in force; nothing while none are.
  Value published() const {
    if (document_.published_in.empty()) return {};
    const Addresses addresses(site_.entry.at("base_url").text(), site_.entry.at("company_in_address").text() != "no");
    const DocumentAddresses at = addresses.document(document_.published_in, document_.company, document_.id);
    return Value::text(addresses.absolute(at.document()));
  }

  /// A table for each law, in the order in which the laws were asked.
  Value laws() const {
    std::vector<std::string> names;
    for (const Value& verdict : document_.verdicts) {
      const std::string& law = verdict.at("law").text();
      if (std::find(names.begin(), names.end(), law) == names.end()) names.push_back(law);
    }
    std::vector<Value> laws;
    for (const std::string& name : names) laws.push_back(law(name, laws.size() + 1));
    return Value::list(std::move(laws));
  }

  Value law(const std::string& name, std::size_t number) const {
    std::vector<Value> verdicts;
    std::vector<Value> rows;
    std::vector<Value> others;  // those that do not apply: a list below the table is enough
    for (const Value& verdict : document_.verdicts) {
      if (verdict.at("law").text() != name) continue;
      verdicts.push_back(verdict);
      (verdict.at("status").text() == "not-applicable" ? others : rows).push_back(row(verdict));
    }
    return record_of({{"title", Value::text(name)},
                      {"anchor", Value::text("law-" + std::to_string(number))},
                      {"counts", counts_of(verdicts)},
                      {"rows", Value::list(std::move(rows))},
                      {"others", Value::list(std::move(others))}});
  }

  Value row(const Value& verdict) const {
    const std::string& status = verdict.at("status").text();
    const bool is_said = status == "met" || status == "manual" || status == "not-applicable";
    std::vector<Value::Entry> entries = {{"status", verdict.at("status")},
                                         {"word", Value::text(word_of(status))},
                                         {"is_gap", Value::flag(!is_said)},
                                         {"evidence", evidence(verdict)}};
    for (const char* name : {"id", "asks", "citation", "verified", "lacks", "reason", "decided"}) {
      if (const Value* value = verdict.find(name)) entries.emplace_back(name, *value);
    }
    if (const Value* day = verdict.find("in_force_from"))
      entries.emplace_back("in_force_from", Value::scalar(Kind::date, day->text()));
    return record_of(std::move(entries));
  }

  /// The lines of one file that the same sections state stand together: `cookies.yaml:7, 16, 25`.
  Value evidence(const Value& verdict) const {
    struct Group {
      std::string file;
      std::vector<std::string> sections;
      std::string lines;
    };
    std::vector<Group> groups;
    for (const Value& line : verdict.at("evidence").items()) {
      const std::string& file = line.at("file").text();
      std::vector<std::string> sections = sections_stating(line.at("path").text());
      auto group = std::find_if(groups.begin(), groups.end(),
                                [&](const Group& g) { return g.file == file && g.sections == sections; });
      if (group == groups.end()) group = groups.insert(groups.end(), {file, std::move(sections), {}});
      group->lines += (group->lines.empty() ? "" : ", ") + std::to_string(line.at("line").number());
    }
    std::vector<Value> values;
    for (const Group& group : groups) {
      values.push_back(record_of({{"file", Value::text(group.file)},
                                  {"lines", Value::text(group.lines)},
                                  {"sections", links_to(group.sections)}}));
    }
    return Value::list(std::move(values));
  }

  /// The sections that state a fact or something below it.
  std::vector<std::string> sections_stating(const std::string& path) const {
    std::vector<std::string> ids;
    for (auto fact = sections_of_.lower_bound(path); !path.empty() && fact != sections_of_.end(); ++fact) {
      if (!fact->first.starts_with(path)) break;
      if (fact->first.size() > path.size() && fact->first[path.size()] != '.') continue;
      for (const std::string& id : fact->second) {
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
      }
    }
    return ids;
  }

  Value links_to(const std::vector<std::string>& ids) const {
    std::vector<Value> sections;
    for (const std::string& id : ids) {
      const auto title = titles_.find(id);
      if (title == titles_.end()) continue;
      sections.push_back(record_of({{"title", Value::text(title->second)},
                                    {"language", language_of_title()},
                                    {"link", Value::text(shown_->language + "/#" + id)}}));
    }
    return Value::list(std::move(sections));
  }

  const Site& site_;
  const CoveredDocument& document_;
  const std::string language_;
  const Text* shown_;                          ///< the text that sections are named by; null: none was composed
  std::map<std::string, std::string> titles_;  ///< section → its title
  std::map<std::string, std::vector<std::string>> sections_of_;  ///< fact → sections that state it
};

Page overview(const Site& site, std::vector<Value> documents, const std::string& language) {
  Page page;
  page.address = file_of({});
  page.layout = "coverage";
  page.language = language;
  Fields fields;
  fields.text("layout", page.layout)
      .text("site_title", site_title(site, language))
      .text("style_sheet", Addresses::asset("site.css"))
      .text("extra_style_sheet", std::string(coverage_style_sheet))
      .text("icon", Addresses::asset("icon.svg"))
      .set("languages", Value::list({}))
      .flag("noindex", true)
      .flag("coverage_page", true)
      .set("coverage", record_of({{"documents", Value::list(std::move(documents))}}));
  page.input = fields.page();
  return page;
}

}  // namespace

std::vector<Page> plan_coverage(const Site& site, const std::vector<CoveredDocument>& documents,
                                const std::string& language, const std::vector<Asset>& assets) {
  std::vector<Page> pages;
  std::vector<Value> rows;
  for (const CoveredDocument& document : documents) {
    const DocumentCoverage coverage(site, document, language);
    rows.push_back(coverage.overview_row());
    pages.push_back(coverage.table());
    for (const Text& text : document.texts) pages.push_back(coverage.text_page(text, documents));
  }
  pages.insert(pages.begin(), overview(site, std::move(rows), language));
  for (const Asset& asset : assets) {
    Page page;
    page.address = asset.name;
    page.bytes = asset.bytes;
    page.bytes_hash = asset.hash;
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace candor
