#include "release/freeze_version.h"

#include <algorithm>

#include "hash/sha256.h"
#include "release/recall_record.h"
#include "release/sums.h"
#include "yaml/write_yaml.h"

namespace candor {

namespace {

constexpr std::string_view facts_schema = "1";

/// The tree without what the schema marks as the team's own (`about`, `suppress`): never frozen.
Value without_team(const Value& value, const shape::Schema& schema, std::string_view definition,
                   const std::string& path) {
  if (value.is(Kind::list)) {
    std::vector<Value> items;
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      items.push_back(without_team(value.items()[i], schema, definition, path + "." + std::to_string(i)));
    }
    return value.with_items(std::move(items));
  }
  if (!value.is(Kind::map)) return value;
  std::vector<Value::Entry> kept;
  for (const auto& [key, child] : value.entries()) {
    const std::string below = path.empty() ? key : path + "." + key;
    const auto field = schema.field(definition, below);
    if (field && field->team) continue;
    kept.emplace_back(key, without_team(child, schema, definition, below));
  }
  return value.with_entries(std::move(kept));
}

FileDone write_durably(Files& files, const std::string& path, std::string_view bytes) {
  return files.write(path, bytes).and_then([&] { return files.sync_file(path); });
}

std::string sums_of(const NewVersion& version, const Version* previous) {
  std::vector<Sum> sums;
  for (const auto& [name, bytes] : version.files) sums.push_back({sha256_hex(bytes), name});
  if (previous) sums.push_back({previous->hash, "../" + previous->name + "/SHA256SUMS"});
  return write_sums(sums);
}

/// Where the files of one freeze stand.
struct Places {
  std::string folder;
  std::string aside;
  std::string version;
  std::string head;
  std::string new_head;
};

FileDone clear_leftovers(Files& files, const std::string& folder, const Record& record) {
  const auto entries = files.list(folder);
  if (!entries) return files.make_directories(folder);
  for (const DirectoryEntry& entry : *entries) {
    if (!entry.name.starts_with('.')) continue;
    const std::string name = entry.name.substr(1);
    const std::string path = path_in(folder, entry.name);
    // Beside the folder it was to become (brought back from git, say) it is a leftover like any other.
    const bool has_name =
        std::any_of(entries->begin(), entries->end(), [&](const auto& one) { return one.name == name; });
    const bool committed = is_version_name(name) && record.version(name) && !has_name;
    if (!is_version_name(name) && name != head_file) continue;
    const FileDone done = committed ? files.rename(path, path_in(folder, name)) : files.remove_tree(path);
    if (!done) return done;
  }
  return files.sync_directory(folder);
}

/// Decisions that the newest version was made with: the run that froze it did not come to remove them.
FileDone remove_spent_decisions(Files& files, const std::string& folder, const Record& record) {
  const std::string path = path_in(folder, next_file);
  const auto bytes = files.read(path);
  const Version* latest = record.latest();
  if (!bytes || !latest || latest->release.at_path("decisions.sha256").text() != sha256_hex(*bytes)) return {};
  return files.remove_file(path).and_then([&] { return files.sync_directory(folder); });
}

FileDone write_aside(Files& files, const Places& places, const NewVersion& version, const std::string& sums) {
  if (auto done = files.make_directories(places.aside); !done) return done;
  for (const auto& [name, bytes] : version.files) {
    if (auto done = write_durably(files, path_in(places.aside, name), bytes); !done) return done;
  }
  return write_durably(files, path_in(places.aside, sums_file), sums)
      .and_then([&] { return files.sync_directory(places.aside); })
      .and_then([&] { return files.sync_directory(places.folder); });
}

}  // namespace

std::string version_name(Date day, const Record& record) {
  const std::string base = iso_text(day);
  std::string name = base;
  for (int number = 2; record.version(name); ++number) name = base + "-" + std::to_string(number);
  return name;
}

std::string facts_yaml(const Company& company, const Document& document, Date published,
                       const std::vector<std::string>& stated, const shape::Schema& schema) {
  std::vector<Value> paths;
  for (const std::string& path : stated) paths.push_back(Value::text(path));
  std::vector<Value::Entry> translations;
  for (const auto& [language, entries] : company.translations) translations.emplace_back(language, entries);
  return yaml::write_yaml(Value::record({
      {"schema", Value::text(std::string(facts_schema))},
      {"published", Value::text(iso_text(published))},
      {"stated", Value::list(std::move(paths))},
      {"facts", without_team(company.facts, schema, "company.yaml", "")},
      {"document", without_team(document.entry, schema, "document.yaml", "")},
      {"translations", Value::map(std::move(translations))},
  }));
}

FileDone finish_interrupted(Files& files, const std::string& root, const std::string& company,
                            const std::string& document, const Record& record) {
  const std::string folder = path_in(root, record_folder(company, document));
  const auto status = files.stat(folder);
  if (!status || status->type != FileType::directory) return {};
  return clear_leftovers(files, folder, record).and_then([&] { return remove_spent_decisions(files, folder, record); });
}

FileDone freeze_version(Files& files, const std::string& root, const NewVersion& version, const Record& record) {
  Places places;
  places.folder = path_in(root, record_folder(version.company, version.document));
  places.aside = path_in(places.folder, "." + version.name);
  places.version = path_in(places.folder, version.name);
  places.head = path_in(places.folder, head_file);
  places.new_head = path_in(places.folder, ".HEAD");
  const std::string sums = sums_of(version, record.latest());
  const std::string head = write_sums({{sha256_hex(sums), version.name + "/" + std::string(sums_file)}});

  return clear_leftovers(files, places.folder, record)
      .and_then([&] { return write_aside(files, places, version, sums); })
      .and_then([&] { return write_durably(files, places.new_head, head); })
      .and_then([&] { return files.rename_replacing(places.new_head, places.head); })  // the commit point
      .and_then([&] { return files.sync_directory(places.folder); })
      .and_then([&] { return files.rename(places.aside, places.version); })
      .and_then([&] { return files.sync_directory(places.folder); })
      .and_then([&]() -> FileDone {
        const std::string next = path_in(places.folder, next_file);
        const auto status = files.stat(next);
        if (!status || status->type == FileType::absent) return {};
        return files.remove_file(next).and_then([&] { return files.sync_directory(places.folder); });
      });
}

}  // namespace candor
