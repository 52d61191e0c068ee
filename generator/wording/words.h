// Everything Candor can say: the templates (what a section or page says, in what order) and the messages (its
// sentences, per language). Compiled once, immutable, shared by threads.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "language/messages.h"
#include "template/template.h"

namespace candor::wording {

/// The language in which every message exists: Candor's own sentences are written in it first.
inline constexpr std::string_view first_language = "en";

/// `name` is relative to `templates/`: `sections/retention.md`. What ends in `.md` writes Markdown, in `.html` HTML;
/// anything else is an asset, taken as it is.
struct TemplateSource {
  std::string name;
  std::string bytes;
  bool is_known = false;  ///< reads without a word, as what is compiled in does: compiled when somebody asks for it
};

/// What a language's own files say.
struct LanguageSource {
  language::Manner manner;
  std::vector<language::MessageSource> messages;
};

/// What a page was made with, in two hashes: all templates and assets, and all messages. Other words, other hashes.
struct Fingerprints {
  std::string templates;
  std::string messages;
};

class Words {
 public:
  const templates::TemplateSet& templates() const { return templates_; }
  /// The template of that name; `sections/retention.ja.md` goes before `sections/retention.md` in Japanese. Or null.
  const templates::Template* find(std::string_view name, std::string_view language) const;
  /// Names of templates that begin with `prefix` (`sections/`), without it and without their ending.
  std::vector<std::string> names(std::string_view prefix) const;

  /// The messages of a language, or null when there are none.
  language::CataloguePtr catalogue(std::string_view language) const;
  std::vector<std::string> languages() const;

  const std::map<std::string, std::string>& assets() const { return assets_; }

  /// SHA-256, in hexadecimal.
  const Fingerprints& fingerprints() const { return fingerprints_; }

 private:
  friend std::shared_ptr<const Words> compile_words(std::vector<TemplateSource>, const std::vector<language::Manner>&,
                                                    std::vector<language::MessageSource>, Diagnostics&);
  friend std::shared_ptr<const Words> words_on_demand(std::vector<TemplateSource>, const std::vector<std::string>&,
                                                      std::function<LanguageSource(const std::string&)>, Fingerprints);
  /// Made when it is first asked for, once, whatever the thread.
  template <typename Thing>
  class OnDemand {
   public:
    void set(std::function<Thing()> make) { make_ = std::move(make); }
    const Thing& get() const {
      std::call_once(once_, [this] { thing_ = make_(); });
      return thing_;
    }

   private:
    std::function<Thing()> make_;
    mutable std::once_flag once_;
    mutable Thing thing_;
  };

  std::vector<std::string> take(std::vector<TemplateSource> sources, Diagnostics& diagnostics);

  templates::TemplateSet templates_;
  std::map<std::string, std::string> assets_;
  std::map<std::string, OnDemand<language::CataloguePtr>, std::less<>> catalogues_;
  Fingerprints fingerprints_;
};
using WordsPtr = std::shared_ptr<const Words>;

/// Compiles what was read; languages side by side. What does not read is an error at its place and is left out.
WordsPtr compile_words(std::vector<TemplateSource> sources, const std::vector<language::Manner>& manners,
                       std::vector<language::MessageSource> messages, Diagnostics& diagnostics);

/// The same of languages that are known to read without a word, as what is compiled in does (a test holds it to that):
/// each is compiled when somebody asks for it, and so are the templates, which must all be known. `read` gives what a
/// language's files say; the fingerprints tell all of them from any others.
WordsPtr words_on_demand(std::vector<TemplateSource> sources, const std::vector<std::string>& languages,
                         std::function<LanguageSource(const std::string& language)> read, Fingerprints fingerprints);

}  // namespace candor::wording
