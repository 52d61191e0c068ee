#include "serve/document_context.h"

#include <algorithm>
#include <memory>

#include "hash/sha256.h"
#include "pipeline/text_sources.h"
#include "render/text_links.h"
#include "render/text_parts.h"
#include "serve/document_state.h"
#include "serve/page_parts.h"

namespace candor::serve {

namespace {

Value date_value(Date date) { return Value::scalar(Kind::date, iso_text(date)); }

/// The page's entry of a map, put under its own name.
using Entries = std::vector<Value::Entry>;

class DocumentContext {
 public:
  DocumentContext(const PreviewedCompany& company, const WalkedDocument& document, const DocumentAddress& address,
                  SourceLines& lines, Diagnostics& diagnostics)
      : company_(company),
        document_(document),
        address_(address),
        lines_(lines),
        diagnostics_(diagnostics),
        draft_(draft_in(document, address.language)),
        in_force_(document.record.in_force(company.walked.today)),
        version_(released_version()),
        documents_(links_to_documents()) {
    if (draft_) {
      sources_ = std::make_unique<TextSources>(company.walked.company, *document.document, *draft_,
                                               *company.read_with->project.words);
    }
  }

  /// A version that was asked for by name, and is not there.
  bool is_lost() const { return !address_.version.empty() && !version_; }

  templates::Context context() {
    templates::Context context;
    Entries entries = {
        {"company", text_or_nothing(company_name())},
        {"title", Value::text(title())},
        {"state", Value::text(state_of(document_))},
        {"view", Value::text(std::string(name_of(address_.view)))},
        {"text_language", Value::scalar(Kind::language, address_.language)},
        {"languages", languages()},
        {"views", view_links()},
        {"versions", versions()},
        {"released_on", version_ ? date_value(version_->published) : Value()},
        {"findings", findings()},
        {"draft", shows(View::draft) ? draft() : Value()},
        {"released", shows(View::released) ? released() : Value()},
        {"redline", address_.view == View::redline ? redline() : Value()},
        {"told", told_},
        {"lines_link", draft_ ? Value::text(address_of(lines_address())) : Value()},
        {"sources", address_.view == View::lines ? sources_value(all_sources(), lines_) : Value()},
    };
    context.add(record_of(std::move(entries)));
    return context;
  }

 private:
  bool shows(View side) const { return address_.view == side || address_.view == View::both; }

  /// The one asked for; else the one in force; else, where none is yet, the newest.
  const Version* released_version() const {
    if (!address_.version.empty()) return document_.record.version(address_.version);
    return in_force_ ? in_force_ : document_.record.latest();
  }

  const std::string* frozen() const {
    if (!version_) return nullptr;
    const auto found = version_->texts.find(address_.language);
    return found == version_->texts.end() ? nullptr : &found->second;
  }

  std::string company_name() const { return company_.walked.company.facts.at_path("company.name").text(); }

  std::string title() const {
    if (draft_) return draft_->title;
    const std::string& title = version_ ? version_->release.at("titles").at(address_.language).text() : document_.id;
    return title.empty() ? document_.id : title;
  }

  // --- links to the same document, looked at in another way

  Value link_to(DocumentAddress address, Entries entries, bool current) const {
    entries.emplace_back("link", Value::text(address_of(address)));
    entries.emplace_back("current", Value::flag(current));
    return record_of(std::move(entries));
  }

  DocumentAddress lines_address() const {
    DocumentAddress lines = address_;
    lines.view = View::lines;
    lines.version.clear();
    return lines;
  }

  Value languages() const {
    std::vector<Value> links;
    for (const std::string& language : languages_of(document_)) {
      DocumentAddress other = address_;
      other.language = language;
      links.push_back(
          link_to(other, {{"language", Value::scalar(Kind::language, language)}}, language == address_.language));
    }
    return Value::list(std::move(links));
  }

  Value view_links() const {
    std::vector<Value> links;
    for (const View view : all_views) {
      DocumentAddress other = address_;
      other.view = view;
      links.push_back(link_to(other, {{"name", Value::text(std::string(name_of(view)))}}, view == address_.view));
    }
    return Value::list(std::move(links));
  }

  /// Newest first.
  Value versions() const {
    std::vector<Value> links;
    const auto& all = document_.record.versions;
    for (auto version = all.rbegin(); version != all.rend(); ++version) {
      DocumentAddress other = address_;
      other.version = version->name;
      const bool alone = other.view == View::draft || other.view == View::lines;
      if (alone) other.view = View::redline;  // a draft is the same beside any version
      links.push_back(link_to(other,
                              {{"name", Value::text(version->name)},
                               {"from", date_value(version->in_force_from())},
                               {"in_force", Value::flag(&*version == in_force_)}},
                              &*version == version_));
    }
    return Value::list(std::move(links));
  }

  Value findings() const {
    std::vector<Diagnostic> gravest_first = company_.judged(document_).in_order();
    std::stable_sort(gravest_first.begin(), gravest_first.end(),
                     [](const auto& a, const auto& b) { return a.severity < b.severity; });
    return findings_value(gravest_first, lines_);
  }

  // --- the words

  PageText page_text(const std::string& markdown, const std::string& name) const {
    return {std::make_shared<const std::string>(markdown), sha256_hex(markdown), address_.language,
            company_.walked.company.id + "/" + document_.id + "@" + name};
  }
  PageText draft_text() const { return page_text(draft_->markdown, std::string(draft_name)); }
  PageText released_text() const { return page_text(*frozen(), version_->name); }

  const RenderTools& tools() const { return *company_.read_with->tools; }

  /// Blocks that stand on lines of their own; a cell stands on its row's.
  std::function<std::string(const TreeNode&)> printed_sources() const {
    return [this](const TreeNode& block) {
      const bool is_part =
          block.type == NodeType::table_cell || block.type == NodeType::table || block.type == NodeType::list;
      return is_part ? std::string() : data_from(sources_->behind(block.line));
    };
  }

  /// The company's other documents, looked at in the same way: in this language, or the first that they have.
  DocumentLinks links_to_documents() const {
    DocumentLinks links;
    for (const WalkedDocument& other : company_.walked.documents) {
      const auto languages = languages_of(other);
      if (languages.empty()) continue;
      const bool spoken = std::find(languages.begin(), languages.end(), address_.language) != languages.end();
      links[other.id] = address_of({.company = address_.company,
                                    .document = other.id,
                                    .language = spoken ? address_.language : languages.front(),
                                    .view = other.texts.empty() ? View::released : address_.view});
    }
    return links;
  }

  render::HtmlOptions with_links(render::HtmlOptions options) const {
    options.link = [this](const std::string& url) { return link_on_page(url, documents_); };
    return options;
  }

  Value draft() {
    if (!draft_) return {};
    const PageMaterials made = company_.materials->make({.text = draft_text()}, document_.id, diagnostics_);
    render::HtmlOptions options = with_links(tools().text_options(address_.language));
    options.source = printed_sources();
    return with_source_of_title(text_parts(*made.text, options), data_from(sources_->behind(1)));
  }

  /// The title stands apart from the other blocks, and so does what it came from.
  static Value with_source_of_title(const Value& parts, std::string from) {
    Entries entries = parts.entries();
    entries.emplace_back("from", text_or_nothing(std::move(from)));
    return record_of(std::move(entries));
  }

  Value released() {
    if (!frozen()) return {};
    const PageMaterials made = company_.materials->make({.text = released_text()}, document_.id, diagnostics_);
    render::HtmlOptions options = with_links(tools().text_options(address_.language));
    if (address_.view == View::both) {
      options.heading_ids = false;  // the draft's beside it have them
      options.anchor_label = nullptr;
    }
    return with_source_of_title(text_parts(*made.text, options), {});
  }

  Value redline() {
    if (!draft_ || !frozen()) return {};
    Page page{
        .language = address_.language, .document = document_.id, .text = draft_text(), .old_text = released_text()};
    if (version_ == in_force_) page.changes_of = {std::string(draft_name)};  // sentences are told against that one
    const PageMaterials made = company_.materials->make(page, document_.id, diagnostics_);
    render::HtmlOptions options = with_links(tools().redline_options(address_.language));
    options.source = printed_sources();
    told_ = told_parts(made).at(draft_name);
    return redline_parts(*made.redline, address_.language, tools(), options);
  }

  /// In the order of the text, each line once.
  std::vector<TextSource> all_sources() const {
    std::vector<TextSource> all;
    if (!sources_) return all;
    for (const TextBlock& block : draft_->blocks) {
      for (const TextSource& source : sources_->behind(block.first_line)) add_source(all, source);
    }
    return all;
  }

  const PreviewedCompany& company_;
  const WalkedDocument& document_;
  const DocumentAddress& address_;
  SourceLines& lines_;
  Diagnostics& diagnostics_;
  const Text* draft_;
  const Version* in_force_;
  const Version* version_;
  DocumentLinks documents_;
  std::unique_ptr<TextSources> sources_;
  Value told_;
};

}  // namespace

std::optional<templates::Context> document_context(const PreviewedCompany& company, const DocumentAddress& address,
                                                   SourceLines& lines, Diagnostics& diagnostics) {
  const WalkedDocument* document = company.walked.document(address.document);
  if (!document) return std::nullopt;
  const auto languages = languages_of(*document);
  if (std::find(languages.begin(), languages.end(), address.language) == languages.end()) return std::nullopt;
  DocumentContext made(company, *document, address, lines, diagnostics);
  if (made.is_lost()) return std::nullopt;
  return made.context();
}

}  // namespace candor::serve
