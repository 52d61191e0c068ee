#include "render/render_tools.h"

#include <array>

#include "language/locale.h"

namespace candor {
namespace {

/// A stretch of so many unchanged blocks is folded in a redline.
constexpr std::size_t fold_from = 4;

std::string_view direction_of(const std::string& language) { return language::name_of(language::direction(language)); }

}  // namespace

struct RenderTools::Prepared {
  render::HtmlOptions text;
  render::HtmlOptions redline;
  render::RedlineWords redline_words;

  Prepared(const RenderTools& tools, const std::string& language) {
    const auto say = [&tools, language](std::string_view id) { return tools.say(language, id); };
    const auto say_with = [&tools, language](std::string_view id, std::string name, auto value) {
      const std::array arguments{language::Argument{std::move(name), std::move(value)}};
      return tools.say(language, id, arguments);
    };
    redline_words.inserted = say("site.inserted") + " ";
    redline_words.end_of_inserted = " " + say("site.end_of_inserted");
    redline_words.deleted = say("site.deleted") + " ";
    redline_words.end_of_deleted = " " + say("site.end_of_deleted");
    redline_words.inserted_block = say("site.inserted_block") + " ";
    redline_words.deleted_block = say("site.deleted_block") + " ";
    redline_words.reformatted = say("site.reformatted") + " ";
    redline_words.moved_from = [say_with](int move) {
      return say_with("site.moved_from", "number", std::to_string(move)) + " ";
    };
    redline_words.moved_to = [say_with](int move) {
      return say_with("site.moved_to", "number", std::to_string(move)) + " ";
    };
    redline_words.folded = [say_with](std::size_t blocks) {
      return say_with("site.folded", "number", static_cast<std::int64_t>(blocks));
    };
    text.table_label = [say_with](const std::string& header) { return say_with("site.table", "header", header); };
    text.direction = direction_of;
    text.header_scopes = true;
    text.row_headers = true;
    text.cell_labels = true;
    text.data_align = true;
    text.images = false;
    redline = text;
    redline.fold_from = fold_from;
    redline.words = &redline_words;
    text.anchor_label = [say_with](const std::string& title) { return say_with("site.anchor", "title", title); };
  }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;
};

RenderTools::RenderTools(wording::WordsPtr words) : words_(std::move(words)) {
  for (const std::string& language : words_->languages()) {
    by_language_[language] = std::make_unique<const Prepared>(*this, language);
  }
  for_others_ = std::make_unique<const Prepared>(*this, std::string(wording::first_language));
}

RenderTools::~RenderTools() = default;

std::string RenderTools::say(std::string_view language, std::string_view id,
                             std::span<const language::Argument> arguments) const {
  for (const std::string_view tried : {language, wording::first_language}) {
    const language::CataloguePtr catalogue = words_->catalogue(tried);
    if (!catalogue) continue;
    if (auto said = language::speaker_for(catalogue).format(id, arguments)) return std::move(*said);
  }
  return std::string(id);  // no such message at all: the tests over locales/ find it
}

const RenderTools::Prepared& RenderTools::prepared(const std::string& language) const {
  const auto found = by_language_.find(language);
  return found == by_language_.end() ? *for_others_ : *found->second;
}

const render::HtmlOptions& RenderTools::text_options(const std::string& language) const {
  return prepared(language).text;
}
const render::HtmlOptions& RenderTools::redline_options(const std::string& language) const {
  return prepared(language).redline;
}

}  // namespace candor
