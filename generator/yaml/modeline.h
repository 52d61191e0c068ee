// The line that tells an editor which schema a YAML file follows, as yaml-language-server reads it. A comment to
// everybody else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candor::yaml {

/// The schema that a comment of the file names (`# yaml-language-server: $schema=…`, `# $schema: …`); nothing when none
/// does.
std::optional<std::string> schema_in_modeline(std::string_view bytes);

/// The same bytes behind a first line that names `schema`: a path relative to the file, with `/`, without blanks. The
/// new line ends as the file's first one does; a byte order mark stays first.
std::string with_modeline(std::string_view bytes, std::string_view schema);

}  // namespace candor::yaml
