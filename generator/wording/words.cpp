#include "wording/words.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "base/parallel.h"
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

/// Markdown or HTML; nothing for an asset.
std::optional<templates::OutputKind> kind_of(const TemplateSource& source) {
  if (source.name.ends_with(".md")) return templates::OutputKind::markdown;
  if (source.name.ends_with(".html")) return templates::OutputKind::html;
  return std::nullopt;
}

std::string file_of(const TemplateSource& source) { return "templates/" + source.name; }

/// English first: the other languages' messages are held against its arguments. They know nothing of each other.
std::vector<language::CataloguePtr> compile_catalogues(std::vector<language::Manner> manners,
                                                       const std::vector<language::MessageSource>& messages,
                                                       Diagnostics& diagnostics) {
  constexpr std::size_t jobs = 2;
  const auto others = std::stable_partition(manners.begin(), manners.end(),
                                            [](const auto& manner) { return manner.language == first_language; });
  const auto firsts = static_cast<std::size_t>(others - manners.begin());
  std::vector<language::CataloguePtr> catalogues(manners.size());
  std::vector<Diagnostics> found(manners.size());
  const language::Catalogue* reference = nullptr;
  const auto compile = [&](std::size_t i) {
    catalogues[i] = language::compile_catalogue(manners[i], messages, reference, found[i]);
  };
  for_each_index(firsts, 1, compile);
  if (firsts > 0) reference = catalogues.front().get();
  for_each_index(manners.size() - firsts, jobs, [&](std::size_t i) { compile(firsts + i); });
  for (Diagnostics& of_language : found) diagnostics.append(std::move(of_language));
  return catalogues;
}

/// Compiles what is known to read.
std::function<templates::TemplatePtr()> compile_later(std::shared_ptr<const TemplateSource> source,
                                                      templates::OutputKind kind) {
  return [source = std::move(source), kind] {
    Diagnostics faults;
    auto compiled = templates::compile(source->bytes, file_of(*source), kind, faults);
    if (!faults.empty()) throw std::logic_error("a built-in template does not read: " + faults.found().front().message);
    return compiled;
  };
}

/// A filter, function or include that does not exist is found here, also in a branch that nothing takes today.
void check_names(const Words& words, const std::vector<std::string>& names, Diagnostics& diagnostics) {
  const Speech speech;
  const templates::Environment environment = environment_for(words, speech);
  for (const std::string& name : names) {
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
  return found == catalogues_.end() ? nullptr : found->second.get();
}

std::vector<std::string> Words::languages() const {
  std::vector<std::string> languages;
  for (const auto& [language, catalogue] : catalogues_) languages.push_back(language);
  return languages;
}

/// Takes in templates and assets; the names of those templates that were compiled now.
std::vector<std::string> Words::take(std::vector<TemplateSource> sources, Diagnostics& diagnostics) {
  std::vector<std::string> checked;
  for (TemplateSource& source : sources) {
    const auto kind = kind_of(source);
    if (!kind) {
      assets_[source.name] = std::move(source.bytes);
    } else if (source.is_known) {
      const auto kept = std::make_shared<const TemplateSource>(std::move(source));
      templates_.add_on_demand(kept->name, compile_later(kept, *kind));
    } else if (auto compiled = templates::compile(source.bytes, file_of(source), *kind, diagnostics)) {
      templates_.add(source.name, std::move(compiled));
      checked.push_back(source.name);
    }
  }
  return checked;
}

WordsPtr compile_words(std::vector<TemplateSource> sources, const std::vector<language::Manner>& manners,
                       std::vector<language::MessageSource> messages, Diagnostics& diagnostics) {
  auto words = std::make_shared<Words>();
  words->fingerprints_ = {fingerprint(sources), fingerprint(manners, messages)};
  const std::vector<std::string> checked = words->take(std::move(sources), diagnostics);
  for (const language::CataloguePtr& catalogue : compile_catalogues(manners, messages, diagnostics)) {
    words->catalogues_[catalogue->language()].set([catalogue] { return catalogue; });
  }
  check_names(*words, checked, diagnostics);
  return words;
}

WordsPtr words_on_demand(std::vector<TemplateSource> sources, const std::vector<std::string>& languages,
                         std::function<LanguageSource(const std::string&)> read, Fingerprints fingerprints) {
  auto words = std::make_shared<Words>();
  words->fingerprints_ = std::move(fingerprints);
  Diagnostics nothing;  // each is known to read
  words->take(std::move(sources), nothing);
  const Words* const whole = words.get();
  for (const std::string& language : languages) {
    words->catalogues_[language].set([whole, language, read] {
      const auto reference = language == first_language ? nullptr : whole->catalogue(first_language);
      const LanguageSource source = read(language);
      return language::known_catalogue(source.manner, source.messages, reference.get());
    });
  }
  return words;
}

}  // namespace candor::wording
