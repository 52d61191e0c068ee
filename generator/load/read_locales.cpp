#include "load/read_locales.h"

#include <algorithm>

#include "base/suggest.h"
#include "language/locale.h"
#include "language/segments.h"
#include "yaml/read_yaml.h"

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
                              .place = text->place});
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

}  // namespace

LocaleSources read_locales(const std::vector<SourceFile>& files, Diagnostics& diagnostics) {
  LocaleSources sources;
  for (const SourceFile& file : files) {
    const auto language = language_of(file.path);
    if (!language || !language::is_known_language(*language)) {
      refuse(diagnostics, "bad-locale-folder", {.file = file.path}, "the file does not stand in a language's folder",
             "messages live in `locales/<language>/`, for example `locales/ko/`");
      continue;
    }
    const auto node = yaml::read_yaml(language::to_nfc(file.bytes), file.path, diagnostics);
    if (!node) continue;
    const bool known = !sources.manners.empty() && sources.manners.back().language == *language;
    if (!known) sources.manners.push_back({.language = *language});
    if (file.path.ends_with("/language.yaml")) {
      read_manner(*node, sources.manners.back(), diagnostics);
    } else {
      for (const yaml::Entry& entry : node->entries) read_message(*language, entry, sources, diagnostics);
    }
  }
  return sources;
}

}  // namespace candor
