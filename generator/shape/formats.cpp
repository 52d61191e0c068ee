#include "shape/formats.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/date.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "model/period.h"
#include "shape/addresses.h"
#include "shape/codes.h"
#include "shape/language_tag.h"

namespace candor::shape {

namespace {

struct Named {
  std::string_view name;
  Format format;
  Kind kind;
};

constexpr std::array<Named, 8> formats{{
    {"date", Format::date, Kind::date},
    {"period", Format::period, Kind::period},
    {"country", Format::country, Kind::country},
    {"language", Format::language, Kind::language},
    {"email", Format::email, Kind::email},
    {"url", Format::url, Kind::url},
    {"time-zone", Format::time_zone, Kind::text},
    {"id", Format::id, Kind::text},
}};

using Fault = std::optional<FormFault>;

std::string shown(std::string_view text) { return excerpt(text); }

Fault date_fault(std::string_view text) {
  if (read_iso_date(text)) return std::nullopt;
  const bool has_form = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                        text.find_first_not_of("0123456789-") == std::string_view::npos;
  if (has_form)
    return FormFault{"bad-date", fmt::format("`{}` is no day of the calendar", text), "write a day that exists"};
  return FormFault{"bad-date", fmt::format("`{}` is no date", shown(text)), "write year, month and day: `2026-04-14`"};
}

Fault period_fault(std::string_view text) {
  if (read_period(text)) return std::nullopt;
  std::string help = "write a number and a unit: `30 days`, `1 year`, `72 hours`, `10 business days`";
  // `7 year`, `07 years`, `7years`, `7  years`, `7 Years`: near enough to say what was meant.
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits != 0 && digits != std::string_view::npos && digits <= 6) {
    std::string_view unit = text.substr(digits);
    while (unit.starts_with(' ')) unit.remove_prefix(1);
    const int count = std::stoi(std::string(text.substr(0, digits)));
    std::vector<std::string> known;
    for (const auto* name : {"hour", "day", "week", "month", "year", "business day"}) {
      known.push_back(count == 1 ? name : std::string(name) + "s");
    }
    const auto near = nearest_name(unit, known);
    if (near && count > 0 && count <= 9999) help = fmt::format("did you mean `{} {}`?", count, *near);
  }
  return FormFault{"bad-period", fmt::format("`{}` is no period", shown(text)), std::move(help)};
}

Fault country_fault(std::string_view text) {
  if (is_country_code(text)) return std::nullopt;
  std::string help = "write the two capitals of ISO 3166: `KR`, `US`, `DE`";
  std::string capitals(text);
  for (char& byte : capitals) {
    if (byte >= 'a' && byte <= 'z') byte = static_cast<char>(byte - 'a' + 'A');
  }
  if (text == "UK") help = "the code of the United Kingdom is `GB`";
  if (text == "EU" || text == "EEA") help = "the European Union is no country; name its countries";
  if (is_country_code(capitals)) help = fmt::format("did you mean `{}`?", capitals);
  return FormFault{"bad-country", fmt::format("`{}` is no country code", shown(text)), std::move(help)};
}

Fault language_fault(std::string_view text) {
  if (!is_language_tag(text)) {
    std::string help = "write a BCP 47 tag: `en`, `ko`, `pt-BR`, `zh-Hant`";
    std::string hyphens(text);
    for (char& byte : hyphens) byte = byte == '_' ? '-' : byte;
    if (is_language_tag(hyphens)) help = fmt::format("did you mean `{}`?", canonical_case(hyphens));
    if (text == "kr") help = "`KR` is the country; the language is `ko`";
    if (text == "jp") help = "`JP` is the country; the language is `ja`";
    if (text == "cn") help = "`CN` is the country; the language is `zh-Hans`";
    return FormFault{"bad-language", fmt::format("`{}` is no language tag", shown(text)), std::move(help)};
  }
  const std::string canonical = canonical_case(text);
  if (canonical == text) return std::nullopt;
  return FormFault{"bad-language", fmt::format("`{}` has unusual capitals", text),
                   fmt::format("write `{}`", canonical)};
}

Fault time_zone_fault(std::string_view text) {
  bool good = text.size() <= 64 && !text.empty() && text.find("//") == std::string_view::npos;
  std::size_t parts = 1;
  for (const char byte : text) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
    good = good && (letter || byte == '_' || byte == '-' || byte == '+' || byte == '/');
    if (byte == '/') ++parts;
  }
  good = good && parts <= 3 && text.front() != '/' && text.back() != '/' && (parts > 1 || text == "UTC");
  if (good) return std::nullopt;
  return FormFault{"bad-time-zone", fmt::format("`{}` is no time zone", shown(text)),
                   "write a name of the IANA database: `Asia/Seoul`, `Europe/Berlin`, `UTC`"};
}

Fault id_fault(std::string_view text) {
  bool good = !text.empty() && text.front() != '-' && text.back() != '-' && text.find("--") == std::string_view::npos;
  std::string near;
  for (const char byte : text) {
    const bool capital = byte >= 'A' && byte <= 'Z';
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    good = good && (plain || byte == '-');
    if (capital || plain) {
      near += capital ? static_cast<char>(byte - 'A' + 'a') : byte;
    } else if (!near.empty() && near.back() != '-') {
      near += '-';
    }
  }
  if (good) return std::nullopt;
  if (near.ends_with('-')) near.pop_back();
  return FormFault{"bad-id", fmt::format("`{}` is no id", shown(text)),
                   near.empty()
                       ? "ids are lower-case letters and digits, joined by single hyphens: `billing-records`"
                       : fmt::format("ids are lower-case letters, digits and single hyphens: `{}`", shown(near))};
}

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  for (const Named& one : formats) {
    if (one.name == name) return one.format;
  }
  return std::nullopt;
}

Kind kind_of(Format format) {
  for (const Named& one : formats) {
    if (one.format == format) return one.kind;
  }
  return Kind::text;
}

std::optional<FormFault> fault_in(Format format, std::string_view text) {
  const auto address = [&](std::optional<std::string> fault, std::string id, std::string help) -> Fault {
    if (!fault) return std::nullopt;
    return FormFault{std::move(id), fmt::format("`{}` {}", shown(text), *fault), std::move(help)};
  };
  switch (format) {
    case Format::none: return std::nullopt;
    case Format::date: return date_fault(text);
    case Format::period: return period_fault(text);
    case Format::country: return country_fault(text);
    case Format::language: return language_fault(text);
    case Format::email:
      return address(email_fault(text), "bad-email", "write the address itself: `privacy@example.com`");
    case Format::url:
      return address(url_fault(text), "bad-url", "write the whole address: `https://example.com/privacy`");
    case Format::time_zone: return time_zone_fault(text);
    case Format::id: return id_fault(text);
  }
  return std::nullopt;
}

}  // namespace candor::shape
