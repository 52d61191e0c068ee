#include "load/reader_texts.h"

#include <algorithm>

#include "markdown/author_markdown.h"

namespace candor {

namespace {

/// Walks one typed file. `key` is the path as translators write it: a list's places mean nothing to them, so an item
/// goes by its id, or by its list's name when it has none.
class Walk {
 public:
  Walk(const shape::Schema& schema, std::string definition, std::string prefix, std::vector<ReaderText>& found)
      : schema_(schema), definition_(std::move(definition)), prefix_(std::move(prefix)), found_(found) {}

  void visit(const Value& value, const std::string& path, const std::string& key) {
    for (const auto& [name, child] : value.entries()) visit(child, join(path, name), join(key, name));
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      const Value& item = value.items()[i];
      const Value& id = item.at("id").is_defined() ? item.at("id") : item.at("use");
      visit(item, join(path, std::to_string(i)), id.is_defined() ? join(key, id.text()) : key);
    }
    if (value.is(Kind::markdown) || (value.is(Kind::text) && is_for_readers(path))) {
      found_.push_back({prefix_ + path, prefix_ + key, value});
    }
  }

 private:
  static std::string join(const std::string& path, const std::string& step) {
    return path.empty() ? step : path + "." + step;
  }
  bool is_for_readers(const std::string& path) const {
    const auto field = schema_.field(definition_, path);
    return field && !field->reader.empty();
  }

  const shape::Schema& schema_;
  std::string definition_;
  std::string prefix_;
  std::vector<ReaderText>& found_;
};

}  // namespace

std::vector<ReaderText> find_reader_texts(const Company& company, const shape::Schema& schema) {
  std::vector<ReaderText> found;
  Walk(schema, "company.yaml", "", found).visit(company.facts, "", "");
  for (const Document& document : company.documents) {
    Walk(schema, "document.yaml", "documents." + document.id + ".", found).visit(document.entry, "", "");
  }
  return found;
}

void check_markdown(const std::vector<ReaderText>& texts, Diagnostics& diagnostics) {
  for (const ReaderText& text : texts) {
    if (!text.value.is(Kind::markdown)) continue;
    const std::string& words = text.value.text();
    const bool block = std::find(words.begin(), words.end(), '\n') != words.end();
    const markdown::FieldPlace where{.place = text.value.place(), .is_block = block};
    const bool prose = text.path.starts_with("documents.") && text.path.find(".sections.") != std::string::npos;
    markdown::check_author_markdown(words, where, {.headings = prose}, diagnostics);
  }
}

}  // namespace candor
