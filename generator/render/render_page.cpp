#include "render/render_page.h"

#include <optional>

#include "json/write_json.h"
#include "render/print_feed.h"
#include "render/text_parts.h"
#include "wording/speech.h"

namespace candor {
namespace {

/// Names that a page template may ask for beside `page` and `language`, whether or not this page has them.
const std::vector<std::string>& names_of_parts() {
  static const std::vector<std::string> names{"heading", "contents", "sections", "redline", "told", "fragment"};
  return names;
}

templates::Context context_of(const Page& page, const PageMaterials& materials, const RenderTools& tools) {
  templates::Context context;
  context.declare(names_of_parts());
  context.set("page", page.input);
  context.set("language", Value::text(page.language));
  context.set("told", told_parts(materials));
  if (page.layout == "text.fragment") {
    context.set("fragment", Value::markup(text_fragment(*materials.text, page, tools)));
  } else if (page.old_text.markdown) {
    context.set("redline", redline_parts(*materials.redline, page, tools));
  } else if (page.text.markdown) {
    context.add(text_parts(*materials.text, page, tools));
  }
  return context;
}

std::string fill_template(const Page& page, const PageMaterials& materials, const RenderTools& tools,
                          Diagnostics& diagnostics) {
  const std::string name = "pages/" + page.layout + ".html";
  const templates::Template* found = tools.words().find(name, page.language);
  if (!found) {
    Diagnostic missing;
    missing.id = "page-template";
    missing.place.file = "templates/" + name;
    missing.message = "no template `" + name + "`";
    missing.why = "the page `" + page.address + "` is laid out by it";
    missing.help = "put the built-in one back";
    missing.subject = page.layout;
    diagnostics.add(std::move(missing));
    return {};
  }
  const templates::Context context = context_of(page, materials, tools);
  const wording::Speech speech{page.language, std::string(wording::first_language), Value(), {}};
  const auto rendered = wording::say(tools.words(), *found, speech, context, diagnostics);
  return rendered ? rendered->text : std::string();
}

/// The facts that a version states, with what they belong to.
std::string print_facts(const Page& page, const PageMaterials& materials) {
  const Value& version = page.input.at("version");
  std::vector<Value::Entry> entries;
  entries.emplace_back("schema", Value::number(1));
  entries.emplace_back("company", page.input.at("company").at("id"));
  entries.emplace_back("document", page.input.at("document").at("id"));
  entries.emplace_back("version", version.at("name"));
  entries.emplace_back("published", version.at("published"));
  entries.emplace_back("in_force_from", version.at("from"));
  entries.emplace_back("sha256", version.at("hash"));
  entries.emplace_back("facts", materials.facts);
  return json::write_json(Value::record(std::move(entries)));
}

std::string checked_xml(std::optional<std::string> bytes, const Page& page, Diagnostics& diagnostics) {
  if (bytes) return std::move(*bytes);
  Diagnostic refused;
  refused.id = "unprintable-character";
  refused.message = "`" + page.address + "` would hold a control character";
  refused.why = "XML has no way to write it";
  refused.help = "look for it in the names, titles and changes that this file lists";
  refused.subject = page.address;
  diagnostics.add(std::move(refused));
  return {};
}

}  // namespace

std::string render_page(const Page& page, const PageMaterials& materials, const RenderTools& tools,
                        Diagnostics& diagnostics) {
  if (page.bytes) return *page.bytes;
  if (page.layout == "feed") return checked_xml(print_feed(page, materials, tools), page, diagnostics);
  if (page.layout == "sitemap") return checked_xml(print_sitemap(page), page, diagnostics);
  if (page.layout == "facts.json") return print_facts(page, materials);
  if (page.layout == "changes.json") return json::write_json(materials.changes);
  return fill_template(page, materials, tools, diagnostics);
}

}  // namespace candor
