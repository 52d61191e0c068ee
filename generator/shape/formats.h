// Strict readers for the types that the schema names by `format`. Each says what is wrong in an author's words, since
// "does not match" helps nobody; none asks the locale or the machine.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/value.h"

namespace candor::shape {

enum class Format { none, date, period, country, language, email, url, time_zone, id };

/// The format of that name in the schema (`time-zone`), or nothing.
std::optional<Format> format_named(std::string_view name);

/// What a text of this format is typed as.
Kind kind_of(Format format);

/// Why a text is not of the format.
struct FormFault {
  std::string id;       ///< of the diagnostic: `bad-date`
  std::string message;  ///< "`2026-02-31` is no day of the calendar"
  std::string help;
};

/// - date: YYYY-MM-DD, a day that exists (ISO 8601-1, 5.2.2.1 extended format)
/// - period: model/period.h
/// - country: ISO 3166-1 alpha-2, upper case
/// - language: a BCP 47 tag in its canonical case (RFC 5646, 2.1 and 2.1.1)
/// - email: RFC 5321 4.1.2, ASCII, dot-string local part, a domain of two labels or more
/// - url: http, https, mailto and tel alone (RFC 3986, 6068, 3966); no credentials, no raw IP address
/// - time_zone: `UTC` or a name such as `Asia/Seoul`; whether it exists is ICU's to say
/// - id: lower-case letters and digits in groups, joined by single hyphens
std::optional<FormFault> fault_in(Format format, std::string_view text);

}  // namespace candor::shape
