// What the typing says about a value that does not fit, in an author's words.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "shape/rule.h"
#include "yaml/node.h"

namespace candor::shape {

using Rules = std::vector<const Rule*>;

Diagnostic fault(std::string id, Place place, std::string message, std::string why, std::string help,
                 std::string subject);

/// A key with nothing behind it, at `place`.
Diagnostic nothing_there(const Place& place, const Rules& rules, const std::string& path);

/// A value of another form than the rules allow: text instead of a list, a list that was meant as text, …
Diagnostic wrong_form(const yaml::Node& node, const Rules& rules, unsigned wanted, const std::string& path);

/// A text outside the closed list of `choices`.
Diagnostic not_in_list(const yaml::Node& node, const std::vector<std::string>& choices, const std::string& path);

/// What else may be written where no word of a list fits: the schema's example of a map, or nothing.
std::string instead_of_a_word(const Rules& rules);

/// Reader text that YAML's own rules cut or split, or nothing.
std::optional<Diagnostic> lost_text(const yaml::Node& node, const std::string& path);

/// A node on one line, for messages.
std::string shown(const yaml::Node& node);

/// "for example `7 years`", from the schema, or nothing.
std::string example_of(const Rules& rules);

}  // namespace candor::shape
