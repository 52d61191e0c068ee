#include "cli/progress.h"

namespace candor {

namespace {

constexpr const char* take_line_away = "\r\x1b[K";  // ECMA-48: to the line's begin, erase to its end

}  // namespace

Progress::Progress(Write write, std::chrono::milliseconds after, std::chrono::milliseconds every)
    : write_(std::move(write)), thread_([this, after, every] { run(after, every); }) {}

void Progress::tell(std::size_t done, std::size_t all) {
  all_ = all;
  // Threads may arrive out of order; the line never goes back.
  for (std::size_t before = done_; before < done && !done_.compare_exchange_weak(before, done);) {
  }
}

void Progress::end() {
  {
    const std::lock_guard lock(guard_);
    ended_ = true;
  }
  woken_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool Progress::has_ended_after(std::chrono::milliseconds time) {
  std::unique_lock lock(guard_);
  return woken_.wait_for(lock, time, [this] { return ended_; });
}

void Progress::run(std::chrono::milliseconds after, std::chrono::milliseconds every) {
  if (has_ended_after(after)) return;
  std::string shown;
  do {
    const std::string line =
        "checked " + std::to_string(done_) + " of " + std::to_string(all_) + (all_ == 1 ? " company" : " companies");
    if (line != shown && all_ > 0) write_(take_line_away + line);
    if (all_ > 0) shown = line;
  } while (!has_ended_after(every));
  if (!shown.empty()) write_(take_line_away);
}

}  // namespace candor
