#include "template/escape_html.h"

#include <array>

#include "base/utf8.h"
#include "template/characters.h"

namespace candor::templates {

namespace {

constexpr std::array<std::pair<std::string_view, char>, 6> entities = {{
    {"&amp;", '&'},
    {"&lt;", '<'},
    {"&gt;", '>'},
    {"&#34;", '"'},
    {"&quot;", '"'},
    {"&#39;", '\''},
}};

/// Appends `text`, each character of `special` as its entity.
void append_escaped(std::string& out, std::string_view text, std::string_view special) {
  std::size_t begin = 0;
  for (std::size_t i = text.find_first_of(special); i != std::string_view::npos;
       i = text.find_first_of(special, i + 1)) {
    out.append(text.substr(begin, i - begin));
    for (const auto& [entity, c] : entities) {
      if (c == text[i]) {
        out.append(entity);
        break;
      }
    }
    begin = i + 1;
  }
  out.append(text.substr(begin));
}

bool has_character_unfit_for_url(std::string_view url) {
  for (std::size_t i = 0; i < url.size();) {
    if (url[i] == '\\' || url[i] == '\t' || url[i] == '\n' || space_at(url, i)) return true;
    if (is_control_or_bidi(next_code_point(url, i))) return true;
  }
  return false;
}

/// What follows `https:`: `//`, a host, and nobody's name before it (`https://bank.example@evil.example`).
bool names_host(std::string_view rest) {
  if (!rest.starts_with("//")) return false;
  const std::string_view authority = rest.substr(2, rest.find_first_of("/?#", 2) - 2);
  return !authority.empty() && authority.find('@') == std::string_view::npos;
}

}  // namespace

void append_html_text(std::string& out, std::string_view text) { append_escaped(out, text, "&<>"); }

void append_html_attribute(std::string& out, std::string_view text) { append_escaped(out, text, "&<>\"'"); }

void append_markup_in_attribute(std::string& out, std::string_view markup) { append_escaped(out, markup, "<>\"'"); }

std::string without_html_escapes(std::string_view markup) {
  std::string text;
  for (std::size_t i = 0; i < markup.size();) {
    bool found = false;
    for (const auto& [entity, c] : entities) {
      if (!markup.substr(i).starts_with(entity)) continue;
      text.push_back(c);
      i += entity.size();
      found = true;
      break;
    }
    if (!found) text.push_back(markup[i++]);
  }
  return text;
}

bool is_allowed_url(std::string_view url) {
  if (has_character_unfit_for_url(url)) return false;
  const std::size_t mark = url.find_first_of(":/?#");
  if (mark == std::string_view::npos || url[mark] != ':') return !url.starts_with("//");
  const std::string scheme = lower_case(url.substr(0, mark));
  const std::string_view rest = url.substr(mark + 1);
  if (scheme == "http" || scheme == "https") return names_host(rest);
  return scheme == "mailto" || scheme == "tel";
}

}  // namespace candor::templates
