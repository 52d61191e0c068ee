#include "serve/live_preview.h"

namespace candor::serve {

Shown LivePreview::current() const {
  const std::lock_guard lock(guard_);
  return shown_;
}

void LivePreview::look_at(const std::string& company) {
  const std::lock_guard lock(guard_);
  looked_at_ = company;
}

void LivePreview::read(const Run& run, const Touched& touched) {
  Touched first = touched;
  if (touched.project) {
    const std::lock_guard lock(guard_);
    if (shown_.preview->company(looked_at_)) first.companies = {looked_at_};
  }
  show(run, first);
  const std::set<std::string> behind = current().preview->behind;
  if (!behind.empty()) show(run, {.project = false, .companies = behind});
}

void LivePreview::show(const Run& run, const Touched& touched) {
  auto next = std::make_shared<const Preview>(read_preview(run, *current().preview, touched));
  const std::lock_guard lock(guard_);
  shown_ = {std::move(next), shown_.number + 1};
}

}  // namespace candor::serve
