// Where literal HTML has come to, character by character: as much of the HTML Standard's tokenizer (13.2.5) as well
// formed templates need. Internal.
#pragma once

#include <string>
#include <string_view>

#include "template/syntax.h"

namespace candor::templates {

enum class Html {
  text,
  rcdata,  // title, textarea: text up to their own end tag
  raw,     // script, style and their like
  comment,
  declaration,  // <!doctype …>
  tag_name,
  in_tag,  // between attributes
  name,    // of an attribute
  after_name,
  before_value,  // after the =
  quoted,
  unquoted,
};

/// What an attribute's value is.
enum class Attribute { words, technical, address, forbidden, refresh };

struct HtmlState {
  Html html = Html::text;
  char quote = 0;
  Attribute attribute = Attribute::words;
  std::string element;  // whose end tag ends raw or rcdata; of the tag we are in
  std::string attribute_name;
  std::string value;  // of the attribute so far, its literal part
  bool closing_tag = false;
  bool is_refresh = false;  // a meta element that said http-equiv="refresh"

  /// Do two branches end in the same place? `<a` and `<a class="x"` do: an attribute may follow both.
  bool meets(const HtmlState& other) const {
    const auto place = [](Html at) { return at == Html::tag_name ? Html::in_tag : at; };
    if (place(html) != place(other.html) || quote != other.quote || attribute != other.attribute) return false;
    return element == other.element;
  }
};

/// Moves `state` over `text`; gives where in `text` the last address in an attribute begins, or Node::npos.
std::size_t walk_html(HtmlState& state, std::string_view text);

/// "in a tag's name", "in the attribute `style`": for messages.
std::string description(const HtmlState& state);

}  // namespace candor::templates
