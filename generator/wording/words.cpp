#include "wording/words.h"

#include <algorithm>

#include "hash/sha256.h"
#include "wording/speech.h"

namespace candor::wording {

namespace {

std::string fingerprint(const std::vector<TemplateSource>& sources) {
  Fingerprint hash;
  hash.add_number(static_cast<std::int64_t>(sources.size()));
  for (const TemplateSource& source : sources) hash.add(source.name).add(source.bytes);
  return hash.hex();
}

std::string fingerprint(const std::vector<language::Manner>& manners,
                        const std::vector<language::MessageSource>& messages) {
  Fingerprint hash;
  for (const language::Manner& manner : manners) hash.add(manner.language).add(manner.digits);
  for (const language::MessageSource& message : messages) {
    hash.add(message.language).add(message.id).add(message.pattern).add(message.verbatim_language.value_or(""));
  }
  return hash.hex();
}

/// A filter, function or include that does not exist is found here, also in a branch that nothing takes today.
void check_all_names(const Words& words, Diagnostics& diagnostics) {
  const Speech speech;
  const templates::Environment environment = environment_for(words, speech);
  for (const std::string& name : words.templates().names()) {
    templates::check_names(*words.templates().find(name), environment, words.templates(), diagnostics);
  }
}

}  // namespace

const templates::Template* Words::find(std::string_view name, std::string_view language) const {
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos) {
    const std::string own =
        std::string(name.substr(0, dot)) + "." + std::string(language) + std::string(name.substr(dot));
    if (const auto* found = templates_.find(own)) return found;
  }
  return templates_.find(name);
}

std::vector<std::string> Words::names(std::string_view prefix) const {
  std::vector<std::string> names;
  for (const std::string& name : templates_.names()) {
    if (!name.starts_with(prefix)) continue;
    const std::string rest = name.substr(prefix.size());
    names.push_back(rest.substr(0, rest.find('.')));
  }
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

language::CataloguePtr Words::catalogue(std::string_view language) const {
  const auto found = catalogues_.find(language);
  return found == catalogues_.end() ? nullptr : found->second;
}

std::vector<std::string> Words::languages() const {
  std::vector<std::string> languages;
  for (const auto& [language, catalogue] : catalogues_) languages.push_back(language);
  return languages;
}

WordsPtr compile_words(std::vector<TemplateSource> sources, const std::vector<language::Manner>& manners,
                       std::vector<language::MessageSource> messages, Diagnostics& diagnostics) {
  auto words = std::make_shared<Words>();
  words->template_fingerprint_ = fingerprint(sources);
  words->message_fingerprint_ = fingerprint(manners, messages);
  for (TemplateSource& source : sources) {
    const bool markdown = source.name.ends_with(".md");
    if (!markdown && !source.name.ends_with(".html")) {
      words->assets_[source.name] = std::move(source.bytes);
      continue;
    }
    const auto kind = markdown ? templates::OutputKind::markdown : templates::OutputKind::html;
    auto compiled = templates::compile(source.bytes, "templates/" + source.name, kind, diagnostics);
    if (compiled) words->templates_.add(source.name, std::move(compiled));
  }

  // English first: the other languages' messages are held against its arguments.
  std::vector<language::Manner> ordered = manners;
  std::stable_partition(ordered.begin(), ordered.end(), [](const auto& m) { return m.language == first_language; });
  const language::Catalogue* reference = nullptr;
  for (const language::Manner& manner : ordered) {
    auto catalogue = language::compile_catalogue(manner, messages, reference, diagnostics);
    if (manner.language == first_language) reference = catalogue.get();
    words->catalogues_[manner.language] = std::move(catalogue);
  }
  check_all_names(*words, diagnostics);
  return words;
}

}  // namespace candor::wording
