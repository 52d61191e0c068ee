// candor serve: a preview of the project in the browser, which follows every save. It reads and never writes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "pipeline/run.h"

namespace candor {

struct ServeRequest {
  int port = 0;                                      ///< 0: any that is free
  std::function<std::int64_t()> clock;               ///< today's instant, asked at each reading
  std::function<void(const std::string& line)> say;  ///< talk while it runs, a line at a time; from several threads
  std::function<void()> wait_for_end;                ///< returns when serving is to end
};

/// Serves until the request's `wait_for_end` returns. Gives back why it cannot: the port is taken, or the folders
/// cannot be watched.
std::optional<std::string> serve_project(const Run& run, const ServeRequest& request);

}  // namespace candor
