// The sentences Candor can say in one language: ICU MessageFormat patterns, read, checked and kept together.
//
// A catalogue is immutable and may be shared by threads; what formats its messages (speaker.h) belongs to one thread.
// Which patterns read is decided in check_message.h.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace candor::language {

/// One message as it stands in a locale file (`locales/ko/retention.yaml`), before anything is checked. All UTF-8.
struct MessageSource {
  std::string language;                          ///< BCP 47, the folder's name
  std::string id;                                ///< `retention.kept`
  std::string pattern;                           ///< the YAML key `text`
  std::string note;                              ///< for translators; never printed
  std::optional<std::string> verbatim_language;  ///< `verbatim: {lang: en}`: fixed words of that language
  Place place;                                   ///< of the pattern
  Place id_place = {};                           ///< of the id, where it is known

  const Place& place_of_id() const { return id_place.line > 0 ? id_place : place; }
};

/// What a caller must hand over for an argument. A text is put in as it is; a number chooses plural branches and is
/// written with the locale's digits; a choice is a word that a `select` chooses by (and may also be printed).
enum class ArgumentKind { text, number, choice };

/// "a text", "a number", "a choice": for messages.
std::string_view name_of(ArgumentKind kind);

/// An argument that no template gives: the company's own word for a thing (`our_services` is the fact
/// `vocabulary.services`), by which a sentence chooses. A language that has one word for all of them leaves it out.
inline bool is_own_word(std::string_view argument) { return argument.starts_with("our_"); }

struct ArgumentUse {
  std::string name;
  ArgumentKind kind = ArgumentKind::text;
  std::vector<std::string> choices;  ///< a choice's branches, sorted, `other` among them

  bool operator==(const ArgumentUse&) const = default;
};

/// A message that reads.
struct Message {
  std::string id;
  std::string pattern;
  std::string note;
  std::optional<std::string> verbatim_language;  ///< set: `pattern` is no pattern but the words, byte for byte
  Place place;
  std::vector<ArgumentUse> arguments;  ///< by name

  const ArgumentUse* argument(std::string_view name) const;
};

/// How a language writes: `digits` is a CLDR numbering system (`latn`, `arabext`), from `locales/<lang>/language.yaml`.
struct Manner {
  std::string language;         ///< BCP 47
  std::string digits = "latn";  ///< see locale.h, `with_digits`
};

class Catalogue {
 public:
  Catalogue(Manner manner, std::vector<Message> messages);

  const std::string& language() const { return language_; }
  /// The tag to format dates, lists and numbers with beside these messages: the language and its digits
  /// (`fa-u-nu-arabext`).
  const std::string& locale() const { return locale_; }

  const Message* find(std::string_view id) const;
  const std::vector<Message>& messages() const;  ///< by id
  std::vector<std::string> ids() const;          ///< sorted; for suggestions

  /// The ids that `reference` has and this language lacks: what makes the language incomplete. Sorted.
  std::vector<std::string> missing_in(const Catalogue& reference) const;

  /// Differs between any two catalogues made in this process; never used again.
  std::uint64_t identity() const { return identity_; }

 private:
  friend std::shared_ptr<const Catalogue> known_catalogue(const Manner& manner,
                                                          const std::vector<MessageSource>& sources,
                                                          const Catalogue* reference);
  const Message& whole(std::size_t index) const;

  std::string language_;
  std::string locale_;
  mutable std::vector<Message> messages_;
  std::unique_ptr<std::once_flag[]> looked_at_;  ///< of known messages, one each: are the arguments there?
  std::uint64_t identity_;
};
using CataloguePtr = std::shared_ptr<const Catalogue>;

/// The project's messages over the built-in ones, by language and id: a message of `project` replaces the built-in one.
std::vector<MessageSource> merge_messages(std::vector<MessageSource> built_in, std::vector<MessageSource> project);

/// Reads the messages of `manner.language` (sources in other languages are passed over). What does not read is left
/// out, with errors at its place: see check_message.h; and here
///   duplicate-message   an id twice in one language
///   message-arguments   other arguments than `reference` has for the id (names, kinds, a choice's branches)
///   message-verbatim    fixed words that differ from the reference's, or that only one of the two calls fixed
///   unknown-message     (warning) an id that `reference` does not have
///   language-without-formats  (warning) ICU does not know how this language writes dates and numbers
/// `reference` is the catalogue of English, or of the controlling language; none for the reference itself. Its verbatim
/// messages are taken over where this language does not repeat them. Never throws for what an author wrote.
CataloguePtr compile_catalogue(const Manner& manner, const std::vector<MessageSource>& sources,
                               const Catalogue* reference, Diagnostics& diagnostics);

/// The same of what is known to read without a word: what a message takes is looked at when somebody first finds it.
CataloguePtr known_catalogue(const Manner& manner, const std::vector<MessageSource>& sources,
                             const Catalogue* reference);

}  // namespace candor::language
