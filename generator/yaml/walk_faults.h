// What the strict layer says. Each function words one mistake; the same words serve when yaml-cpp's parser stumbles
// over it first (explain_fault.h).
#pragma once

#include <cstddef>
#include <string>

#include "diagnostics/diagnostic.h"
#include "yaml/node.h"
#include "yaml/source.h"

namespace candor::yaml {

Diagnostic fault(std::string id, Place place, std::string message, std::string why, std::string help);

Diagnostic unread_text(const Source& source, std::size_t at);
Diagnostic second_document(const Source& source, std::size_t at);
Diagnostic text_after_end(const Source& source, std::size_t at);
Diagnostic text_after_quote(const Source& source, std::size_t at);
Diagnostic unclosed_quote(const Source& source, std::size_t begin);
Diagnostic swallowing_quote(const Source& source, std::size_t begin, std::size_t line);
Diagnostic unknown_escape(const Source& source, std::size_t backslash);
Diagnostic misplaced_line(const Source& source, std::size_t at, int wanted_column);
Diagnostic tab_indentation(const Source& source, std::size_t tab);
Diagnostic list_in_text(const Source& source, std::size_t at);
Diagnostic nothing_in_block(const Source& source, std::size_t begin);
Diagnostic outside_block(const Source& source, std::size_t at);
Diagnostic complex_key(const Source& source, std::size_t at);
Diagnostic merge_key(const Source& source, std::size_t at);
Diagnostic pair_in_list(const Source& source, std::size_t at, const Node& pair);
Diagnostic key_without_colon(const Entry& entry, bool in_flow);
Diagnostic nothing_before_comma(const Source& source, std::size_t at);
Diagnostic key_twice(const Entry& entry, const Entry& first);
Diagnostic unclosed_bracket(const Source& source, std::size_t begin);
Diagnostic read_as_alias(const Source& source, std::size_t begin);
Diagnostic read_as_tag(const Source& source, std::size_t begin);

}  // namespace candor::yaml
