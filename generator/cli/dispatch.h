// From a command line to a run of the pipeline.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "pipeline/run.h"

namespace candor {

/// What only the outside knows: the clock, the environment, the terminal.
struct Outside {
  Files& files;
  std::int64_t now = 0;  ///< seconds since 1970-01-01T00:00:00Z
  std::size_t cores = 1;
  bool colour_on_stdout = false;
  bool colour_on_stderr = false;
  std::string github_step_summary;  ///< the file that GITHUB_STEP_SUMMARY names; empty outside of GitHub's CI
  std::function<void(std::size_t, std::size_t)> progress = {};  ///< how far a check has come; empty: nobody looks
  // For what runs until it is told to end:
  std::function<std::int64_t()> clock = {};          ///< as `now`, at the moment of asking
  std::function<void(const std::string&)> say = {};  ///< a line for standard error, at once
  std::function<void()> wait_for_end = {};           ///< returns when the user wants an end
};

/// What is to be printed and how the process ends.
struct Printed {
  std::string output;
  std::string error;
  int exit_code = 0;
};

/// Runs the command. Never throws for what an author or the disk does.
Printed dispatch(const CommandLine& line, const Outside& outside);

}  // namespace candor
