#include "template/html_walk.h"

#include <algorithm>
#include <array>

namespace candor::templates {

namespace {

constexpr std::array<std::string_view, 19> address_attributes = {
    "href",       "src",      "action",     "cite",     "poster",  "formaction", "data",
    "background", "longdesc", "manifest",   "icon",     "profile", "codebase",   "classid",
    "usemap",     "itemid",   "xlink:href", "xml:base", "dynsrc"};
constexpr std::array<std::string_view, 5> forbidden_attributes = {"style", "srcdoc", "srcset", "imagesrcset", "ping"};
constexpr std::array<std::string_view, 12> reader_attributes = {"title",
                                                                "alt",
                                                                "placeholder",
                                                                "content",
                                                                "summary",
                                                                "label",
                                                                "abbr",
                                                                "aria-label",
                                                                "aria-description",
                                                                "aria-roledescription",
                                                                "aria-placeholder",
                                                                "aria-valuetext"};
constexpr std::array<std::string_view, 7> raw_elements = {"script",  "style",    "xmp",      "iframe",
                                                          "noembed", "noframes", "plaintext"};

template <class Names>
bool is_one_of(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

Attribute attribute_of(std::string_view name, const HtmlState& state) {
  if (name.starts_with("on") || is_one_of(forbidden_attributes, name)) return Attribute::forbidden;
  if (is_one_of(address_attributes, name)) return Attribute::address;
  if (name == "content" && state.element == "meta" && state.is_refresh) return Attribute::refresh;
  return is_one_of(reader_attributes, name) ? Attribute::words : Attribute::technical;
}

/// Walks literal HTML one character at a time, as the HTML Standard's tokenizer does (13.2.5), as much of it as well
/// formed templates need.
class HtmlWalk {
 public:
  /// Moves `state` over `text`; gives where the last address begins, if one does.
  static std::size_t over(HtmlState& state, std::string_view text) {
    std::size_t url_begin = Node::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool was_inside = state.html == Html::quoted;
      step(state, text, i);
      if (!was_inside && state.html == Html::quoted) url_begin = i + 1;
      if (state.html == Html::quoted && state.attribute == Attribute::refresh && ends_in_url(state.value)) {
        state.attribute = Attribute::address;
        url_begin = i + 1;
      }
    }
    return url_begin;
  }

 private:
  static bool ends_in_url(std::string_view value) {
    if (value.size() < 4) return false;
    std::string end;
    for (const char c : value.substr(value.size() - 4)) end.push_back(lower(c));
    return end == "url=";
  }

  static void step(HtmlState& state, std::string_view text, std::size_t& i) {
    const char c = text[i];
    switch (state.html) {
      case Html::text: return open(state, text, i);
      case Html::rcdata:
      case Html::raw: return close_element(state, text, i);
      case Html::comment: return close_comment(state, text, i);
      case Html::declaration:
        if (c == '>') state.html = Html::text;
        return;
      case Html::quoted:
        if (c == state.quote) return end_value(state);
        state.value.push_back(c);
        return;
      case Html::unquoted:
        if (is_blank(c)) return end_value(state);
        if (c == '>') {
          end_value(state);
          end_tag(state);
        }
        return;
      default: return step_in_tag(state, c);
    }
  }

  static void open(HtmlState& state, std::string_view text, std::size_t& i) {
    if (text[i] != '<') return;
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("<!--")) {
      state.html = Html::comment;
      i += 3;
    } else if (rest.starts_with("<!") || rest.starts_with("<?")) {
      state.html = Html::declaration;
    } else if (rest.size() > 1 && (is_letter(rest[1]) || (rest[1] == '/' && rest.size() > 2 && is_letter(rest[2])))) {
      state = HtmlState{};
      state.html = Html::tag_name;
      state.closing_tag = rest[1] == '/';
      if (state.closing_tag) ++i;
    } else if (rest.size() == 1 || rest == "</") {
      state = HtmlState{};
      state.html = Html::tag_name;  // `<{{ name }}`: an output will be found in a tag's name
      state.closing_tag = rest.size() > 1;
      if (state.closing_tag) ++i;
    }
  }

  static void close_element(HtmlState& state, std::string_view text, std::size_t& i) {
    const std::string_view rest = text.substr(i);
    if (!rest.starts_with("</") || rest.size() < 2 + state.element.size()) return;
    for (std::size_t k = 0; k < state.element.size(); ++k) {
      if (lower(rest[2 + k]) != state.element[k]) return;
    }
    const std::size_t after = 2 + state.element.size();
    if (after < rest.size() && !is_blank(rest[after]) && rest[after] != '>' && rest[after] != '/') return;
    i += after - 1;
    const std::string element = state.element;
    state = HtmlState{};
    state.html = Html::in_tag;
    state.closing_tag = true;
    state.element = element;
  }

  static void close_comment(HtmlState& state, std::string_view text, std::size_t& i) {
    if (!text.substr(i).starts_with("-->")) return;
    i += 2;
    state = HtmlState{};
  }

  static void step_in_tag(HtmlState& state, char c) {
    if (c == '>') return end_tag(state);
    switch (state.html) {
      case Html::tag_name:
        if (is_blank(c) || c == '/') {
          state.html = Html::in_tag;
        } else {
          state.element.push_back(lower(c));
        }
        return;
      case Html::in_tag:
      case Html::after_name:
        if (is_blank(c) || c == '/') return;
        if (c == '=' && state.html == Html::after_name) {
          state.html = Html::before_value;
          return;
        }
        state.html = Html::name;
        state.attribute_name.assign(1, lower(c));
        return;
      case Html::name:
        if (c == '=') {
          state.html = Html::before_value;
        } else if (is_blank(c) || c == '/') {
          state.html = Html::after_name;
        } else {
          state.attribute_name.push_back(lower(c));
        }
        return;
      case Html::before_value:
        if (is_blank(c)) return;
        begin_value(state, c);
        return;
      default: return;
    }
  }

  static void begin_value(HtmlState& state, char c) {
    const bool is_quoted = c == '"' || c == '\'';
    state.html = is_quoted ? Html::quoted : Html::unquoted;
    state.quote = is_quoted ? c : '\0';
    state.attribute = attribute_of(state.attribute_name, state);
    state.value.clear();
  }

  static void end_value(HtmlState& state) {
    std::string value;
    for (const char c : state.value) value.push_back(lower(c));
    if (state.element == "meta" && state.attribute_name == "http-equiv") state.is_refresh = value == "refresh";
    state.html = Html::in_tag;
    state.quote = 0;
    state.attribute = Attribute::words;
    state.attribute_name.clear();
    state.value.clear();
  }

  static void end_tag(HtmlState& state) {
    const std::string element = state.element;
    const bool opens = !state.closing_tag;
    state = HtmlState{};
    if (!opens) return;
    if (is_one_of(raw_elements, element)) {
      state.html = Html::raw;
      state.element = element;
    } else if (element == "title" || element == "textarea") {
      state.html = Html::rcdata;
      state.element = element;
    }
  }
};

}  // namespace

std::size_t walk_html(HtmlState& state, std::string_view text) { return HtmlWalk::over(state, text); }

std::string description(const HtmlState& state) {
  switch (state.html) {
    case Html::raw: return "inside `<" + state.element + ">`";
    case Html::comment: return "inside an HTML comment";
    case Html::declaration: return "inside a `<!…>` declaration";
    case Html::tag_name: return "in a tag's name";
    case Html::in_tag:
    case Html::after_name: return "in a tag, where an attribute's name should stand";
    case Html::name: return "in an attribute's name";
    case Html::before_value:
    case Html::unquoted: return "in an attribute without quotes";
    default: return "in the attribute `" + state.attribute_name + "`";
  }
}

}  // namespace candor::templates
