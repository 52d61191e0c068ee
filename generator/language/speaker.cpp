#include "language/speaker.h"

#include <unicode/msgfmt.h>

#include <algorithm>
#include <map>
#include <vector>

#include "language/icu.h"

namespace candor::language {

struct Speaker::Parsed {
  icu::Locale locale;
  std::map<const Message*, std::unique_ptr<icu::MessageFormat>> patterns;
};

namespace {

bool fits(ArgumentKind kind, const Argument& argument) {
  return std::holds_alternative<std::int64_t>(argument.value) == (kind == ArgumentKind::number);
}

/// The branch for a fact's word: ICU's keywords have no `-`, so `eu-gdpr` chooses `eu_gdpr {…}`. A word without a
/// branch stays as it is, since `other` may print it.
std::string branch_for(const ArgumentUse& use, const std::string& word) {
  std::string branch = word;
  std::replace(branch.begin(), branch.end(), '-', '_');
  return std::binary_search(use.choices.begin(), use.choices.end(), branch) ? branch : word;
}

icu::Formattable icu_value(const Message& message, const Argument& argument) {
  if (const auto* number = std::get_if<std::int64_t>(&argument.value)) return icu::Formattable(*number);
  const std::string& text = std::get<std::string>(argument.value);
  const ArgumentUse* use = message.argument(argument.name);
  const bool chooses = use != nullptr && use->kind == ArgumentKind::choice;
  return icu::Formattable(from_utf8(chooses ? branch_for(*use, text) : text));
}

std::unique_ptr<icu::MessageFormat> parse(const Message& message, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  auto format = std::make_unique<icu::MessageFormat>(from_utf8(message.pattern), locale, status);
  require(status, "parsing a message that was checked");
  return format;
}

std::string say(const Message& message, const icu::MessageFormat& format, std::span<const Argument> arguments) {
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  names.reserve(arguments.size());
  values.reserve(arguments.size());
  for (const Argument& argument : arguments) {
    names.push_back(from_utf8(argument.name));
    values.push_back(icu_value(message, argument));
  }
  icu::UnicodeString said;
  UErrorCode status = U_ZERO_ERROR;
  format.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), said, status);
  require(status, "formatting a message");
  return to_utf8(said);
}

}  // namespace

std::optional<Misfit> find_misfit(const Message& message, std::span<const Argument> arguments) {
  for (const Argument& argument : arguments) {
    const ArgumentUse* use = message.argument(argument.name);
    if (use == nullptr) return Misfit{Misfit::Kind::unexpected, argument.name, ArgumentKind::text};
    if (!fits(use->kind, argument)) return Misfit{Misfit::Kind::wrong_kind, argument.name, use->kind};
  }
  for (const ArgumentUse& use : message.arguments) {
    const bool given = std::any_of(arguments.begin(), arguments.end(),
                                   [&](const Argument& argument) { return argument.name == use.name; });
    if (!given) return Misfit{Misfit::Kind::missing, use.name, use.kind};
  }
  return std::nullopt;
}

Speaker::Speaker(const Catalogue& catalogue)
    : catalogue_(catalogue), parsed_(std::make_unique<Parsed>(Parsed{icu_locale(catalogue.locale()), {}})) {}

Speaker::~Speaker() = default;

std::optional<std::string> Speaker::format(std::string_view id, std::span<const Argument> arguments) {
  const Message* message = catalogue_.find(id);
  if (message == nullptr || find_misfit(*message, arguments)) return std::nullopt;
  if (message->verbatim_language) return message->pattern;
  auto& pattern = parsed_->patterns[message];
  if (!pattern) pattern = parse(*message, parsed_->locale);
  return say(*message, *pattern, arguments);
}

Speaker& speaker_for(const CataloguePtr& catalogue) {
  struct Kept {
    std::weak_ptr<const Catalogue> catalogue;
    std::unique_ptr<Speaker> speaker;
  };
  thread_local std::map<std::uint64_t, Kept> kept;
  const auto found = kept.find(catalogue->identity());
  if (found != kept.end()) return *found->second.speaker;
  std::erase_if(kept, [](const auto& entry) { return entry.second.catalogue.expired(); });
  const auto made = kept.emplace(catalogue->identity(), Kept{catalogue, std::make_unique<Speaker>(*catalogue)}).first;
  return *made->second.speaker;
}

}  // namespace candor::language
