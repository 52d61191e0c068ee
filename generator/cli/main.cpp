// The process: arguments, clock, environment and terminal in; output and exit code out. Nothing else in Candor knows
// any of them.
#include <signal.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/utf8.h"
#include "cli/dispatch.h"
#include "cli/progress.h"
#include "files/disk_files.h"

namespace {

/// SOURCE_DATE_EPOCH (reproducible-builds.org) or the clock. Its specification wants a build with a malformed value to
/// fail: one that took the clock instead would differ the next day.
std::int64_t instant() {
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH"); fixed != nullptr && *fixed != '\0') {
    constexpr std::int64_t last =
        253402300799;  // 9999-12-31T23:59:59Z: later days are no ISO 8601 dates of ten characters
    const std::string text = fixed;
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc{} && end == text.data() + text.size() && seconds >= 0 && seconds <= last) return seconds;
    throw std::runtime_error("SOURCE_DATE_EPOCH takes seconds since 1970-01-01, not `" +
                             candor::safe_for_terminal(text) + "`");
  }
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

/// `--color`; on its own, only on a terminal and without NO_COLOR (no-color.org).
bool color_on(const std::string& when, int descriptor) {
  if (when == "always") return true;
  const char* no_color = std::getenv("NO_COLOR");
  return when == "auto" && isatty(descriptor) != 0 && (no_color == nullptr || *no_color == '\0');
}

/// What ends a command that runs until it is told to. Blocked before there is another thread, so that all of them leave
/// the signals to the one that waits.
sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

void hold_ending_signals() {
  const sigset_t signals = ending_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void wait_for_ending_signal() {
  const sigset_t signals = ending_signals();
  int received = 0;
  sigwait(&signals, &received);
}

bool write_all(std::FILE* stream, const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0;
}

/// For people alone: a check that takes a while says how far it has come.
std::unique_ptr<candor::Progress> progress_of(const candor::CommandLine& line) {
  if (line.command != "check" || line.has("--quiet") || isatty(STDERR_FILENO) == 0) return nullptr;
  return std::make_unique<candor::Progress>([](const std::string& bytes) { write_all(stderr, bytes); });
}

int run(const std::vector<std::string>& arguments) {
  const candor::Parsed parsed = candor::parse_command_line(arguments);
  candor::Printed printed{parsed.output, parsed.error, parsed.exit_code};
  if (!parsed.ends_here) {
    candor::DiskFiles files;
    if (parsed.line.command == "serve") hold_ending_signals();
    const std::unique_ptr<candor::Progress> progress = progress_of(parsed.line);
    std::function<void(std::size_t, std::size_t)> tell;
    if (progress) tell = [&](std::size_t done, std::size_t all) { progress->tell(done, all); };
    const std::string color = parsed.line.option("--color", "auto");
    const char* summary = std::getenv("GITHUB_STEP_SUMMARY");
    printed = candor::dispatch(
        parsed.line, {.files = files,
                      .now = instant(),
                      .cores = std::max(1U, std::thread::hardware_concurrency()),
                      .colour_on_stdout = color_on(color, STDOUT_FILENO),
                      .colour_on_stderr = color_on(color, STDERR_FILENO),
                      .github_step_summary = summary ? summary : "",
                      .progress = tell,
                      .clock = instant,
                      .say = [](const std::string& line) { write_all(stderr, candor::safe_for_terminal(line) + "\n"); },
                      .wait_for_end = wait_for_ending_signal});
  }
  write_all(stderr, printed.error);
  if (write_all(stdout, printed.output)) return printed.exit_code;
  std::fputs("candor: standard output cannot be written\n", stderr);
  return 2;
}

}  // namespace

int main(int count, char** values) {
  try {
    return run({values + 1, values + count});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "candor: %s\n", error.what());
    return 2;
  }
}
