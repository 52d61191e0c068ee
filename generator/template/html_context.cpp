#include "template/html_context.h"

#include <algorithm>
#include <optional>

#include "template/html_walk.h"

namespace candor::templates {

namespace {

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
      HtmlState state;
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

  bool walk(Body& body, HtmlState& state) {
    for (const NodePtr& node : body) {
      if (!walk(*node, state)) return false;
    }
    return true;
  }

  bool walk(Node& node, HtmlState& state) {
    switch (node.kind) {
      case Statement::text: node.url_begin = walk_html(state, node.text); return true;
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

  bool place_output(Node& node, HtmlState& state) {
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

  bool walk_branches(Node& node, HtmlState& state) {
    std::optional<HtmlState> met;
    bool has_else = false;
    for (Branch& branch : node.branches) {
      HtmlState end = state;
      has_else = has_else || !branch.condition;
      if (!walk(branch.body, end)) return false;
      if (met && !met->meets(end)) return fail_at_join(node, end, *met);
      met = std::move(end);
    }
    if (!has_else && !met->meets(state)) return fail_at_join(node, *met, state);
    state = std::move(*met);
    return true;
  }

  bool fail_at_join(const Node& node, const HtmlState& one, const HtmlState& other) {
    return fail(node.spot, "one branch ends " + where(one) + ", another " + where(other),
                "open and close tags, attributes and quotes in the same branch");
  }

  static std::string where(const HtmlState& state) {
    if (state.html == Html::text || state.html == Html::rcdata) return "in text";
    return description(state);
  }

  bool walk_loop(Node& node, HtmlState& state) {
    HtmlState end = state;
    if (!walk(node.body, end)) return false;
    if (!end.meets(state)) return fail_at_join(node, end, state);
    HtmlState otherwise = state;
    if (!walk(node.otherwise, otherwise)) return false;
    return otherwise.meets(state) || fail_at_join(node, otherwise, state);
  }

  /// What is captured begins and ends as text of its own.
  bool walk_captured(Node& node) {
    HtmlState state;
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
          fail(node.spot, "a value inside a code span, where nothing can be escaped",
               "write `{{ value|code }}` instead");
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
