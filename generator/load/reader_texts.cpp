#include "load/reader_texts.h"

#include <map>
#include <string_view>

#include "base/utf8.h"
#include "files/files.h"
#include "markdown/author_markdown.h"

namespace candor {

namespace {

/// Walks one typed file. `key` is the path as translators write it: a list's places mean nothing to them, so an item
/// goes by its id, or by its list's name when it has none.
class Walk {
 public:
  Walk(std::string prefix, std::vector<ReaderText>& found) : prefix_(std::move(prefix)), found_(found) {}

  void visit(const Value& value, const shape::SchemaWalk& schema, const std::string& path, const std::string& key) {
    for (const auto& [name, child] : value.entries()) {
      visit(child, schema.below(name), join(path, name), join(key, name));
    }
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      const Value& item = value.items()[i];
      const std::string place = std::to_string(i);
      const Value& id = item.at("id").is_defined() ? item.at("id") : item.at("use");
      visit(item, schema.below(place), join(path, place), id.is_defined() ? join(key, id.text()) : key);
    }
    if (value.is(Kind::markdown) || (value.is(Kind::text) && schema.is_for_readers())) {
      found_.push_back({prefix_ + path, prefix_ + key, value, schema.is_name()});
    }
  }

 private:
  static std::string join(const std::string& path, const std::string& step) {
    return path.empty() ? step : path + "." + step;
  }

  std::string prefix_;
  std::vector<ReaderText>& found_;
};

}  // namespace

std::vector<ReaderText> find_reader_texts(const Company& company, const shape::Schema& schema) {
  std::vector<ReaderText> found;
  Walk("", found).visit(company.facts, {schema, "company.yaml"}, "", "");
  const shape::SchemaWalk of_document(schema, "document.yaml");
  for (const Document& document : company.documents) {
    Walk("documents." + document.id + ".", found).visit(document.entry, of_document, "", "");
  }
  return found;
}

namespace {

/// The lines of the files that hold Markdown, each file read and cut once.
class Lines {
 public:
  Lines(const Files& files, const std::string& root) : files_(files), root_(root) {}

  /// Line `number`, from 1; empty behind the end.
  std::string_view line(const std::string& file, int number) {
    const auto [known, is_new] = files_read_.try_emplace(file);
    if (is_new) read(file, known->second);
    const auto index = static_cast<std::size_t>(number - 1);
    return number > 0 && index < known->second.lines.size() ? known->second.lines[index] : std::string_view{};
  }

 private:
  struct File {
    std::string text;
    std::vector<std::string_view> lines;
  };

  void read(const std::string& file, File& into) const {
    into.text = files_.read(path_in(root_, file)).value_or(std::string{});
    for (std::string_view rest = into.text; !rest.empty();) {
      const std::size_t end = rest.find('\n');
      into.lines.push_back(rest.substr(0, end));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }

  const Files& files_;
  const std::string& root_;
  std::map<std::string, File> files_read_;
};

/// Is it a block literal (`|`), and how far are its lines indented?
markdown::FieldPlace place_in_source(const Place& place, Lines& lines) {
  markdown::FieldPlace where{.place = place};
  std::string_view line = lines.line(place.file, place.line);
  std::size_t begin = 0;
  for (int column = 1; column < place.column && begin < line.size(); ++column) next_code_point(line, begin);
  const char sign = begin < line.size() ? line[begin] : ' ';
  where.is_block = sign == '|' || sign == '>';
  if (sign == '"' || sign == '\'') where.place.column += 1;  // the words begin behind the quotation mark
  if (!where.is_block) return where;
  constexpr int most_blank_lines = 100;
  for (int below = 1; below <= most_blank_lines; ++below) {
    line = lines.line(place.file, place.line + below);
    const std::size_t words = line.find_first_not_of(' ');
    if (words == std::string_view::npos) continue;
    where.indentation = static_cast<int>(words);
    break;
  }
  return where;
}

/// Judges `words`, which stand in `field` or translate it.
void check_words(const Value& words, const ReaderText& field, Lines& lines, std::vector<AuthorLink>& links,
                 Diagnostics& diagnostics) {
  const markdown::FieldPlace where = place_in_source(words.place(), lines);
  const bool is_document = field.path.starts_with("documents.");
  markdown::check_author_markdown(words.text(), where, {.headings = is_document}, diagnostics);
  if (!is_document) return;
  for (markdown::PlacedLink& link : markdown::links_in_field(words.text(), where)) {
    links.push_back({field.path, std::move(link.target.document), std::move(link.target.section),
                     std::move(link.written), std::move(link.place)});
  }
}

}  // namespace

void check_markdown(Company& company, const Files& files, const std::string& root, Diagnostics& diagnostics) {
  Lines lines(files, root);
  for (const ReaderText& text : company.reader_texts) {
    if (!text.value.is(Kind::markdown)) continue;
    check_words(text.value, text, lines, company.links, diagnostics);
    for (const auto& [language, translations] : company.translations) {
      const Value& entry = translations.at(text.key);
      if (entry.at("text").is_defined()) check_words(entry.at("text"), text, lines, company.links, diagnostics);
      for (const Value& one : entry.items()) check_words(one.at("text"), text, lines, company.links, diagnostics);
    }
  }
}

}  // namespace candor
