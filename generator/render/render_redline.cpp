#include "render/render_redline.h"

#include "render/print_tree.h"
#include "wording/speech.h"

namespace candor {

namespace {

constexpr std::string_view page_template = "pages/redline.html";
constexpr std::string_view style_sheet = "assets/site.css";
constexpr std::string_view style_element = "<style>";

/// A page on its own carries its style sheet with it. Templates cannot print into <style>, so it is put in here; the
/// sheet is the project's own file, and one that ends the element is refused.
std::string with_style(std::string page, const wording::Words& words) {
  const auto sheet = words.assets().find(std::string(style_sheet));
  const std::size_t at = page.find(style_element);
  if (sheet == words.assets().end() || at == std::string::npos) return page;
  if (sheet->second.find("</") != std::string::npos) return page;
  return page.insert(at + style_element.size(), sheet->second);
}

}  // namespace

std::string render_redline(const Redline& redline, const std::string& language, const std::string& old_name,
                           const std::string& new_name, RedlineForm form, const RenderTools& tools,
                           Diagnostics& diagnostics) {
  const std::string html = render::print_html(redline.tree, tools.redline_options(language));
  templates::Context context;
  context.set("language", Value::scalar(Kind::language, language));
  context.set("redline", Value::markup(html));
  context.set("old", Value::text(old_name));
  context.set("new", Value::text(new_name));
  const std::string_view name = form == RedlineForm::page ? page_template : "partials/redline_fragment.html";
  const templates::Template* found = tools.words().find(name, language);
  if (!found) return html;
  const wording::Speech speech{.language = language, .fallback = std::string(wording::first_language)};
  const auto rendered = wording::say(tools.words(), *found, speech, context, diagnostics);
  if (!rendered) return {};
  return form == RedlineForm::page ? with_style(rendered->text, tools.words()) : rendered->text;
}

}  // namespace candor
