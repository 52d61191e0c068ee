#include "unit/locales/find_faults.h"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include "bytes_of.h"
#include "language/messages.h"
#include "language/speaker.h"
#include "load/read_locales.h"

using namespace candor;
using namespace candor::language;

namespace {

std::string line_of(const Diagnostic& found) {
  return found.place.file + ":" + std::to_string(found.place.line) + ": " + found.id + ": " + found.message;
}

/// An argument (or `#`), perhaps the end of its emphasis, and a particle that ends the word.
bool has_particle_after_value(const std::string& pattern) {
  static const std::regex particle(
      "(\\{[a-z0-9_]+(, *number[a-z, ]*)?\\}|#)[*_)\"'”’]*(은|는|이|가|을|를|과|와|으로|로|이나|나|이란|란)"
      "([^\\xEA-\\xED]|$)");
  return std::regex_search(pattern, particle);
}

/// The arguments that `pattern` links to, with words of its own or none.
std::set<std::string> linked(const std::string& pattern, bool with_words) {
  static const std::regex link("\\[([^\\[\\]]*)\\]\\(\\{([a-z0-9_]+)\\}\\)");
  std::set<std::string> arguments;
  for (std::sregex_iterator at(pattern.begin(), pattern.end(), link), end; at != end; ++at) {
    if (((*at)[1].length() > 0) == with_words) arguments.insert((*at)[2]);
  }
  return arguments;
}

class Finder {
 public:
  explicit Finder(const std::vector<SourceFile>& files) {
    sources_ = read_locales({}, files, diagnostics_);
    if (sources_.manners.empty()) return;
    const auto english = std::find_if(sources_.manners.begin(), sources_.manners.end(),
                                      [](const Manner& manner) { return manner.language == "en"; });
    const Manner& first = english == sources_.manners.end() ? sources_.manners.front() : *english;
    const CataloguePtr reference = compile_catalogue(first, sources_.messages, nullptr, diagnostics_);
    find_missing_notes(*reference);
    say_all(reference);
    for (const Manner& manner : sources_.manners) {
      if (manner.language != first.language) judge(manner, *reference);
    }
  }

  std::vector<std::string> lines() const {
    std::vector<std::string> all;
    for (const Diagnostic& found : diagnostics_.in_order()) all.push_back(line_of(found));
    return all;
  }

 private:
  void judge(const Manner& manner, const Catalogue& reference) {
    const CataloguePtr catalogue = compile_catalogue(manner, sources_.messages, &reference, diagnostics_);
    for (const std::string& id : catalogue->missing_in(reference)) {
      const bool is_written = std::any_of(
          sources_.messages.begin(), sources_.messages.end(),
          [&](const MessageSource& source) { return source.language == manner.language && source.id == id; });
      // A message that does not read has been reported already.
      if (!is_written) add("missing-message", {"locales/" + manner.language}, "`" + id + "` is not translated");
    }
    if (manner.language == "ko") find_particles(*catalogue);
    find_fixed_titles(*catalogue, reference);
    say_all(catalogue);
  }

  void find_missing_notes(const Catalogue& reference) {
    for (const Message& message : reference.messages()) {
      if (message.arguments.empty() || !message.note.empty()) continue;
      add("missing-note", message.place, "`" + message.id + "` does not say what its arguments are");
    }
  }

  void find_fixed_titles(const Catalogue& catalogue, const Catalogue& reference) {
    for (const Message& message : catalogue.messages()) {
      const Message* original = reference.find(message.id);
      if (original == nullptr) continue;
      const std::set<std::string> named = linked(message.pattern, true);
      for (const std::string& argument : linked(original->pattern, false)) {
        if (named.count(argument) == 0) continue;
        add("fixed-title", message.place,
            "`" + message.id + "` names the section at `" + argument + "` itself; `[]({" + argument +
                "})` bears the title that the document gives it");
      }
    }
  }

  void find_particles(const Catalogue& korean) {
    for (const Message& message : korean.messages()) {
      if (!has_particle_after_value(message.pattern)) continue;
      add("korean-particle", message.place, "`" + message.id + "` has a particle right after a value");
    }
  }

  /// Says each message with a few values: what ICU cannot say throws.
  void say_all(const CataloguePtr& catalogue) {
    for (const Message& message : catalogue->messages()) {
      for (const std::int64_t number : {0, 1, 2, 5, 21, 1000000}) {
        std::vector<Argument> arguments;
        for (const ArgumentUse& use : message.arguments) arguments.push_back(sample(use, number));
        if (!speaker_for(catalogue).format(message.id, arguments)) {
          add("unsaid-message", message.place, "`" + message.id + "` cannot be said");
        }
      }
    }
  }

  static Argument sample(const ArgumentUse& use, std::int64_t number) {
    if (use.kind == ArgumentKind::number) return {use.name, number};
    if (use.kind == ArgumentKind::text) return {use.name, "X"};
    return {use.name, use.choices[static_cast<std::size_t>(number) % use.choices.size()]};
  }

  void add(std::string id, const Place& place, std::string message) {
    diagnostics_.add({std::move(id), Severity::error, place, std::move(message), {}, {}, {}, {}});
  }

  LocaleSources sources_;
  Diagnostics diagnostics_;
};

}  // namespace

std::vector<std::string> find_faults(const std::vector<SourceFile>& files) { return Finder(files).lines(); }

std::vector<SourceFile> read_locale_files(const std::string& root) {
  std::vector<SourceFile> files;
  const std::filesystem::path folder = std::filesystem::path(root) / "locales";
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".yaml") continue;
    files.push_back({std::filesystem::relative(entry.path(), root).generic_string(), test::bytes_of(entry.path())});
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}
