#include "template/html_context.h"

#include <algorithm>
#include <array>
#include <optional>

namespace candor::templates {

namespace {

enum class Html {
  text,
  rcdata,        // title, textarea: text up to their own end tag
  raw,           // script, style and their like
  comment,
  declaration,   // <!doctype …>
  tag_name,
  in_tag,        // between attributes
  name,          // of an attribute
  after_name,
  before_value,  // after the =
  quoted,
  unquoted,
};

/// What an attribute's value is.
enum class Attribute { words, technical, address, forbidden, refresh };

struct State {
  Html html = Html::text;
  char quote = 0;
  Attribute attribute = Attribute::words;
  std::string element;        // whose end tag ends raw or rcdata; of the tag we are in
  std::string attribute_name;
  std::string value;          // of the attribute so far, its literal part
  bool closing_tag = false;
  bool is_refresh = false;    // a meta element that said http-equiv="refresh"

  /// Do two branches end in the same place? `<a` and `<a class="x"` do: an attribute may follow both.
  bool meets(const State& other) const {
    const auto place = [](Html at) { return at == Html::tag_name ? Html::in_tag : at; };
    if (place(html) != place(other.html) || quote != other.quote || attribute != other.attribute) return false;
    return element == other.element;
  }
};

constexpr std::array<std::string_view, 19> address_attributes = {
    "href", "src",     "action",   "cite",   "poster", "formaction", "data",     "background", "longdesc", "manifest",
    "icon", "profile", "codebase", "classid", "usemap", "itemid",    "xlink:href", "xml:base",   "dynsrc"};
constexpr std::array<std::string_view, 5> forbidden_attributes = {"style", "srcdoc", "srcset", "imagesrcset", "ping"};
constexpr std::array<std::string_view, 12> reader_attributes = {
    "title",   "alt",   "placeholder", "content", "summary", "label", "abbr", "aria-label", "aria-description",
    "aria-roledescription", "aria-placeholder", "aria-valuetext"};
constexpr std::array<std::string_view, 7> raw_elements = {"script", "style",    "xmp",       "iframe",
                                                          "noembed", "noframes", "plaintext"};

template <class Names>
bool is_one_of(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

Attribute attribute_of(std::string_view name, const State& state) {
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
  static std::size_t over(State& state, std::string_view text) {
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

  static void step(State& state, std::string_view text, std::size_t& i) {
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

  static void open(State& state, std::string_view text, std::size_t& i) {
    if (text[i] != '<') return;
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("<!--")) {
      state.html = Html::comment;
      i += 3;
    } else if (rest.starts_with("<!") || rest.starts_with("<?")) {
      state.html = Html::declaration;
    } else if (rest.size() > 1 && (is_letter(rest[1]) || (rest[1] == '/' && rest.size() > 2 && is_letter(rest[2])))) {
      state = State{};
      state.html = Html::tag_name;
      state.closing_tag = rest[1] == '/';
      if (state.closing_tag) ++i;
    } else if (rest.size() == 1 || rest == "</") {
      state = State{};
      state.html = Html::tag_name;  // `<{{ name }}`: an output will be found in a tag's name
      state.closing_tag = rest.size() > 1;
      if (state.closing_tag) ++i;
    }
  }

  static void close_element(State& state, std::string_view text, std::size_t& i) {
    const std::string_view rest = text.substr(i);
    if (!rest.starts_with("</") || rest.size() < 2 + state.element.size()) return;
    for (std::size_t k = 0; k < state.element.size(); ++k) {
      if (lower(rest[2 + k]) != state.element[k]) return;
    }
    const std::size_t after = 2 + state.element.size();
    if (after < rest.size() && !is_blank(rest[after]) && rest[after] != '>' && rest[after] != '/') return;
    i += after - 1;
    const std::string element = state.element;
    state = State{};
    state.html = Html::in_tag;
    state.closing_tag = true;
    state.element = element;
  }

  static void close_comment(State& state, std::string_view text, std::size_t& i) {
    if (!text.substr(i).starts_with("-->")) return;
    i += 2;
    state = State{};
  }

  static void step_in_tag(State& state, char c) {
    if (c == '>' ) return end_tag(state);
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

  static void begin_value(State& state, char c) {
    const bool is_quoted = c == '"' || c == '\'';
    state.html = is_quoted ? Html::quoted : Html::unquoted;
    state.quote = is_quoted ? c : '\0';
    state.attribute = attribute_of(state.attribute_name, state);
    state.value.clear();
  }

  static void end_value(State& state) {
    std::string value;
    for (const char c : state.value) value.push_back(lower(c));
    if (state.element == "meta" && state.attribute_name == "http-equiv") state.is_refresh = value == "refresh";
    state.html = Html::in_tag;
    state.quote = 0;
    state.attribute = Attribute::words;
    state.attribute_name.clear();
    state.value.clear();
  }

  static void end_tag(State& state) {
    const std::string element = state.element;
    const bool opens = !state.closing_tag;
    state = State{};
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

std::string description(const State& state) {
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

/// A line of Markdown so far, as much of it as tells a link's destination and a code span.
struct Line {
  std::size_t code_fence = 0;  // how many backticks opened the span we are in; 0 outside
  bool in_destination = false;

  bool operator==(const Line&) const = default;

  void over(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '\n') {
        *this = Line{};
      } else if (c == '\\' && code_fence == 0) {
        ++i;
      } else if (c == '`') {
        const std::size_t end = std::min(text.find_first_not_of('`', i), text.size());
        const std::size_t run = end - i;
        if (code_fence == 0 || code_fence == run) code_fence = run - code_fence;
        i = end - 1;
      } else if (code_fence == 0 && c == ']' && i + 1 < text.size() && text[i + 1] == '(') {
        in_destination = true;
      } else if (c == ')') {
        in_destination = false;
      }
    }
  }
};

class ContextFinder {
 public:
  ContextFinder(Program& program, Diagnostics& diagnostics) : program_(program), diagnostics_(diagnostics) {}

  bool find() {
    if (program_.kind == OutputKind::markdown) {
      Line line;
      walk(program_.body, line);
    } else if (program_.kind == OutputKind::html) {
      State state;
      const bool ended = walk(program_.body, state);
      if (ended && state.html != Html::text) {
        fail({1, 1, 1}, "the template ends " + description(state),
             "close the tag, comment or element in the same template");
      }
    }
    return !failed_;
  }

 private:
  Program& program_;
  Diagnostics& diagnostics_;
  bool failed_ = false;

  bool fail(const Spot& spot, std::string message, std::string help) {
    failed_ = true;
    diagnostics_.add({.id = "template-escape",
                      .place = program_.place(spot),
                      .message = std::move(message),
                      .why = "a value can only be made harmless where it is known what stands around it",
                      .help = std::move(help)});
    return false;
  }

  // --- HTML ---------------------------------------------------------------------------------------------------------

  bool walk(Body& body, State& state) {
    for (const NodePtr& node : body) {
      if (!walk(*node, state)) return false;
    }
    return true;
  }

  bool walk(Node& node, State& state) {
    switch (node.kind) {
      case Statement::text: node.url_begin = HtmlWalk::over(state, node.text); return true;
      case Statement::output: return place_output(node, state);
      case Statement::if_: return walk_branches(node, state);
      case Statement::for_: return walk_loop(node, state);
      case Statement::set_block: return walk_captured(node);
      case Statement::include:
        if (state.html == Html::text) return true;
        return fail(node.spot, "an include " + description(state), "include where text may stand");
      default: return true;
    }
  }

  bool place_output(Node& node, State& state) {
    if (state.html == Html::before_value) {
      return fail(node.spot, "a value in an attribute without quotes", "write quotes around it");
    }
    if (state.html == Html::text || state.html == Html::rcdata) {
      node.escape = Escape::html_text;
      return true;
    }
    if (state.html != Html::quoted || state.attribute == Attribute::forbidden ||
        state.attribute == Attribute::refresh) {
      return fail(node.spot, "a value " + description(state), "print it as text or in a quoted attribute");
    }
    node.escape = state.attribute == Attribute::address     ? Escape::html_url
                  : state.attribute == Attribute::technical ? Escape::html_technical
                                                            : Escape::html_attribute;
    state.value += "x";  // something stands there now
    return true;
  }

  bool walk_branches(Node& node, State& state) {
    std::optional<State> met;
    bool has_else = false;
    for (Branch& branch : node.branches) {
      State end = state;
      has_else = has_else || !branch.condition;
      if (!walk(branch.body, end)) return false;
      if (met && !met->meets(end)) return fail_at_join(node, end, *met);
      met = std::move(end);
    }
    if (!has_else && !met->meets(state)) return fail_at_join(node, *met, state);
    state = std::move(*met);
    return true;
  }

  bool fail_at_join(const Node& node, const State& one, const State& other) {
    return fail(node.spot, "one branch ends " + where(one) + ", another " + where(other),
                "open and close tags, attributes and quotes in the same branch");
  }

  static std::string where(const State& state) {
    if (state.html == Html::text || state.html == Html::rcdata) return "in text";
    return description(state);
  }

  bool walk_loop(Node& node, State& state) {
    State end = state;
    if (!walk(node.body, end)) return false;
    if (!end.meets(state)) return fail_at_join(node, end, state);
    State otherwise = state;
    if (!walk(node.otherwise, otherwise)) return false;
    return otherwise.meets(state) || fail_at_join(node, otherwise, state);
  }

  /// What is captured begins and ends as text of its own.
  bool walk_captured(Node& node) {
    State state;
    if (!walk(node.body, state)) return false;
    return state.html == Html::text || fail(node.spot, "what is captured ends " + description(state),
                                            "close the tag, comment or element before `endset`");
  }

  // --- Markdown -----------------------------------------------------------------------------------------------------

  void walk(Body& body, Line& line) {
    for (const NodePtr& node : body) walk(*node, line);
  }

  void walk(Node& node, Line& line) {
    switch (node.kind) {
      case Statement::text: line.over(node.text); return;
      case Statement::output:
        node.escape = line.in_destination ? Escape::markdown_destination : Escape::markdown;
        if (line.code_fence > 0) {
          fail(node.spot, "a value inside a code span, where nothing can be escaped", "write `{{ value|code }}` instead");
        }
        return;
      case Statement::if_: {
        Line end = line;
        for (Branch& branch : node.branches) {
          Line inside = line;
          walk(branch.body, inside);
          if (&branch == &node.branches.front()) end = inside;
        }
        line = end;
        return;
      }
      case Statement::for_: {
        Line inside = line;
        walk(node.body, inside);
        Line otherwise = line;
        walk(node.otherwise, otherwise);
        return;
      }
      case Statement::set_block: {
        Line captured;
        walk(node.body, captured);
        return;
      }
      default: return;
    }
  }
};

}  // namespace

bool find_contexts(Program& program, Diagnostics& diagnostics) { return ContextFinder(program, diagnostics).find(); }

}  // namespace candor::templates
