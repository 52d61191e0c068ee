// The coming days of `candor next`: a line each, as JSON, or as a calendar.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "model/coming.h"

namespace candor {

/// A line for each event, its day in front.
std::string coming_text(const std::vector<Coming>& events);

/// `{"schema":1,"days":[{"day","events":[{"kind","company","document"?,"subject"?,"text","file"?,"line"?}]}]}`
std::string coming_json(const std::vector<Coming>& events);

/// iCalendar (RFC 5545): an event that lasts the day for each. Its UID is made of what it is, not of when, so that a
/// calendar moves it along; `today` is its DTSTAMP, so that the same day gives the same bytes. `site` (the site's base
/// URL) keeps the events of two sites apart.
std::string coming_calendar(const std::vector<Coming>& events, Date today, const std::string& site);

}  // namespace candor
