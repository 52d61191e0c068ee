#include "serve/live_preview.h"

namespace candor::serve {

Shown LivePreview::current() const {
  const std::lock_guard lock(guard_);
  return shown_;
}

void LivePreview::read(const Run& run, const Touched& touched) {
  auto next = std::make_shared<const Preview>(read_preview(run, *current().preview, touched));
  const std::lock_guard lock(guard_);
  shown_ = {std::move(next), shown_.number + 1};
  changed_.notify_all();
}

std::uint64_t LivePreview::wait_for_other(std::uint64_t seen, std::chrono::milliseconds longest) const {
  std::unique_lock lock(guard_);
  changed_.wait_for(lock, longest, [&] { return shown_.number != seen; });
  return shown_.number;
}

}  // namespace candor::serve
