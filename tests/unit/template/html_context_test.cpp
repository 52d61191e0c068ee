// HTML: a value is escaped by what stands around it, and refused where nothing could make it harmless.
#include <catch2/catch.hpp>

#include "template/escape_html.h"
#include "unit/template/rendering.h"

using namespace candor;
using namespace candor::templates;

namespace {

Context words() {
  return Context(Value::map({{"x", Value::text("<b a=\"1\" c='2'>&</b>")},
                             {"word", Value::text("word")},
                             {"url", Value::scalar(Kind::url, "https://example.com/?a=1&b=2")},
                             {"bad", Value::text("javascript:alert(1)")},
                             {"java", Value::text("java")},
                             {"script", Value::text("script:alert(1)")},
                             {"host", Value::text("/evil.example")},
                             {"choice", Value::scalar(Kind::choice, "processor")},
                             {"done", Value::markup("<i title=\"t\">&amp;</i>")},
                             {"path", Value::markup("/a?b=1&amp;c=2")},
                             {"author", Value::scalar(Kind::markdown, "*a*")}}));
}

std::string html(const std::string& source) { return render_source(source, words(), OutputKind::html).text(); }

std::string id(const std::string& source) { return render_source(source, words(), OutputKind::html).id(); }

}  // namespace

TEST_CASE("a value is escaped for where it stands") {
  CHECK(html("<p>{{ x }}</p>") == "<p>&lt;b a=\"1\" c='2'&gt;&amp;&lt;/b&gt;</p>");
  CHECK(html("<p title=\"{{ x }}\">") == "<p title=\"&lt;b a=&#34;1&#34; c=&#39;2&#39;&gt;&amp;&lt;/b&gt;\">");
  CHECK(html("<p title='{{ x }}'>") == "<p title='&lt;b a=&#34;1&#34; c=&#39;2&#39;&gt;&amp;&lt;/b&gt;'>");
  CHECK(html("<title>{{ x }}</title>") == "<title>&lt;b a=\"1\" c='2'&gt;&amp;&lt;/b&gt;</title>");
  CHECK(html("<a href=\"{{ url }}\">") == "<a href=\"https://example.com/?a=1&amp;b=2\">");
}

TEST_CASE("finished text is printed as it is, but never ends an attribute") {
  CHECK(html("<p>{{ done }}</p>") == "<p><i title=\"t\">&amp;</i></p>");
  CHECK(html("<p title=\"{{ done }}\">") == "<p title=\"&lt;i title=&#34;t&#34;&gt;&amp;&lt;/i&gt;\">");
  CHECK(html("<a href=\"{{ path }}\">") == "<a href=\"/a?b=1&amp;c=2\">");
}

TEST_CASE("a value where nothing can be escaped does not compile") {
  const auto source = GENERATE(
      as<std::string>(), "<a href={{ word }}>", "<a {{ word }}>", "<a {{ word }}=\"x\">", "<a data-{{ word }}=\"x\">",
      "<{{ word }}>", "</{{ word }}>", "<a{{ word }}>", "<script>{{ word }}</script>", "<style>{{ word }}</style>",
      "<!-- {{ word }} -->", "<p style=\"{{ word }}\">", "<p onclick=\"{{ word }}\">", "<img srcset=\"{{ word }}\">",
      "<iframe srcdoc=\"{{ word }}\">", "<!doctype {{ word }}>", "<SCRIPT>{{ word }}",
      "<script>\"</scrip>\" {{ word }}", "<meta http-equiv=\"refresh\" content=\"{{ word }}\">",
      "<p a=\"b\" {{ word }}>", "<p a={% if word %}x{% endif %}{{ word }}>", "<a href=x{{ word }}>",
      "<textarea></textarea><script>{{ word }}", "<iframe>{{ word }}");
  INFO(source);
  CHECK(id(source) == "template-escape");
}

TEST_CASE("literal text may hold anything that is closed again") {
  CHECK(html("<!doctype html><p>{{ word }}") == "<!doctype html><p>word");
  CHECK(html("<script>if (a < b) \"<p class='\"</script><p>{{ word }}") ==
        "<script>if (a < b) \"<p class='\"</script><p>word");
  CHECK(html("<style>a > b {}</style>{{ word }}") == "<style>a > b {}</style>word");
  CHECK(html("<!-- ' \" <a href= --><p>{{ word }}") == "<!-- ' \" <a href= --><p>word");
  CHECK(html("a < b {{ word }} 1<2 <3 {{ word }}") == "a < b word 1<2 <3 word");
  CHECK(html("<p title='a\"b' lang=en>{{ word }}<br/>{{ word }}") == "<p title='a\"b' lang=en>word<br/>word");
  CHECK(html("<a href=/x/>{{ word }}</a >") == "<a href=/x/>word</a >");
  CHECK(html("<title>a<b</title>{{ word }}") == "<title>a<b</title>word");
}

TEST_CASE("branches must end in the same place of the HTML") {
  CHECK(id("{% if word %}<a href=\"{% endif %}{{ word }}") == "template-escape");
  CHECK(id("{% if word %}<script>{% else %}<p>{% endif %}x") == "template-escape");
  CHECK(id("<p {% for c in word|list %}class=\"{% endfor %}>") == "template-escape");
  CHECK(id("<p class=\"") == "template-escape");
  CHECK(id("<p>{% set a %}<a href=\"{% endset %}</p>") == "template-escape");
  CHECK(html("<a{% if word %} class=\"{{ word }}\"{% endif %} href=\"/\">") == "<a class=\"word\" href=\"/\">");
  CHECK(html("<a class=\"a{% if word %} {{ word }}{% endif %}\">") == "<a class=\"a word\">");
  CHECK(html("{% if word %}<p>a</p>{% else %}<b title=\"x\">{% endif %}") == "<p>a</p>");
}

TEST_CASE("an include stands where text stands") {
  Diagnostics diagnostics;
  TemplateSet parts;
  parts.add("part", compile("<i>{{ word }}</i>", "partials/part.html", OutputKind::html, diagnostics));
  parts.add("words", compile("*{{ word }}*", "parts/words.md", OutputKind::markdown, diagnostics));
  CHECK(render_source("<p>{% include 'part' %}", words(), OutputKind::html, {}, parts).text() == "<p><i>word</i>");
  CHECK(render_source("<p title=\"{% include 'part' %}\">", words(), OutputKind::html, {}, parts).id() ==
        "template-escape");
  CHECK(render_source("<p>{% include 'words' %}", words(), OutputKind::html, {}, parts).id() == "template-include");
}

TEST_CASE("an address is judged as a whole, in any of its attributes") {
  CHECK(html("<a href=\"/{{ word }}/#{{ word }}\">") == "<a href=\"/word/#word\">");
  CHECK(html("<a href=\"mailto:{{ word }}\">") == "<a href=\"mailto:word\">");
  CHECK(html("<form action='{{ url }}'>") == "<form action='https://example.com/?a=1&amp;b=2'>");
  for (const std::string source :
       {"<a href=\"{{ bad }}\">", "<a href='{{ bad }}'>", "<a HREF=\"{{ bad }}\">", "<img src=\"{{ bad }}\">",
        "<form action=\"{{ bad }}\">", "<button formaction=\"{{ bad }}\">", "<blockquote cite=\"{{ bad }}\">",
        "<a href=\"{{ java }}{{ script }}\">", "<a href=\"java{{ script }}\">", "<a href=\"/{{ host }}\">",
        "<a href=\"{% if word %}java{% endif %}{{ script }}\">", "<a href = \"{{ bad }}\">",
        "<a x='\"' href=\"{{ bad }}\">", "<svg><a xlink:href=\"{{ bad }}\">", "<object data=\"{{ bad }}\">",
        "<meta http-equiv=\"refresh\" content=\"0; url={{ bad }}\">",
        "{% set u %}{{ bad }}{% endset %}<a href=\"{{ u }}\">"}) {
    INFO(source);
    CHECK(id(source) == "template-escape");
  }
  CHECK(html("<meta http-equiv=\"Refresh\" content=\"0; URL={{ url }}\">").find("https://") != std::string::npos);
}

TEST_CASE("addresses that a reader may be sent to") {
  for (const std::string url :
       {"https://example.com", "http://example.com/a?b#c", "HTTPS://EXAMPLE.COM/", "mailto:a@b.example",
        "tel:+49301234", "/", "/en/", "../x", "./x", "#id", "?q=1", "", "a/b", "en/x:y", "?a:b",
        "https://example.com/한국어", "https://example.com/a@b", "https://xn--bcher-kva.example"}) {
    INFO(url);
    CHECK(is_allowed_url(url));
  }
  for (const std::string url : {"javascript:alert(1)",
                                "JaVaScRiPt:alert(1)",
                                " javascript:alert(1)",
                                "java\nscript:alert(1)",
                                "java\tscript:x",
                                "\x01javascript:x",
                                "data:text/html,x",
                                "vbscript:x",
                                "view-source:javascript:x",
                                "feed:javascript:x",
                                "blob:https://x",
                                "file:///etc/passwd",
                                "//evil.example",
                                "/\\evil.example",
                                "\\\\evil",
                                "https:evil.example",
                                "https:/evil.example",
                                "https:///evil.example",
                                "http://",
                                "https://good.example@evil.example",
                                "https://a b.example",
                                "ftp://x",
                                "https://example.com/\xE2\x80\xAE",
                                "https://example.com/\xC2\xA0",
                                "about:blank",
                                "x:y"}) {
    INFO(url);
    CHECK_FALSE(is_allowed_url(url));
  }
}

TEST_CASE("words of closed lists stand in technical attributes only") {
  CHECK(html("<p class=\"is-{{ choice }}\" data-kind='{{ choice }}' id=\"{{ choice }}\">") ==
        "<p class=\"is-processor\" data-kind='processor' id=\"processor\">");
  CHECK(id("<p>{{ choice }}</p>") == "template-value");
  CHECK(id("<p title=\"{{ choice }}\">") == "template-value");
  CHECK(id("<p aria-label=\"{{ choice }}\">") == "template-value");
}

TEST_CASE("an author's Markdown is an error in HTML") {
  CHECK(id("<p>{{ author }}</p>") == "template-value");
  CHECK(id("<p>{{ author|safe }}</p>") == "template-value");
  CHECK(id("<p>{{ author ~ 'x' }}</p>") == "template-value");
}
