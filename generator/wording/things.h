// Filters for things and closed words: what a reference names, what it is called, how a word of a list is put. A fact
// that is not stated stays so, and a thing without a name is left out: silence passes through.
#pragma once

#include <array>
#include <string_view>

#include "template/environment.h"
#include "wording/speech.h"

namespace candor::wording {

/// `reference|the`: the thing it names.
Value thing_named(const templates::Call& call, const Speech& speech);

/// The fields that may name a thing, the first it has counts.
inline constexpr std::array<std::string_view, 5> naming_fields = {"label", "name", "title", "text", "term"};

/// `references|names`: what each is called (its `label`, `name`, `title`, `text` or `term`, the first it has), as a
/// list of texts; of a map of things, what each of them is called; of a single reference, one text.
Value names_of(const templates::Call& call, const Speech& speech);

/// `words|stating(fact, …)`: the same words, which also state these facts: what a table's heading says for all of its
/// rows, each row states for itself. A fact that is not stated adds nothing.
Value stating(const templates::Call& call);

/// `choices|worded("period.event")`: each word of a closed list as the message puts it, which chooses by its argument
/// `value`; of a single choice, one text.
Value worded(const templates::Call& call, const Words& words, const Speech& speech);

}  // namespace candor::wording
