// What is printed: escaped for where it stands, with the facts behind it.
#include <algorithm>

#include "template/escape_html.h"
#include "template/escape_markdown.h"
#include "template/run.h"

namespace candor::templates {

namespace {

constexpr std::size_t longest_url = 8192;

}  // namespace

void Run::write(std::string_view text, const std::vector<OriginPtr>& origins) {
  if (text.empty()) return;
  if (out_.size() + text.size() > limits_.output_bytes) {
    fits(Spot{0, 0, 0}, out_.size() + text.size());
    return;
  }
  const std::size_t begin = out_.size();
  out_.append(text);
  add_span(begin, origins);
}

/// Says what the output from `begin` on comes from.
void Run::add_span(std::size_t begin, const std::vector<OriginPtr>& origins) {
  if ((origins.empty() && conditions_.empty()) || begin == out_.size()) return;
  if (conditions_.empty()) return extend_spans(begin, origins);
  std::vector<OriginPtr> all = origins;
  add_origins(all, conditions_);
  extend_spans(begin, std::move(all));
}

void Run::extend_spans(std::size_t begin, std::vector<OriginPtr> origins) {
  if (!spans_.empty() && spans_.back().end == begin && spans_.back().origins == origins) {
    spans_.back().end = out_.size();
  } else {
    spans_.push_back({begin, out_.size(), std::move(origins)});
  }
}

void Run::run_output(const Node& node) {
  Value scratch;
  const Value& value = evaluate(*node.expr, scratch);
  if (failed_ || !printable(*node.expr, value, node.escape)) return;
  const std::size_t begin = out_.size();
  print(node, value);
  if (!failed_) add_span(begin, value.origins());
  if (out_.size() > limits_.output_bytes) fits(node.spot, out_.size());
}

void Run::print(const Node& node, const Value& value) {
  const bool is_finished = value.is(Kind::markup);
  switch (node.escape) {
    case Escape::plain: out_.append(value.text()); return;
    case Escape::markdown:
      if (is_finished || value.is(Kind::markdown)) {
        out_.append(value.text());
      } else {
        append_escaped_markdown(out_, value.text());
      }
      return;
    case Escape::markdown_destination:
      if (!is_allowed_url(value.text())) return fail_url(node, value.text());
      out_.append(escape_markdown_destination(value.text()));
      return;
    case Escape::html_text:
      if (is_finished) {
        out_.append(value.text());
      } else {
        append_html_text(out_, value.text());
      }
      return;
    case Escape::html_attribute:
    case Escape::html_technical:
      if (is_finished) {
        append_markup_in_attribute(out_, value.text());
      } else {
        append_html_attribute(out_, value.text());
      }
      return;
    case Escape::html_url: return print_url(node, value);
  }
}

/// The whole address so far is judged, since `java` and `script:` are harmless alone.
void Run::print_url(const Node& node, const Value& value) {
  if (out_.size() - url_begin_ + value.text().size() > longest_url) {
    fail(node.spot, "template-limit", "an address of more than " + std::to_string(longest_url) + " bytes", "");
    return;
  }
  const std::string text = value.is(Kind::markup) ? without_html_escapes(value.text()) : value.text();
  const std::string url = without_html_escapes(std::string_view(out_).substr(url_begin_)) + text;
  if (!is_allowed_url(url)) return fail_url(node, url);
  append_html_attribute(out_, text);
}

void Run::fail_url(const Node& node, const std::string& url) {
  std::size_t end = std::min<std::size_t>(url.size(), 100);
  while (end < url.size() && (static_cast<unsigned char>(url[end]) & 0xC0) == 0x80) --end;  // no half characters
  fail(node.spot, "template-escape", "`" + url.substr(0, end) + "` is no address to send a reader to",
       "only http, https, mailto, tel and paths of this site may stand here");
}

bool Run::printable(const Expr& expr, const Value& value, Escape escape) {
  switch (value.kind()) {
    case Kind::undefined:
      // A host's function or filter that gives nothing has nothing to say: silence, not a mistake.
      if ((expr.op != Op::call && expr.op != Op::filter) || callable(expr.symbol).built_in) {
        fail_undefined(expr, "printed");
      }
      return false;
    case Kind::none:
      fail_at(expr, "`none` is printed", "test it first, or give it a `|default(…, true)`");
      return false;
    case Kind::flag:
      fail_at(expr, "yes or no is printed", "choose words by it: `{{ … if flag else … }}`, or an `if`");
      return false;
    case Kind::list: fail_at(expr, "a list is printed", "walk it with `for`, or `|join(\", \")` it"); return false;
    case Kind::map: fail_at(expr, "a map is printed", "print one of its members, or walk its `.items()`"); return false;
    case Kind::choice:
      if (escape == Escape::plain || escape == Escape::html_technical || escape == Escape::html_url) return true;
      fail_at(expr, "the word `" + value.text() + "` of a closed list is printed",
              "it is a word of the YAML, not the reader's: choose a message by it");
      return false;
    case Kind::markdown:
      if (escape == Escape::plain || escape == Escape::markdown) return true;
      fail_at(expr, "Markdown is printed where it is not read", "it may stand in Markdown, as text of its own");
      return false;
    case Kind::markup:
      if (escape != Escape::markdown_destination) return true;
      fail_at(expr, "finished text is printed as an address", "put the address itself there");
      return false;
    default: return true;
  }
}

Value Run::escaped(const Spot& spot, const Value& value) {
  if (failed_) return {};
  const bool is_finished = value.is(Kind::markup) || (value.is(Kind::markdown) && kind_ == OutputKind::markdown);
  if (is_finished) return value;
  if ((!is_text(value) && !value.is(Kind::number)) || value.is(Kind::markdown)) {
    fail(spot, "template-value", kind_in_words(value) + " cannot be escaped", "only text can");
    return {};
  }
  std::string markup;
  if (kind_ == OutputKind::markdown) {
    markup = escape_markdown(value.text());
  } else {
    append_html_attribute(markup, value.text());
  }
  Value result = Value::markup(std::move(markup));
  return value.origins().empty() ? result : result.with_origins(value.origins());
}

}  // namespace candor::templates
