#include "load/check_own_packs.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/suggest.h"
#include "template/find_arguments.h"

namespace candor {

namespace {

constexpr std::string_view own_folder = "content/laws/";
constexpr std::string_view sections_folder = "sections/";

/// `sections/retention.md` and `retention` alike.
std::string section_name(std::string_view name) {
  if (name.starts_with(sections_folder)) name.remove_prefix(sections_folder.size());
  return std::string(name.ends_with(".md") ? name.substr(0, name.size() - 3) : name);
}

class PackCheck {
 public:
  PackCheck(const Project& project, Diagnostics& diagnostics) : project_(project), diagnostics_(diagnostics) {}

  void check(const Value& pack) {
    const Value& id = pack.at("id");
    const std::string file = std::string(own_folder) + id.text() + ".yaml";
    if (id.place().file != file) {
      unknown(id, "the pack `" + id.text() + "` stands in another file",
              "`--law` and reports know it by its file's name", "call one as the other");
    }
    for (const auto& [name, expression] : pack.at("define").entries()) check_calls(expression);
    for (const Value& requirement : pack.at("requirements").items()) check_requirement(requirement);
  }

 private:
  void check_requirement(const Value& requirement) {
    const Value& where = requirement.at("where");
    if (where.is_defined() && !is_of_document(where.text())) check_path(where, where.text());
    const Value& section = requirement.at("section");
    if (section.is_defined()) check_section(section);
    for (const char* list : {"when", "depends_on", "met", "any_of"}) {
      const Value& written = requirement.at(list);
      if (!written.is(Kind::list)) check_calls(written);
      for (const Value& expression : written.items()) check_calls(expression);
    }
    for (const char* list : {"partial", "vague"}) {
      for (const Value& lack : requirement.at(list).items()) check_calls(lack.at("if"));
    }
  }

  /// What does not compile is told by those who run it.
  void check_calls(const Value& written) {
    if (!written.is_defined()) return;
    Diagnostics told_elsewhere;
    const auto expression = templates::compile_expression(written.text(), written.place(), told_elsewhere);
    if (!expression) return;
    for (const templates::WrittenCall& call : templates::find_calls(*expression)) {
      if (call.arguments.size() != 1 || !call.arguments.front().is(Kind::text)) continue;
      if (call.of != templates::WrittenCall::Of::function) continue;
      if (call.name == "stated") check_path(written, call.arguments.front().text());
      if (call.name == "regime") check_law(written, call.arguments.front().text());
    }
  }

  /// `document`, or something that its file says.
  bool is_of_document(const std::string& where) const {
    constexpr std::string_view document = "document.";
    return where == "document" ||
           (where.starts_with(document) && project_.schema.field("document.yaml", where.substr(document.size())));
  }

  void check_path(const Value& written, const std::string& path) {
    if (project_.schema.field("company.yaml", path)) return;
    unknown(written, "there is no fact `" + path + "`", "no company could ever write it",
            "content/README.md lists the facts; `*` stands for an id of the author's own");
  }

  void check_law(const Value& written, const std::string& law) {
    const auto field = project_.schema.field("company.yaml", "regimes.0");
    if (!field || field->choices.empty()) return;
    if (std::find(field->choices.begin(), field->choices.end(), law) != field->choices.end()) return;
    unknown(written, "`" + law + "` is not among the laws that a company can select", "it would never apply",
            suggestion(law, field->choices));
  }

  void check_section(const Value& section) {
    std::vector<std::string> known;
    for (const std::string& name : project_.words->names(sections_folder)) known.push_back(section_name(name));
    if (std::find(known.begin(), known.end(), section.text()) != known.end()) return;
    diagnostics_.add({.id = "unknown-section",
                      .place = section.place(),
                      .message = "there is no section `" + section.text() + "`",
                      .why = "no text could state by it what the requirement asks",
                      .help = suggestion(section.text(), known)});
  }

  void unknown(const Value& written, std::string message, std::string why, std::string help) {
    diagnostics_.add({.id = "unknown-reference",
                      .place = written.place(),
                      .message = std::move(message),
                      .why = std::move(why),
                      .help = std::move(help)});
  }

  const Project& project_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_own_packs(const Project& project, Diagnostics& diagnostics) {
  PackCheck check(project, diagnostics);
  for (const Value& pack : project.laws.own_packs) check.check(pack);
}

}  // namespace candor
