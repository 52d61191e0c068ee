// The list of findings: what is counted, in which order it is told, and what is told once.
#include "diagnostics/diagnostic.h"

#include <catch2/catch.hpp>

using namespace candor;

namespace {

Diagnostic finding(std::string message, Place place, Severity severity = Severity::error) {
  return {.id = "unknown-key", .severity = severity, .place = std::move(place), .message = std::move(message)};
}

std::vector<std::string> messages_in_order(const std::vector<Diagnostic>& found) {
  Diagnostics diagnostics;
  for (const Diagnostic& one : found) diagnostics.add(one);
  std::vector<std::string> messages;
  for (const Diagnostic& one : diagnostics.in_order()) messages.push_back(one.message);
  return messages;
}

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("findings are told by file, line and column") {
  CHECK(messages_in_order({finding("d", {"b.yaml", 1, 1, 1}), finding("c", {"a.yaml", 10, 1, 1}),
                           finding("b", {"a.yaml", 2, 7, 1}), finding("a", {"a.yaml", 2, 3, 1})}) ==
        Messages{"a", "b", "c", "d"});
}

TEST_CASE("findings at one place are told in the order in which they were made") {
  CHECK(messages_in_order({finding("b", {"a.yaml", 1, 1, 1}), finding("a", {"a.yaml", 1, 1, 1})}) ==
        Messages{"b", "a"});
}

TEST_CASE("the same finding at the same place is told once, whatever was found there in between") {
  const Place place{"a.yaml", 1, 1, 1};
  CHECK(messages_in_order({finding("a", place), finding("a", place)}) == Messages{"a"});
  CHECK(messages_in_order({finding("a", place), finding("b", place), finding("a", place)}) == Messages{"a", "b"});
}

TEST_CASE("the same words about another place or of another kind are another finding") {
  Diagnostic other = finding("a", {"a.yaml", 1, 1, 1});
  other.id = "wrong-type";
  CHECK(messages_in_order({finding("a", {"a.yaml", 1, 1, 1}), finding("a", {"a.yaml", 1, 1, 9}), other}) ==
        Messages{"a", "a", "a"});
}

TEST_CASE("findings are counted by severity, and warnings are no errors") {
  Diagnostics diagnostics;
  CHECK(diagnostics.empty());
  diagnostics.add(finding("a", {}, Severity::warning));
  diagnostics.add(finding("b", {}, Severity::warning));
  CHECK_FALSE(diagnostics.has_errors());
  Diagnostics more;
  more.add(finding("c", {}));
  diagnostics.append(std::move(more));
  CHECK(diagnostics.has_errors());
  CHECK(diagnostics.count(Severity::warning) == 2);
  CHECK(diagnostics.count(Severity::note) == 0);
}
