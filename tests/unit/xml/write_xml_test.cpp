#include <catch2/catch.hpp>

#include "xml/write_xml.h"

using candor::xml::Element;
using candor::xml::is_xml_text;
using candor::xml::write_xml;

TEST_CASE("an element is written with its attributes, its text escaped") {
  const Element feed{"feed", {{"xml:lang", "ko"}, {"title", "a \"b\" & <c>"}}, {}, {{"title", {}, "x < y & 개인정보"}}};
  CHECK(write_xml(feed) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<feed xml:lang=\"ko\" title=\"a &quot;b&quot; &amp; &lt;c>\">\n"
        "  <title>x &lt; y &amp; 개인정보</title>\n"
        "</feed>\n");
}

TEST_CASE("what XML 1.0 cannot hold is refused, wherever it stands") {
  for (const std::string& bad : {std::string("a\x01z"), std::string("a\0z", 3), std::string("\xef\xbf\xbe"),
                                 std::string("\x1b[31m"), std::string("\xc3\x28"), std::string("\xed\xa0\x80")}) {
    CHECK_FALSE(is_xml_text(bad));
    CHECK_FALSE(write_xml({"a", {}, bad}));
    CHECK_FALSE(write_xml({"a", {{"b", bad}}}));
    CHECK_FALSE(write_xml({"a", {}, {}, {{"b", {}, {}, {{"c", {}, bad}}}}}));
  }
  CHECK(is_xml_text("tab\t, line\n, 한국어, 😀"));
}
