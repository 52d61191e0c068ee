// Independent work over several cores. The results must not depend on the order, so that one job and eight give the
// same bytes.
#pragma once

#include <cstddef>
#include <functional>

namespace candor {

/// Calls `work(index)` for every index below `count`, at most `jobs` at a time, and returns when all are done.
/// With one job, or one piece of work, everything runs on the calling thread. The first exception is thrown again
/// after the others have ended.
void for_each_index(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& work);

}  // namespace candor
