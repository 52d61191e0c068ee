// The allow-list of addresses.
#include <catch2/catch.hpp>

#include <string>

#include "markdown/url.h"

using candor::markdown::is_allowed_url;
using candor::markdown::url_problem;
using candor::markdown::UrlProblem;

TEST_CASE("plain addresses, fragments and paths are allowed") {
  for (const char* url : {"https://example.com", "HTTP://Example.COM:8080/a?b=c#d", "https://xn--9n2bp8q.kr/",
                          "mailto:a@b.c", "tel:+82-2-123", "#retention", "../privacy/", "/ko/", "a.html?x=y:z", "./a:b",
                          "/my uri", "?q", "https://example.com/한국", "https://example.com/a@b"}) {
    INFO(url);
    CHECK(is_allowed_url(url));
    CHECK(candor::markdown::url_help(url_problem(url)).empty());
  }
}

TEST_CASE("everything else is refused for its reason") {
  struct Case {
    const char* url;
    UrlProblem problem;
  };
  const Case cases[] = {
      {"", UrlProblem::empty},
      {"//host/a", UrlProblem::other_host},
      {"/\\host", UrlProblem::bad_letter},
      {"\\\\host", UrlProblem::bad_letter},
      {"https:\\\\host", UrlProblem::bad_letter},
      {"java\tscript:a", UrlProblem::bad_letter},
      {"java\nscript:a", UrlProblem::bad_letter},
      {"\x01javascript:a", UrlProblem::bad_letter},
      {" javascript:a", UrlProblem::bad_letter},
      {"a\u202Eb", UrlProblem::bad_letter},
      {"a\x7F", UrlProblem::bad_letter},
      {"javascript:alert(1)", UrlProblem::bad_scheme},
      {"JaVaScRiPt:alert(1)", UrlProblem::bad_scheme},
      {"view-source:javascript:a", UrlProblem::bad_scheme},
      {"feed:javascript:a", UrlProblem::bad_scheme},
      {"blob:https://a/b", UrlProblem::bad_scheme},
      {"data:text/html,x", UrlProblem::bad_scheme},
      {"vbscript:x", UrlProblem::bad_scheme},
      {"file:///etc/passwd", UrlProblem::bad_scheme},
      {"ftp://host", UrlProblem::bad_scheme},
      {"about:blank", UrlProblem::bad_scheme},
      {"a:b", UrlProblem::bad_scheme},
      {":a", UrlProblem::bad_scheme},
      {"&#106;avascript:a", UrlProblem::none},  // Markdown resolves entities before us: these are letters of a path
      {"https:example.com", UrlProblem::bad_address},
      {"https:///path", UrlProblem::bad_address},
      {"https://", UrlProblem::bad_address},
      {"https://good.example@evil.example/", UrlProblem::bad_address},
      {"https://good.example:x@evil.example/", UrlProblem::bad_address},
      {"https://ex\u0430mple.com/", UrlProblem::bad_address},
      {"https://ex%61mple.com/", UrlProblem::bad_address},
      {"https://a b/", UrlProblem::bad_address},
      {"https://-a.com/", UrlProblem::bad_address},
      {"https://a:123456/", UrlProblem::bad_address},
      {"mailto:", UrlProblem::bad_address},
      {"mailto://a@b", UrlProblem::bad_address},
  };
  for (const Case& example : cases) {
    INFO(example.url);
    CHECK(url_problem(example.url) == example.problem);
    if (example.problem != UrlProblem::none) CHECK_FALSE(candor::markdown::url_help(example.problem).empty());
  }
}
