// What says the messages of a catalogue: ICU's parsed patterns, which belong to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "language/messages.h"

namespace candor::language {

/// A named argument: a text (already escaped for the output in hand; also a choice's word) or a whole number. UTF-8.
struct Argument {
  std::string name;
  std::variant<std::string, std::int64_t> value;
};

/// Why arguments do not fit a message.
struct Misfit {
  enum class Kind { missing, unexpected, wrong_kind };
  Kind kind = Kind::missing;
  std::string name;                          ///< of the argument
  ArgumentKind wanted = ArgumentKind::text;  ///< for missing and wrong_kind
};

/// The first argument that is missing, not the message's, or a text where a number is wanted (or the reverse); nothing
/// when all fit. A word that is none of a choice's branches fits: it is what `other` is for.
std::optional<Misfit> find_misfit(const Message& message, std::span<const Argument> arguments);

/// Says the messages of one catalogue. For one thread. A pattern is parsed when it is first said, and kept.
class Speaker {
 public:
  /// `catalogue` must outlive the speaker.
  explicit Speaker(const Catalogue& catalogue);
  ~Speaker();
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  /// The message's words, UTF-8; nothing when the catalogue has no such message or the arguments do not fit it.
  /// A choice's word takes the branch of its name, with `_` for each `-` (`eu-gdpr`: `eu_gdpr {…}`), or else `other`.
  /// Which language they are in: `Message::verbatim_language`, or else the catalogue's.
  std::optional<std::string> format(std::string_view id, std::span<const Argument> arguments = {});

 private:
  struct Parsed;
  const Catalogue& catalogue_;
  std::unique_ptr<Parsed> parsed_;
};

/// The calling thread's speaker for `catalogue`, made on first use and kept as long as somebody holds the catalogue.
/// Use the result at once; do not keep it.
Speaker& speaker_for(const CataloguePtr& catalogue);

}  // namespace candor::language
