// What is compiled into the binary as it is: templates, messages, the schema, law packs and explanations. A project's
// own file of the same path replaces one of these. How they get in: built_in.cmake.
#pragma once

#include <span>
#include <string_view>

namespace candor {

struct BuiltInFile {
  std::string_view path;   ///< `templates/…`, `locales/…`, `schema/…`, `laws/…`, `explain/…`
  std::string_view bytes;  ///< lives as long as the process
  std::string_view tree;   ///< of YAML: what `read_known_yaml` unpacks; else empty
};

/// All of them, in order of the bytes of their paths. READMEs and hidden files are left out.
std::span<const BuiltInFile> built_in_files();

/// Those whose path begins with `prefix` (`locales/ko/`), a stretch of the same list.
std::span<const BuiltInFile> built_in_files(std::string_view prefix);

/// The one of that path, or none.
const BuiltInFile* find_built_in(std::string_view path);

/// SHA-256, in hexadecimal, over the names and bytes of everything in generator/ but READMEs: a part of each page's
/// key (model/page.h). The same for the same sources, whatever the folder, the machine and the time: it is what
/// `sha256sum` prints for its own list of these files, in order of the bytes of their paths from generator/.
std::string_view source_fingerprint();
/// The same over the templates and over the messages that are compiled in, from templates/ and from locales/.
std::string_view built_in_templates_fingerprint();
std::string_view built_in_locales_fingerprint();

}  // namespace candor
