// What pages are made with, and not of: templates and words. Prepared once for a site and then only read, from any
// thread; so that an ordinary page costs little more than reading its Markdown and printing it.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "language/speaker.h"
#include "render/print_tree.h"
#include "wording/words.h"

namespace candor {

class RenderTools {
 public:
  explicit RenderTools(wording::WordsPtr words);
  ~RenderTools();
  RenderTools(const RenderTools&) = delete;
  RenderTools& operator=(const RenderTools&) = delete;

  const wording::Words& words() const { return *words_; }

  /// A sentence about the record in `language`, or in the first language when it lacks the message.
  std::string say(std::string_view language, std::string_view id,
                  std::span<const language::Argument> arguments = {}) const;

  /// How texts of a language are printed on pages: anchors, tables with row headers and labels.
  const render::HtmlOptions& text_options(const std::string& language) const;
  /// The same for a redline: its words for screen readers, its folds; no anchors.
  const render::HtmlOptions& redline_options(const std::string& language) const;

 private:
  struct Prepared;
  const Prepared& prepared(const std::string& language) const;

  wording::WordsPtr words_;
  std::map<std::string, std::unique_ptr<const Prepared>, std::less<>> by_language_;
  std::unique_ptr<const Prepared> for_others_;  ///< languages in which nobody has written Candor's sentences
};

}  // namespace candor
