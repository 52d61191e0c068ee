// A value as a language writes it: the one place that knows which of ICU's formats belongs to which kind of fact.
#pragma once

#include <optional>

#include "model/value.h"
#include "wording/speech.h"

namespace candor::wording {

/// `value` written out in `speech`'s language: a date as `February 9, 2026`, a period as `7 years`, a country, language
/// or number by name, text as it is. Nothing for lists, maps, flags, choices and references: they have no words of
/// their own. The text's origins are what it was written with: CLDR has no business days, so a message says them,
/// perhaps (origin `missing`) in the fallback.
std::optional<Value> written(const Value& value, const Words& words, const Speech& speech);

}  // namespace candor::wording
