// The preview that is being shown, and the next one when a save has made it. Requests take what stands there and keep
// it as long as they need it; nobody waits for a reading.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "pipeline/read_preview.h"

namespace candor::serve {

/// A preview and its number: the first one is 1, each save counts on.
struct Shown {
  std::shared_ptr<const Preview> preview;
  std::uint64_t number = 0;
};

class LivePreview {
 public:
  Shown current() const;
  /// Reads what was touched and shows it: the company that was last looked at first, when all of them were touched.
  /// Called from one thread at a time.
  void read(const Run& run, const Touched& touched);
  /// Somebody looks at a page of this company.
  void look_at(const std::string& company);

 private:
  void show(const Run& run, const Touched& touched);

  mutable std::mutex guard_;
  Shown shown_{std::make_shared<const Preview>(), 0};
  std::string looked_at_;
};

}  // namespace candor::serve
