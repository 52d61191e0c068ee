// Work over several cores: each piece once, whatever the number of jobs; a failure is told when all have ended.
#include "base/parallel.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace candor;

TEST_CASE("every piece of work is done once, with one job, some, and more than there are pieces") {
  for (const std::size_t jobs : {0U, 1U, 3U, 200U}) {
    std::vector<std::atomic<int>> times(100);
    for_each_index(times.size(), jobs, [&](std::size_t i) { ++times[i]; });
    for (const auto& count : times) CHECK(count == 1);
  }
  for_each_index(0, 4, [](std::size_t) { FAIL("there is nothing to do"); });
}

TEST_CASE("one job works on the thread that calls") {
  const auto caller = std::this_thread::get_id();
  for_each_index(3, 1, [&](std::size_t) { CHECK(std::this_thread::get_id() == caller); });
}

TEST_CASE("what fails is thrown to the caller after the others have ended") {
  std::atomic<int> running = 0;
  const auto work = [&](std::size_t i) {
    ++running;
    if (i == 2) {
      --running;
      throw std::runtime_error("the third");
    }
    --running;
  };
  CHECK_THROWS_WITH(for_each_index(100, 4, work), "the third");
  CHECK(running == 0);
}
