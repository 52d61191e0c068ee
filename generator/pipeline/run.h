// What a run is given by the outside world, and what it gives back. Only `cli` fills the one and prints the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "diagnostics/diagnostic.h"
#include "files/files.h"
#include "model/company.h"
#include "model/judged_requirement.h"

namespace candor {

struct Run {
  Files& files;
  std::string root;           ///< the project's folder
  std::int64_t now = 0;       ///< today's instant, seconds since 1970-01-01T00:00:00Z
  std::optional<Date> as_of;  ///< a civil date for all companies instead
  std::size_t jobs = 1;
  std::function<void(std::size_t done, std::size_t all)> progress;  ///< companies; from any thread; may be empty
};

/// Why a run ended: decides the exit code together with the diagnostics.
enum class Ending {
  done,     ///< what was asked for was done
  refused,  ///< the content has errors; nothing was written
  failed,   ///< the machine failed us, or the request makes no sense
};

struct Outcome {
  Diagnostics diagnostics;
  Ending ending = Ending::done;
  std::string output;                       ///< data, for standard output
  std::string said;                         ///< lines of talk, for standard error
  std::string details;                      ///< lines of talk for who asked for more (`--verbose`)
  std::vector<JudgedRequirement> verdicts;  ///< `check`: requirements judged, for its report
};

/// What a verb gives that stops at mistakes before it has done anything.
Outcome refused(Diagnostics diagnostics);

/// The civil date of the run where the company counts its days.
Date today_of(const Run& run, const Company& company);
/// The same for a time zone, by its IANA name.
Date today_of(const Run& run, const std::string& zone);
/// The same in UTC, for what belongs to no company.
Date today_of(const Run& run);

}  // namespace candor
