// Help that mends: the YAML that a finding suggests, pasted into the facts with a value in place of each `…`, makes the
// finding vanish. Tried on every row of the cases in which something is missing, lacks in part, or says
// nothing and has a help of its own.
#include "law_cases.h"
#include "pipeline/explain.h"

namespace candor {

namespace {

/// What an author could write where the help has `…`: a choice of the schema, an id that is there, else words.
class Author {
 public:
  /// `writes_anew`: what stands there says nothing, and is written over.
  Author(yaml::Node& facts, bool writes_anew) : facts_(facts), writes_anew_(writes_anew) {}

  void paste(const yaml::Node& text) {
    paste(facts_, text, "");
    for (yaml::Entry& entry : written_) {
      if (!child(facts_, entry.key)) facts_.entries.push_back(std::move(entry));
    }
  }

 private:
  /// Pastes: maps go into one another, anything else replaces what stood there.
  void paste(yaml::Node& into, const yaml::Node& text, const std::string& path) {
    if (text.kind != yaml::NodeKind::map || into.kind != yaml::NodeKind::map) {
      into = filled(text, path);
      return;
    }
    for (const yaml::Entry& entry : text.entries) {
      const std::string key = entry.key == "…" ? "it" : entry.key;
      const std::string below = path.empty() ? key : path + "." + key;
      yaml::Node* known = child(into, key);
      const bool is_there = known && entry.value.text == "…";
      if (is_there && !writes_anew_) continue;
      if (known) {
        paste(*known, entry.value, below);
      } else {
        into.entries.push_back({key, {}, filled(entry.value, below), 0});
      }
    }
  }

  static yaml::Node* child(yaml::Node& of, std::string_view key) {
    for (yaml::Entry& entry : of.entries) {
      if (entry.key == key) return &entry.value;
    }
    return nullptr;
  }

  yaml::Node filled(yaml::Node node, const std::string& path) {
    if (node.kind == yaml::NodeKind::scalar && node.text == "…") node = yaml::Node::scalar(value_at(path));
    for (std::size_t i = 0; i < node.items.size(); ++i)
      node.items[i] = filled(node.items[i], path + "." + std::to_string(i));
    for (yaml::Entry& entry : node.entries) {
      if (entry.key == "…") entry.key = "it";
      entry.value = filled(entry.value, path + "." + entry.key);
    }
    return node;
  }

  std::string value_at(const std::string& path) {
    const auto field = built_in_world().project.schema.field("company.yaml", path);
    INFO(path);
    REQUIRE(field);
    if (!field->references.empty()) return id_in(field->references.front());
    if (field->format == "email") return "we@acme.example";
    if (field->format == "url") return "https://acme.example/page";
    if (field->format == "country") return "US";
    if (field->format == "date") return "2026-01-01";
    for (const Kind kind : field->kinds) {
      if (kind == Kind::period) return "28 days";
      if (kind == Kind::number) return "16";
    }
    return field->choices.empty() ? "words of the author" : field->choices.front();
  }

  /// An id of that collection; the author writes an entry where there is none.
  std::string id_in(const std::string& collection) {
    if (yaml::Node* things = child(facts_, collection); things && !things->entries.empty())
      return things->entries.front().key;
    const bool has_name = collection == "parties" || collection == "plans" || collection == "platforms";
    const std::string field = collection == "contacts" ? "email" : has_name ? "name" : "label";
    const std::string value = collection == "contacts" ? "we@acme.example" : "a thing";
    written_.push_back(
        {collection,
         {},
         yaml::Node::map({{"thing", {}, yaml::Node::map({{field, {}, yaml::Node::scalar(value), 0}}), 0}}),
         0});
    return "thing";
  }

  yaml::Node& facts_;
  const bool writes_anew_;
  std::vector<yaml::Entry> written_;
};

std::string help_of(const Case& row, const yaml::Node& facts) {
  Diagnostics found;
  judge(row, facts, found);
  for (const Diagnostic& diagnostic : found.found()) {
    if (diagnostic.requirement == row.requirement) return diagnostic.help;
  }
  return "";
}

/// What says nothing often has to lose a word, which no YAML to paste can do. Where a gap has a help of its own, it
/// can.
bool is_for_this_gap(const std::string& help, const Requirement& requirement) {
  return std::any_of(requirement.vague.begin(), requirement.vague.end(), [&](const Lack& lack) {
    return !lack.help.empty() && help.starts_with(lack.help.substr(0, lack.help.find('<')));
  });
}

void check_help(const Case& row) {
  INFO(row.requirement << ": " << text_at(row.entry, "name"));
  yaml::Node facts = facts_of(row.base, *row.entry.find("facts"));
  Diagnostics found;
  const std::string written = help_of(row, facts);
  const bool is_vague = text_at(row.entry, "status") == "vague";
  if (is_vague && !is_for_this_gap(written, *built_in_world().laws.find(row.requirement))) return;
  const yaml::Node help = yaml_of(written, "help.yaml", found);
  if (is_vague && help.kind != yaml::NodeKind::map) return;  // words: something has to go
  REQUIRE(help.kind == yaml::NodeKind::map);
  yaml::Node mended = facts;
  Author(mended, is_vague).paste(help);
  Case whole = row;
  std::erase_if(whole.entry.entries, [](const yaml::Entry& e) { return e.key == "sections"; });
  const Value verdict = verdict_on(judge(whole, mended, found), row.requirement);
  for (const Diagnostic& diagnostic : found.found()) {
    if (!is_verdict(diagnostic)) UNSCOPED_INFO(diagnostic.id << ": " << diagnostic.message);
    CHECK(is_verdict(diagnostic));
  }
  UNSCOPED_INFO(verdict.at("lacks").text());
  CHECK(verdict.at("status").text() == "met");
}

}  // namespace

TEST_CASE("the YAML that a finding suggests makes it vanish", "[slow]") {
  for (const Value& pack : built_in_world().project.laws.packs()) {
    for (const Case& row : cases_of(pack)) {
      const Requirement& requirement = *built_in_world().laws.find(row.requirement);
      const std::string status = text_at(row.entry, "status");
      const bool has_help =
          !requirement.help.empty() && requirement.kind != "lint" && text_at(row.entry, "mends") != "no";
      if (!has_help || (status != "missing" && status != "partial" && status != "vague")) continue;
      check_help(row);
    }
  }
}

TEST_CASE(
    "every requirement explains where it stands, how far it was verified, and what to write, or that a person judges") {
  MemoryFiles files;
  const Run run{.files = files, .root = ""};
  for (const Requirement& requirement : built_in_world().laws.requirements) {
    const std::string said = explain(run, requirement.id).output;
    INFO(said);
    CHECK(said.find("\ncitation: ") != std::string::npos);
    CHECK(said.find("\nverified: ") != std::string::npos);
    const bool is_shown = said.find("\nwhat to write") != std::string::npos;
    CHECK((is_shown || said.find("\njudged by: a person") != std::string::npos));
    if (is_shown && requirement.as.empty()) CHECK(said.find("\nfield to write: ") != std::string::npos);
  }
}

}  // namespace candor
