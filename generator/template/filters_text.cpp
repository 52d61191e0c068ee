// Filters on one text: case, white space, replacing, escaping, emphasis.
#include <algorithm>
#include <charconv>
#include <limits>

#include "template/builtins.h"
#include "template/characters.h"
#include "template/escape_html.h"
#include "template/escape_markdown.h"
#include "template/run.h"

namespace candor::templates {

namespace {

/// Is the first argument a text (or a number, which has one)? Fails otherwise.
bool has_text(const Call& call, const Value& value) {
  if (is_text(value) || value.is(Kind::number)) return call.charge(value.text().size() / 64);
  call.fail("`" + std::string(call.name()) + "` of " + kind_in_words(value), "it takes a text");
  return false;
}

/// A text made from `value`: finished stays finished, and it comes from where `value` comes from.
Value made_from(const Value& value, std::string text) {
  const Kind kind = value.is(Kind::markup) || value.is(Kind::markdown) ? value.kind() : Kind::text;
  const Value made = Value::scalar(kind, std::move(text));
  return value.origins().empty() ? made : made.with_origins(value.origins());
}

Value upper(const Call& call) {
  const Value& value = call.arg(0);
  return has_text(call, value) ? made_from(value, upper_case(value.text())) : Value();
}

Value lower(const Call& call) {
  const Value& value = call.arg(0);
  return has_text(call, value) ? made_from(value, lower_case(value.text())) : Value();
}

Value capitalize(const Call& call) {
  const Value& value = call.arg(0);
  return has_text(call, value) ? made_from(value, capitalized(value.text())) : Value();
}

Value trim(const Call& call) {
  const Value& value = call.arg(0);
  if (!has_text(call, value)) return {};
  const Value* set = call.parameter(1, "chars");
  if (!set || set->is(Kind::none)) return made_from(value, std::string(trimmed(value.text())));
  if (!has_text(call, *set)) return {};
  const std::vector<std::string_view> drop = characters_of(set->text());
  const std::vector<std::string_view> letters = characters_of(value.text());
  if (!call.charge(letters.size() * (drop.size() + 1))) return {};
  const auto is_kept = [&](std::string_view letter) {
    return std::find(drop.begin(), drop.end(), letter) == drop.end();
  };
  const auto first = std::find_if(letters.begin(), letters.end(), is_kept);
  if (first == letters.end()) return made_from(value, "");
  const auto last = std::find_if(letters.rbegin(), letters.rend(), is_kept);
  const char* begin = first->data();
  const char* end = last->data() + last->size();
  return made_from(value, std::string(begin, end));
}

/// jinja2's rule: where a finished text takes part, everything becomes finished.
Value replace(const Call& call) {
  Value text = call.arg(0);
  Value old = *call.parameter(1, "old");
  Value fresh = *call.parameter(2, "new");
  const Value* count = call.parameter(3, "count");
  if (!has_text(call, text) || !has_text(call, old) || !has_text(call, fresh)) return {};
  if (count && !count->is(Kind::none) && !count->is(Kind::number)) return call.fail("a count that is no number");
  if (old.text().empty()) return call.fail("an empty text is replaced", "say what shall be replaced");
  const auto is_finished = [](const Value& value) { return value.is(Kind::markup) || value.is(Kind::markdown); };
  if (call.output() != OutputKind::plain && (is_finished(text) || is_finished(old) || is_finished(fresh))) {
    text = call.escaped(text);
    old = call.escaped(old);
    fresh = call.escaped(fresh);
  }
  std::int64_t left = count && count->is(Kind::number) ? count->number() : -1;
  std::string result;
  std::size_t begin = 0;
  for (std::size_t at = text.text().find(old.text()); at != std::string::npos && left != 0;
       at = text.text().find(old.text(), begin), --left) {
    result.append(text.text(), begin, at - begin).append(fresh.text());
    if (!call.fits(result.size()) || !call.charge(1)) return {};
    begin = at + old.text().size();
  }
  result.append(text.text(), begin, std::string::npos);
  Value made = made_from(text, std::move(result));
  made = with_more_origins(std::move(made), fresh.origins());
  return made;
}

Value string(const Call& call) {
  const Value& value = call.arg(0);
  if (!has_text(call, value)) return {};
  return value.is(Kind::number) ? made_from(value, value.text()) : value;
}

Value safe(const Call& call) {
  const Value& value = call.arg(0);
  if (!has_text(call, value)) return {};
  if (value.is(Kind::markdown) && call.output() == OutputKind::html) {
    return call.fail("`safe` of Markdown in HTML", "Markdown is rendered first");
  }
  const Value made = Value::markup(value.text());
  return value.origins().empty() ? made : made.with_origins(value.origins());
}

/// In plain output `e` escapes for HTML, as Jinja's does.
Value escape(const Call& call) {
  const Value& value = call.arg(0);
  if (!has_text(call, value)) return {};
  return call.escaped(value);
}

Value in_markdown(const Call& call, std::string (*write)(std::string_view)) {
  const Value& value = call.arg(0);
  if (!has_text(call, value)) return {};
  if (call.output() != OutputKind::markdown) {
    return call.fail("`" + std::string(call.name()) + "` writes Markdown", "in HTML write the element around it");
  }
  const Value inner = call.escaped(value);
  if (!inner.is_defined()) return {};
  const Value made = Value::markup(write(inner.text()));
  return value.origins().empty() ? made : made.with_origins(value.origins());
}

Value strong(const Call& call) { return in_markdown(call, strong_markdown); }
Value emph(const Call& call) { return in_markdown(call, emphasized_markdown); }

Value code(const Call& call) {
  const Value& value = call.arg(0);
  if (!has_text(call, value)) return {};
  if (value.is(Kind::markup) || value.is(Kind::markdown) || call.output() != OutputKind::markdown) {
    return call.fail("`code` of " + kind_in_words(value), "it makes a code span of plain text, in Markdown");
  }
  const Value made = Value::markup(code_markdown(value.text()));
  return value.origins().empty() ? made : made.with_origins(value.origins());
}

/// Every line but the first (and but empty ones) begins with the indentation.
Value indent(const Call& call) {
  const Value& value = call.arg(0);
  if (!has_text(call, value)) return {};
  const Value* width = call.parameter(1, "width");
  const Value* first = call.parameter(2, "first");
  const Value* blank = call.parameter(3, "blank");
  if (width && width->is(Kind::number) && (width->number() < 0 || width->number() > 1000)) {
    return call.fail("an indentation of " + width->text() + " blanks");
  }
  const std::string indentation = !width ? "    "
                                  : width->is(Kind::number)
                                      ? std::string(static_cast<std::size_t>(width->number()), ' ')
                                      : width->text();
  const std::string& text = value.text();
  std::string result = first && is_true(*first) ? indentation : "";
  for (std::size_t i = 0; i < text.size(); ++i) {
    result.push_back(text[i]);
    if (text[i] != '\n') continue;
    const bool is_empty = i + 1 == text.size() || text[i + 1] == '\n';
    if (!is_empty || (blank && is_true(*blank))) result += indentation;
    if (!call.fits(result.size())) return {};
  }
  return made_from(value, std::move(result));
}

/// Python's int(): blanks, a sign, digits; "42.7" gives 42; anything else the default.
Value to_int(const Call& call) {
  const Value& value = call.arg(0);
  const Value* otherwise = call.parameter(1, "default");
  if (value.is(Kind::number)) return value;
  std::int64_t number = 0;
  bool reads = value.is(Kind::flag);
  if (reads) {
    number = value.is_yes() ? 1 : 0;
  } else if (is_text(value)) {
    std::string_view text = trimmed(value.text());
    const bool has_plus = text.starts_with("+");
    if (has_plus) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
    if (rest.starts_with(".")) {
      rest.remove_prefix(1);
      while (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') rest.remove_prefix(1);
    }
    reads = error == std::errc{} && rest.empty() && !(has_plus && text.starts_with("-"));
  }
  if (!reads) return otherwise ? *otherwise : Value::number(0);
  return value.origins().empty() ? Value::number(number) : Value::number(number).with_origins(value.origins());
}

Value absolute(const Call& call) {
  const Value& value = call.arg(0);
  if (!value.is(Kind::number)) return call.fail("`abs` of " + kind_in_words(value), "it takes a number");
  if (value.number() == std::numeric_limits<std::int64_t>::min()) return call.fail("the number is too large");
  return value.number() >= 0 ? value : Value::number(-value.number()).with_origins(value.origins());
}

Value default_(const Call& call) {
  const Value& value = call.arg(0);
  const Value* otherwise = call.parameter(1, "default_value");
  const Value* boolean = call.parameter(2, "boolean");
  const bool falls_back = !value.is_defined() || (boolean && is_true(*boolean) && !is_true(value));
  if (!falls_back) return value;
  return otherwise ? *otherwise : Value::text("");
}

}  // namespace

std::vector<BuiltIn> text_filters() {
  return {
      {.name = "upper", .filter = upper},
      {.name = "lower", .filter = lower},
      {.name = "capitalize", .filter = capitalize},
      {.name = "trim", .filter = trim, .parameters = {"chars"}},
      {.name = "replace", .filter = replace, .required = 2, .parameters = {"old", "new", "count"}},
      {.name = "string", .filter = string},
      {.name = "safe", .filter = safe},
      {.name = "escape", .filter = escape},
      {.name = "e", .filter = escape},
      {.name = "strong", .filter = strong},
      {.name = "emph", .filter = emph},
      {.name = "code", .filter = code},
      {.name = "indent", .filter = indent, .parameters = {"width", "first", "blank"}},
      {.name = "int", .filter = to_int, .parameters = {"default"}},
      {.name = "abs", .filter = absolute},
      {.name = "default", .filter = default_, .parameters = {"default_value", "boolean"}, .takes_undefined = true},
      {.name = "d", .filter = default_, .parameters = {"default_value", "boolean"}, .takes_undefined = true},
  };
}

}  // namespace candor::templates
