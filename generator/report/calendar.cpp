// iCalendar, by hand: RFC 5545 asks for three things that a printer has to get right, and no Debian library that writes
// it is smaller than they are: lines end in CRLF, are folded at 75 octets, and text is escaped.
#include <cstdint>
#include <map>
#include <string_view>

#include "base/utf8.h"
#include "base/version.h"
#include "hash/sha256.h"
#include "report/coming_report.h"

namespace candor {

namespace {

/// Section 3.3.11.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : safe_for_terminal(text)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return out;
}

/// Section 3.1: at most 75 octets a line without its CRLF; what follows begins with a space. No character is cut.
std::string line(std::string_view words) {
  constexpr std::size_t most = 75;
  std::string out;
  std::size_t length = 0;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at;
    next_code_point(words, end);
    if (length + (end - at) > most) {
      out += "\r\n ";
      length = 1;
    }
    out.append(words.substr(at, end - at));
    length += end - at;
    at = end;
  }
  return out + "\r\n";
}

std::string basic(Date day) {
  std::string text = iso_text(day);
  std::erase(text, '-');
  return text;
}

/// Of what it is, and its number among those that are the same but for their day.
std::string uid_of(const Coming& event, const std::string& site, std::map<std::string, std::int64_t>& alike) {
  constexpr std::size_t digits = 32;
  const std::string what =
      Fingerprint().add(site).add(event.kind).add(event.company).add(event.document).add(event.subject).hex();
  return Fingerprint().add(what).add_number(alike[what]++).hex().substr(0, digits) + "@candor";
}

std::string printed(const Coming& event, Date today, const std::string& uid) {
  std::string out = line("BEGIN:VEVENT") + line("UID:" + uid) + line("DTSTAMP:" + basic(today) + "T000000Z") +
                    line("DTSTART;VALUE=DATE:" + basic(event.day)) +
                    line("SUMMARY:" + escaped(event.company + ": " + event.text));
  if (!event.place.file.empty()) {
    out += line("DESCRIPTION:" + escaped(event.place.file + ":" + std::to_string(event.place.line)));
  }
  return out + line("CATEGORIES:" + escaped(event.kind)) + line("TRANSP:TRANSPARENT") + line("END:VEVENT");
}

/// A calendar has to hold something (section 3.4): without an event, the zone its days are counted in.
std::string nothing_ahead() {
  return line("BEGIN:VTIMEZONE") + line("TZID:Etc/UTC") + line("BEGIN:STANDARD") + line("DTSTART:19700101T000000") +
         line("TZOFFSETFROM:+0000") + line("TZOFFSETTO:+0000") + line("END:STANDARD") + line("END:VTIMEZONE");
}

}  // namespace

std::string coming_calendar(const std::vector<Coming>& events, Date today, const std::string& site) {
  std::string out = line("BEGIN:VCALENDAR") + line("VERSION:2.0") +
                    line("PRODID:-//Candor//Candor " + std::string(candor_version) + "//EN") +
                    line("CALSCALE:GREGORIAN");
  std::map<std::string, std::int64_t> alike;
  for (const Coming& event : events) out += printed(event, today, uid_of(event, site, alike));
  return out + (events.empty() ? nothing_ahead() : "") + line("END:VCALENDAR");
}

}  // namespace candor
