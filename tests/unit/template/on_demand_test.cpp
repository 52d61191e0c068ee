// A set of templates compiles some of them only when they are asked for.
#include <catch2/catch.hpp>

#include <atomic>
#include <thread>
#include <vector>

#include "template/template.h"

using namespace candor;
using namespace candor::templates;

namespace {

TemplatePtr compiled(const char* source) {
  Diagnostics none;
  return compile(source, "templates/a.md", OutputKind::markdown, none);
}

}  // namespace

TEST_CASE("a template on demand is compiled when it is first found, and once, whatever the thread") {
  std::atomic<int> times = 0;
  TemplateSet set;
  set.add_on_demand("a.md", [&] {
    ++times;
    return compiled("words");
  });
  CHECK(set.names() == std::vector<std::string>{"a.md"});
  CHECK(times == 0);
  std::vector<std::thread> threads;
  std::atomic<int> found = 0;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&] { found += set.find("a.md") != nullptr ? 1 : 0; });
  for (std::thread& thread : threads) thread.join();
  CHECK(found == 4);
  CHECK(times == 1);
}

TEST_CASE("of two templates of one name the later counts, on demand or not") {
  TemplateSet set;
  set.add_on_demand("a.md", [] { return compiled("first"); });
  const TemplatePtr second = compiled("second");
  set.add("a.md", second);
  CHECK(set.find("a.md") == second.get());
  set.add_on_demand("a.md", [] { return compiled("third"); });
  CHECK(set.find("a.md") != second.get());
  CHECK(set.find("b.md") == nullptr);
}
