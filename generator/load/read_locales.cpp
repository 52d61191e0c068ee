#include "load/read_locales.h"

#include <algorithm>
#include <utility>

#include "base/suggest.h"
#include "builtin/read_known_yaml.h"
#include "language/locale.h"
#include "language/segments.h"

namespace candor {

namespace {

const std::vector<std::string> message_keys = {"text", "note", "verbatim"};

void refuse(Diagnostics& diagnostics, std::string id, const Place& place, std::string message, std::string help) {
  diagnostics.add({.id = std::move(id), .place = place, .message = std::move(message), .help = std::move(help)});
}

void report_unknown_keys(const yaml::Node& node, const std::vector<std::string>& known, Diagnostics& diagnostics) {
  for (const yaml::Entry& entry : node.entries) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    refuse(diagnostics, "unknown-key", entry.key_place, "unknown key `" + entry.key + "` in a locale file",
           suggestion(entry.key, known));
  }
}

void read_message(const std::string& language, const yaml::Entry& entry, LocaleSources& sources,
                  Diagnostics& diagnostics) {
  if (entry.value.kind != yaml::NodeKind::map) {
    refuse(diagnostics, "wrong-type", entry.key_place, "message `" + entry.key + "` is not a map",
           "write the sentence as `text:` below the id");
    return;
  }
  report_unknown_keys(entry.value, message_keys, diagnostics);
  const yaml::Node* text = entry.value.find("text");
  if (!text || text->kind != yaml::NodeKind::scalar) {
    refuse(diagnostics, "missing-key", entry.key_place, "message `" + entry.key + "` has no `text`",
           "write the sentence as `text: …`");
    return;
  }
  const yaml::Node* note = entry.value.find("note");
  const yaml::Node* verbatim = entry.value.find("verbatim");
  const yaml::Node* fixed = verbatim ? verbatim->find("lang") : nullptr;
  sources.messages.push_back({.language = language,
                              .id = entry.key,
                              .pattern = text->text,
                              .note = note ? note->text : "",
                              .verbatim_language = fixed ? std::optional(fixed->text) : std::nullopt,
                              .place = text->place,
                              .id_place = entry.key_place});
}

/// `locales/ko/retention.yaml` → `ko`, or nothing when it does not stand in a language's folder.
std::optional<std::string> language_of(const std::string& path) {
  const std::size_t begin = path.find('/') + 1;
  const std::size_t end = path.find('/', begin);
  if (begin == 0 || end == std::string::npos || path.find('/', end + 1) != std::string::npos) return std::nullopt;
  return path.substr(begin, end - begin);
}

void read_manner(const yaml::Node& node, language::Manner& manner, Diagnostics& diagnostics) {
  report_unknown_keys(node, {"digits"}, diagnostics);
  const yaml::Node* digits = node.find("digits");
  if (!digits) return;
  if (language::are_known_digits(digits->text)) {
    manner.digits = digits->text;
  } else {
    refuse(diagnostics, "not-in-list", digits->place, "`" + digits->text + "` names no digits",
           "write a decimal numbering system of CLDR such as `latn` or `arabext`");
  }
}

/// Does the project bring this very file? Then it need not be read twice.
bool stands_among(const SourceFile& file, const std::vector<SourceFile>& others) {
  return std::any_of(others.begin(), others.end(),
                     [&](const SourceFile& other) { return other.path == file.path && other.bytes == file.bytes; });
}

language::Manner& manner_of(std::vector<language::Manner>& manners, const std::string& language) {
  const auto found =
      std::find_if(manners.begin(), manners.end(), [&](const auto& manner) { return manner.language == language; });
  return found != manners.end() ? *found : manners.emplace_back(language::Manner{.language = language});
}

void read_files(const std::vector<SourceFile>& files, LocaleSources& sources, Diagnostics& diagnostics) {
  for (const SourceFile& file : files) {
    const auto language = language_of(file.path);
    if (!language || !language::is_known_language(*language)) {
      refuse(diagnostics, "bad-locale-folder", {.file = file.path}, "the file does not stand in a language's folder",
             "messages live in `locales/<language>/`, for example `locales/ko/`");
      continue;
    }
    // What is compiled in is in NFC already: a test holds it to that.
    const auto node =
        read_known_yaml(file.built_in ? file.bytes : language::to_nfc(file.bytes), file.path, diagnostics);
    if (!node) continue;
    language::Manner& manner = manner_of(sources.manners, *language);
    if (file.path.ends_with("/language.yaml")) {
      read_manner(*node, manner, diagnostics);
    } else {
      for (const yaml::Entry& entry : node->entries) read_message(*language, entry, sources, diagnostics);
    }
  }
}

}  // namespace

LocaleSources read_locales(const std::vector<SourceFile>& built_in, const std::vector<SourceFile>& of_project,
                           Diagnostics& diagnostics) {
  std::vector<SourceFile> others;
  for (const SourceFile& file : built_in) {
    if (!stands_among(file, of_project)) others.push_back(file);
  }
  LocaleSources sources;
  read_files(others, sources, diagnostics);
  auto first = std::exchange(sources.messages, {});
  read_files(of_project, sources, diagnostics);
  sources.messages = language::merge_messages(std::move(first), std::move(sources.messages));
  std::sort(sources.manners.begin(), sources.manners.end(),
            [](const auto& a, const auto& b) { return a.language < b.language; });
  return sources;
}

}  // namespace candor
