// How far a long command has come, on a terminal: a line that is written over, begins only after a second, and is gone
// before anything else is printed.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace candor {

class Progress {
 public:
  using Write = std::function<void(const std::string&)>;

  /// `write` puts bytes on the terminal at once; it is called from one thread of this object's own.
  explicit Progress(Write write, std::chrono::milliseconds after = std::chrono::seconds{1},
                    std::chrono::milliseconds every = std::chrono::milliseconds{200});
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { end(); }

  /// So many of `all` companies are done. From any thread.
  void tell(std::size_t done, std::size_t all);
  /// Takes the line away. What follows may be printed.
  void end();

 private:
  void run(std::chrono::milliseconds after, std::chrono::milliseconds every);
  bool has_ended_after(std::chrono::milliseconds time);

  Write write_;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<std::size_t> all_ = 0;
  std::mutex guard_;
  std::condition_variable woken_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace candor
