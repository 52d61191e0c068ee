#include "load/check_own_packs.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/suggest.h"
#include "load/pack_contradictions.h"
#include "load/pack_paths.h"
#include "template/find_arguments.h"
#include "template/syntax.h"
#include "yaml/read_yaml.h"

namespace candor {

namespace {

constexpr std::string_view own_folder = "content/laws/";
constexpr std::string_view sections_folder = "sections/";

/// `sections/retention.md` and `retention` alike.
std::string section_name(std::string_view name) {
  if (name.starts_with(sections_folder)) name.remove_prefix(sections_folder.size());
  return std::string(name.ends_with(".md") ? name.substr(0, name.size() - 3) : name);
}

/// What every expression sees beside the facts, and the words of its language: a pack may call nothing so.
constexpr std::array<std::string_view, 5> given_names = {"document", "documents", "lists", "release", "today"};
constexpr std::array<std::string_view, 9> words_of_the_language = {"and", "else", "false", "if",  "in",
                                                                   "is",  "none", "not",   "true"};

/// Every expression of a requirement, and the texts of `depends_on` and the like one by one.
std::vector<const Value*> expressions_of(const Value& requirement) {
  std::vector<const Value*> all;
  for (const char* list : {"when", "depends_on", "met", "any_of", "settled"}) {
    const Value& written = requirement.at(list);
    if (written.is_defined() && !written.is(Kind::list)) all.push_back(&written);
    for (const Value& expression : written.items()) all.push_back(&expression);
  }
  for (const char* list : {"partial", "vague"}) {
    for (const Value& lack : requirement.at(list).items()) {
      if (lack.at("if").is_defined()) all.push_back(&lack.at("if"));
    }
  }
  return all;
}

/// The names in braces: `{names}` in "kept too long: {names}".
std::vector<std::string> placeholders(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find('}', at);
    if (end == std::string::npos) break;
    found.push_back(text.substr(at + 1, end - at - 1));
  }
  return found;
}

class PackCheck {
 public:
  PackCheck(const Project& project, const Value& pack, Diagnostics& diagnostics)
      : project_(project), pack_(pack), paths_(project.schema), diagnostics_(diagnostics) {}

  void check() {
    for (const Value& kind : pack_.at("documents").items()) check_kind(kind);
    for (const auto& [name, expression] : pack_.at("define").entries()) define(name, expression);
    for (const Value& requirement : pack_.at("requirements").items()) check_requirement(requirement);
  }

 private:
  void check_requirement(const Value& requirement) {
    const Value& where = requirement.at("where");
    if (where.is_defined() && !is_of_document(where.text())) check_path(where, where.text());
    const Value& section = requirement.at("section");
    if (section.is_defined()) check_section(section);
    for (const Value& kind : requirement.at("documents").items()) check_kind(kind);
    for (const Value& source : requirement.at("sources").items()) check_source(source);
    const std::vector<const Value*> expressions = expressions_of(requirement);
    for (const Value* expression : expressions) check_expression(*expression);
    for (const char* list : {"partial", "vague"}) {
      for (const Value& lack : requirement.at(list).items()) check_names(lack);
    }
    if (requirement.at("kind").text() == "manual") check_is_manual(requirement);
    const Value& settled = requirement.at("settled");
    if (settled.is_defined() && requirement.at("kind").text() != "lint") {
      bad(settled, "`" + requirement.at("id").text() + "` says where it is settled, and is no `lint`",
          "nobody would ever ask it: without findings it is met everywhere",
          "leave `settled` out, or let `kind` be `lint`");
    }
    if (requirement.at("help").is_defined()) check_help(requirement.at("help"));
  }

  void check_source(const Value& key) {
    const Value& known = pack_.at("sources");
    if (known.find(key.text())) return;
    std::vector<std::string> keys;
    for (const auto& [name, source] : known.entries()) keys.push_back(name);
    diagnostics_.add(
        {.id = "unknown-reference",
         .place = key.place(),
         .message = "`" + key.text() + "` is not among the `sources` of the pack",
         .why = "nobody could look up what was read",
         .help = keys.empty() ? "sources: {" + key.text() + ": {what: …, where: …}}" : suggestion(key.text(), keys)});
  }

  /// What does not compile is told by those who run it.
  templates::ExpressionPtr compiled(const Value& written) const {
    Diagnostics told_elsewhere;
    return written.is_defined() ? templates::compile_expression(written.text(), written.place(), told_elsewhere)
                                : nullptr;
  }

  void define(const std::string& name, const Value& written) {
    const auto fields = project_.schema.field("company.yaml", name);
    const auto is_in = [&](const auto& names) { return std::find(names.begin(), names.end(), name) != names.end(); };
    const bool is_fact = fields.has_value();
    if (is_fact || is_in(given_names) || is_in(words_of_the_language)) {
      bad(written,
          "the pack calls something of its own `" + name + "`, which is " +
              (is_fact              ? "a fact"
               : is_in(given_names) ? "a name that every pack has"
                                    : "a word of the language"),
          "its expressions would look at one and mean the other", "give it a name of its own: `own_" + name + "`");
      return;
    }
    const auto expression = compiled(written);
    if (!expression) return;
    check_calls(written, *expression);
    paths_.define(name, *expression);
    tell_faults(written);
  }

  void check_expression(const Value& written) {
    const auto expression = compiled(written);
    if (!expression) return;
    check_calls(written, *expression);
    const templates::Program& program = expression->program();
    if (program.names.empty() && program.symbols.empty()) {
      bad(written, "`" + written.text() + "` looks at no fact",
          "it holds for everybody or for nobody, whatever a company states", "write an expression over the facts");
    }
    if (const auto found = contradiction_in(*expression)) {
      bad(written, "`" + found->one + "` and `" + found->other + "` never hold together",
          "it is asked of nobody, whatever a company states", "leave one of them out, or join them by `or`");
    }
    paths_.read(*expression);
    tell_faults(written);
  }

  void check_calls(const Value& written, const templates::Expression& expression) {
    for (const templates::WrittenCall& call : templates::find_calls(expression)) {
      if (call.arguments.empty() || !call.arguments.front().is(Kind::text)) continue;
      const std::string& argument = call.arguments.front().text();
      if (call.of == templates::WrittenCall::Of::function && call.name == "stated") check_path(written, argument);
      if (call.of == templates::WrittenCall::Of::function && call.name == "regime") check_law(written, argument);
      if (call.of == templates::WrittenCall::Of::test && call.name == "under") check_law(written, argument);
      if (call.of == templates::WrittenCall::Of::filter && call.name == "having") check_field_name(written, argument);
    }
  }

  void tell_faults(const Value& written) {
    for (const PackFault& fault : paths_.faults) {
      if (fault.kind == PackFault::Kind::path) {
        check_path(written, fault.what);
      } else if (fault.kind == PackFault::Kind::pair) {
        bad(written, "`" + fault.what + "` is asked of a pair of an id and its entry", "a pair has nothing so called",
            "`0` is the id, `1." + fault.what + "` what its entry says");
      } else {
        bad(written, "`" + fault.what + "` is compared with `" + fault.value + "`, which it can never be",
            "a comparison that always ends alike asks nothing of anybody",
            fault.choices.empty() ? "countries are written as in the facts, by their ISO 3166-1 code: `NA`"
                                  : suggestion(fault.value, fault.choices));
      }
    }
    paths_.faults.clear();
  }

  /// `{names}` are the ids of the entries that `if` gives; nothing else stands in braces.
  void check_names(const Value& lack) {
    const auto expression = compiled(lack.at("if"));
    for (const std::string& name : placeholders(lack.at("lacks").text())) {
      if (name != "names") {
        bad(lack.at("lacks"), "`{" + name + "}` stands in what lacks", "it would be printed as it is",
            "`{names}` is the one that is filled in: with the ids of the entries that `if` gives");
      } else if (expression && gives_yes_or_no(*expression)) {
        bad(lack.at("lacks"), "`{names}` stands in what lacks, and `if` gives no entries",
            "there would be no name to put there",
            "let `if` give the entries that lack it: `retention|items|rejectattr(\"1.keep\", \"defined\")|list`");
      }
    }
  }

  static bool gives_yes_or_no(const templates::Expression& expression) {
    using templates::Op;
    const Op op = expression.program().expression->op;
    return op == Op::test || op == Op::compare || op == Op::logic_not;
  }

  void check_is_manual(const Value& requirement) {
    for (const char* key : {"met", "any_of", "partial", "vague", "as"}) {
      if (!requirement.at(key).is_defined()) continue;
      bad(requirement.at("kind"), "`" + requirement.at("id").text() + "` is for a person alone, and has `" + key + "`",
          "nobody would ever ask it", "leave `" + std::string(key) + "` out, or let `kind` say how it is judged");
    }
  }

  /// What is pasted must read, and begin with something that companies or documents state. A sentence is no YAML.
  void check_help(const Value& help) {
    if (!is_key(help.text().substr(0, help.text().find(':')))) return;
    Diagnostics faults;
    const auto node = yaml::read_yaml(help.text(), help.place().file, faults);
    if (!node || faults.has_errors()) {
      bad(help, "the help is no YAML" + (faults.empty() ? "" : ": " + faults.found().front().message),
          "authors paste it into their facts", "write the lines as they would stand in the company's file");
      return;
    }
    for (const yaml::Entry& entry : node->entries) {
      if (project_.schema.field("company.yaml", entry.key) || project_.schema.field("document.yaml", entry.key))
        continue;
      bad(help, "the help writes `" + entry.key + "`, which is no fact", "pasted, it would be an unknown key",
          "begin with a key of the company's facts or of the document's file");
    }
  }

  static bool is_key(std::string_view text) {
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
  }

  /// `document`, or something that its file says.
  bool is_of_document(const std::string& where) const {
    constexpr std::string_view document = "document.";
    return where == "document" ||
           (where.starts_with(document) && project_.schema.field("document.yaml", where.substr(document.size())));
  }

  void check_path(const Value& written, const std::string& path) {
    if (project_.schema.field("company.yaml", path)) return;
    const std::string top = path.substr(0, path.find('.'));
    if (std::find(given_names.begin(), given_names.end(), top) != given_names.end()) {
      unknown(written, "there is no `" + path + "`", "neither a document's file nor the record has it",
              "content/README.md lists what a document's file says, generator/laws/README.md what `release` has");
      return;
    }
    if (pack_.at("define").at(top).is_defined()) {
      unknown(written, "`" + top + "` is not defined yet", "a definition sees those that stand before it alone",
              "put `" + top + "` before it");
      return;
    }
    const std::size_t dot = path.rfind('.');
    const auto parent = project_.schema.field("company.yaml", dot == std::string::npos ? "" : path.substr(0, dot));
    const auto nearest = nearest_name(path.substr(dot + 1), parent ? parent->keys : std::vector<std::string>{});
    unknown(written, "there is no fact `" + path + "`", "no company could ever write it",
            nearest ? "did you mean `" + path.substr(0, dot + 1) + *nearest + "`?"
                    : "content/README.md lists the facts; `*` stands for an id of the author's own");
  }

  /// A field that stands at whatever depth.
  void check_field_name(const Value& written, const std::string& name) {
    if (field_names_.empty()) {
      for (const shape::FieldInfo& field : project_.schema.fields("company.yaml")) {
        field_names_.push_back(field.pattern.substr(field.pattern.rfind('.') + 1));
        field_names_.insert(field_names_.end(), field.keys.begin(), field.keys.end());
      }
    }
    if (std::find(field_names_.begin(), field_names_.end(), name) != field_names_.end()) return;
    unknown(written, "no fact has a field `" + name + "`", "no company could ever write it",
            suggestion(name, field_names_));
  }

  void check_law(const Value& written, const std::string& law) {
    check_choice(written, law, "company.yaml", "regimes.0", "is not among the laws that a company can select");
  }

  void check_kind(const Value& kind) {
    check_choice(kind, kind.text(), "document.yaml", "kind", "is no kind of document");
  }

  void check_choice(const Value& written, const std::string& word, std::string_view definition, std::string_view path,
                    const std::string& fault) {
    const auto field = project_.schema.field(definition, path);
    if (!field || field->choices.empty()) return;
    if (std::find(field->choices.begin(), field->choices.end(), word) != field->choices.end()) return;
    unknown(written, "`" + word + "` " + fault, "it would never apply", suggestion(word, field->choices));
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
    add("unknown-reference", written, std::move(message), std::move(why), std::move(help));
  }

  void bad(const Value& written, std::string message, std::string why, std::string help) {
    add("bad-pack", written, std::move(message), std::move(why), std::move(help));
  }

  void add(std::string id, const Value& written, std::string message, std::string why, std::string help) {
    diagnostics_.add({.id = std::move(id),
                      .place = written.place(),
                      .message = std::move(message),
                      .why = std::move(why),
                      .help = std::move(help)});
  }

  const Project& project_;
  const Value& pack_;
  PackPaths paths_;
  std::vector<std::string> field_names_;
  Diagnostics& diagnostics_;
};

void check_file(const Value& pack, Diagnostics& diagnostics) {
  const Value& id = pack.at("id");
  if (!id.is_defined()) return;  // told by its shape
  if (id.place().file == std::string(own_folder) + id.text() + ".yaml") return;
  diagnostics.add({.id = "unknown-reference",
                   .place = id.place(),
                   .message = "the pack `" + id.text() + "` stands in another file",
                   .why = "`--law` and reports know it by its file's name",
                   .help = "call one as the other"});
}

/// Two packs of the project's own with one requirement: which of the two counts?
void check_ids(const std::vector<Value>& packs, Diagnostics& diagnostics) {
  std::map<std::string, const Value*> seen;
  for (const Value& pack : packs) {
    for (const Value& requirement : pack.at("requirements").items()) {
      const Value& id = requirement.at("id");
      const auto [known, is_new] = seen.emplace(id.text(), &pack);
      if (is_new || known->second == &pack) continue;
      diagnostics.add({.id = "duplicate-requirement",
                       .place = id.place(),
                       .message = "the requirement `" + id.text() + "` also stands in the pack `" +
                                  known->second->at("id").text() + "`",
                       .why = "one of the two would go unasked, and nobody would see that",
                       .help = "give one of the two an id of its own"});
    }
  }
}

}  // namespace

void check_own_packs(const Project& project, Diagnostics& diagnostics) {
  const std::vector<Value>& packs = project.laws.own_packs;
  for (const Value& pack : packs) check_file(pack, diagnostics);
  check_ids(packs, diagnostics);
  check_packs(project, packs, diagnostics);
}

void check_packs(const Project& project, const std::vector<Value>& packs, Diagnostics& diagnostics) {
  for (const Value& pack : packs) PackCheck(project, pack, diagnostics).check();
}

}  // namespace candor
