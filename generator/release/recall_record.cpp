#include "release/recall_record.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "files/files.h"
#include "hash/sha256.h"
#include "release/release_entry.h"
#include "release/sums.h"
#include "shape/type_by_schema.h"
#include "yaml/read_written.h"

namespace candor {

namespace {

void report(Diagnostics& diagnostics, std::string id, const std::string& file, std::string message, std::string help) {
  diagnostics.add({.id = std::move(id),
                   .place = {.file = file},
                   .message = std::move(message),
                   .why = "words once in force never change; a record that was altered proves nothing",
                   .help = std::move(help)});
}

constexpr std::string_view restore = "restore it from the repository's history";

/// Walks a record from HEAD back to its first version.
class Recall {
 public:
  Recall(const Files& files, std::string root, std::string folder, const shape::Schema& schema,
         Diagnostics& diagnostics)
      : files_(files), root_(std::move(root)), folder_(std::move(folder)), schema_(schema), diagnostics_(diagnostics) {}

  std::vector<Version> run() {
    if (!list_folder()) return {};
    std::vector<Version> versions;
    std::optional<Sum> next = read_head();
    while (next) {
      const std::string name = name_in(next->name);
      if (!reached_.insert(name).second) {
        report(diagnostics_, "record-chain", folder_ + "/" + name, "the chain of versions runs in a circle",
               std::string(restore));
        break;
      }
      next = read_version(name, next->hash, versions);
    }
    report_unreached();
    std::reverse(versions.begin(), versions.end());
    check_order(versions);
    return versions;
  }

 private:
  std::string absolute(const std::string& path) const { return path_in(root_, path); }

  bool list_folder() {
    const auto entries = files_.list(absolute(folder_));
    if (!entries) return false;
    for (const DirectoryEntry& entry : *entries) {
      const bool dotted = entry.name.starts_with('.') && is_version_name(std::string_view(entry.name).substr(1));
      if (entry.type == FileType::directory && dotted) {
        aside_.insert(entry.name.substr(1));
      } else if (entry.type == FileType::directory && is_version_name(entry.name)) {
        folders_.insert(entry.name);
      } else if (entry.type == FileType::file && entry.name == head_file) {
        has_head_ = true;
      } else if (entry.name != next_file && entry.name != ".HEAD" && entry.name != "README.md") {
        report(diagnostics_, "record-extra", folder_ + "/" + entry.name,
               "`" + entry.name + "` is no part of the record", "move it elsewhere: only `candor release` writes here");
      }
    }
    return true;
  }

  std::optional<Sum> read_head() {
    const std::string path = folder_ + "/HEAD";
    if (!has_head_) {
      if (!folders_.empty()) report(diagnostics_, "record-head", path, "HEAD is missing", std::string(restore));
      return std::nullopt;
    }
    const auto bytes = files_.read(absolute(path));
    const auto sums = bytes ? read_sums(*bytes) : std::nullopt;
    if (!sums || sums->size() != 1 || name_in(sums->front().name).empty() || sums->front().name.starts_with("..")) {
      report(diagnostics_, "record-head", path, "HEAD does not name the newest version and its hash",
             std::string(restore));
      return std::nullopt;
    }
    return sums->front();
  }

  /// `2026-04-14/SHA256SUMS` or `../2026-04-14/SHA256SUMS` → `2026-04-14`; empty for a plain file's name.
  static std::string name_in(std::string_view sum_name) {
    if (sum_name.starts_with("../")) sum_name.remove_prefix(3);
    const std::size_t slash = sum_name.find('/');
    return slash == std::string_view::npos ? std::string{} : std::string(sum_name.substr(0, slash));
  }

  /// The version's folder under its own name, or still set aside: the release was committed, the rename is to come.
  std::string place_of(const std::string& name) const {
    if (!folders_.contains(name) && aside_.contains(name)) return folder_ + "/." + name;
    return folder_ + "/" + name;
  }

  /// Reads one version into `versions` and gives back the one before it.
  std::optional<Sum> read_version(const std::string& name, const std::string& hash, std::vector<Version>& versions) {
    const std::string place = place_of(name);
    const std::string recorded_in = std::exchange(recorded_in_, name + "/SHA256SUMS");
    const auto sums_bytes = read_plain_file(place + "/SHA256SUMS");
    if (!sums_bytes) {
      report(diagnostics_, "record-missing", place + "/SHA256SUMS",
             "version `" + name + "`, which " + recorded_in + " names, is missing or has no SHA256SUMS",
             std::string(restore));
      if (recorded_in == head_file) report_other_name(name, hash);
      return std::nullopt;
    }
    if (sha256_hex(*sums_bytes) != hash) {
      report(diagnostics_, "record-changed", place + "/SHA256SUMS",
             "SHA256SUMS of version `" + name + "` was altered: its hash is not the one recorded in " + recorded_in,
             std::string(restore));
      return std::nullopt;
    }
    const auto sums = read_sums(*sums_bytes);
    if (!sums) {
      report(diagnostics_, "record-unreadable", place + "/SHA256SUMS", "SHA256SUMS does not read",
             std::string(restore));
      return std::nullopt;
    }
    Version version{.name = name, .sums = *sums_bytes, .hash = hash};
    std::optional<Sum> previous;
    std::set<std::string> listed = {std::string(sums_file)};
    for (const Sum& sum : *sums) {
      if (!name_in(sum.name).empty()) {
        previous = sum;
        continue;
      }
      listed.insert(sum.name);
      read_file(version, place, sum);
    }
    report_unlisted(place, listed);
    read_release(version, place);
    versions.push_back(std::move(version));
    return previous;
  }

  /// A link to the same bytes elsewhere is no part of the record: what it leads to can change.
  std::optional<std::string> read_plain_file(const std::string& path) const {
    const auto status = files_.stat(absolute(path));
    auto bytes = files_.read(absolute(path));
    if (!bytes || !status || status->type != FileType::file) return std::nullopt;
    return std::move(*bytes);
  }

  /// HEAD's hash is that of a version with another name: one of the two names was altered.
  void report_other_name(const std::string& name, const std::string& hash) {
    for (const std::string& other : folders_) {
      const auto bytes = read_plain_file(folder_ + "/" + other + "/SHA256SUMS");
      if (!bytes || sha256_hex(*bytes) != hash) continue;
      report(diagnostics_, "record-head", folder_ + "/HEAD",
             "HEAD names version `" + name + "`, but the hash it gives is that of `" + other + "`",
             std::string(restore));
    }
  }

  void read_file(Version& version, const std::string& place, const Sum& sum) {
    const std::string path = place + "/" + sum.name;
    auto bytes = read_plain_file(path);
    if (!bytes) {
      report(diagnostics_, "record-missing", path, "`" + sum.name + "` of version `" + version.name + "` is missing",
             std::string(restore));
      return;
    }
    if (sha256_hex(*bytes) != sum.hash) {
      report(diagnostics_, "record-changed", path,
             "`" + sum.name + "` of version `" + version.name + "` was altered: its hash is not the one recorded",
             std::string(restore));
      return;
    }
    version.hashes[sum.name] = sum.hash;
    if (sum.name.ends_with(".md")) {
      version.texts[sum.name.substr(0, sum.name.size() - 3)] = std::move(*bytes);
    } else if (sum.name == facts_file) {
      version.facts_yaml = std::move(*bytes);
    } else if (sum.name == release_file) {
      release_yaml_ = std::move(*bytes);
    }
  }

  void report_unlisted(const std::string& place, const std::set<std::string>& listed) {
    const auto entries = files_.list(absolute(place));
    if (!entries) return;
    for (const DirectoryEntry& entry : *entries) {
      if (listed.contains(entry.name)) continue;
      report(diagnostics_, "record-extra", place + "/" + entry.name,
             "`" + entry.name + "` was added to a frozen version",
             "remove it: a frozen version holds what SHA256SUMS lists");
    }
  }

  void read_release(Version& version, const std::string& place) {
    const std::string path = place + "/release.yaml";
    Diagnostics own;
    const auto node = yaml::read_written_yaml(release_yaml_, path, own);
    release_yaml_.clear();
    const yaml::Node* format = node ? node->find("format") : nullptr;
    if (format && format->kind == yaml::NodeKind::scalar && format->text != record_format) {
      diagnostics_.add({.id = "record-unreadable",
                        .place = format->place,
                        .message = "version `" + version.name + "` is recorded in format `" + excerpt(format->text) +
                                   "`; this Candor reads format " + std::string(record_format),
                        .why = "words that are read by another rule may not be the words that were in force",
                        .help = "use the Candor that wrote it, or a newer one"});
      return;
    }
    if (node && version.hashes.contains(std::string(release_file))) {
      version.release = shape::type_by_schema(*node, schema_, "release.yaml", "release", own);
    }
    const auto published = read_iso_date(version.release.at("published").text());
    if (own.has_errors() || !published || version.release.at("name").text() != version.name) {
      if (version.hashes.contains(std::string(release_file))) {
        report(diagnostics_, "record-unreadable", path,
               "release.yaml of version `" + version.name + "` does not read as the record of that version",
               std::string(restore));
      }
      diagnostics_.append(std::move(own));
      return;
    }
    version.published = *published;
    version.effective = read_iso_date(version.release.at("effective").text());
    version.kind = version.release.at("kind").text();
    version.controlling = version.release.at("controlling").text();
    for (const Value& date : version.release.at("stated_dates").items()) {
      (date.text() == "published" ? version.stated_dates.published : version.stated_dates.effective) = true;
    }
  }

  void report_unreached() {
    for (const std::string& name : folders_) {
      if (reached_.contains(name)) continue;
      report(diagnostics_, "record-chain", folder_ + "/" + name, "HEAD does not reach version `" + name + "`",
             "restore HEAD, or remove the folder if it was never released");
    }
  }

  void check_order(const std::vector<Version>& versions) {
    for (std::size_t i = 1; i < versions.size(); ++i) {
      if (version_order(versions[i - 1].name) < version_order(versions[i].name)) continue;
      report(diagnostics_, "record-chain", folder_ + "/" + versions[i].name,
             "version `" + versions[i].name + "` follows a later one", std::string(restore));
    }
  }

  const Files& files_;
  std::string root_;
  std::string folder_;
  const shape::Schema& schema_;
  Diagnostics& diagnostics_;
  bool has_head_ = false;
  std::set<std::string> folders_;
  std::set<std::string> aside_;
  std::set<std::string> reached_;
  std::string release_yaml_;
  std::string recorded_in_ = std::string(head_file);  ///< the file that names the version to be read next
};

}  // namespace

std::string record_folder(std::string_view company, std::string_view document) {
  return "content/" + std::string(company) + "/releases/" + std::string(document);
}

Record recall_record(const Files& files, const std::string& root, const std::string& company,
                     const std::string& document, const shape::Schema& schema, Diagnostics& diagnostics) {
  Recall recall(files, root, record_folder(company, document), schema, diagnostics);
  return {.document = document, .versions = recall.run()};
}

std::vector<std::string> recorded_documents(const Files& files, const std::string& root, const std::string& company) {
  std::vector<std::string> documents;
  const auto entries = files.list(path_in(root, "content/" + company + "/releases"));
  if (!entries) return documents;
  for (const DirectoryEntry& entry : *entries) {
    if (entry.type == FileType::directory && !entry.name.starts_with('.')) documents.push_back(entry.name);
  }
  return documents;
}

Record as_of(Record record, Date day) {
  std::erase_if(record.versions, [&](const Version& version) { return version.published > day; });
  return record;
}

FrozenFacts recall_facts(const Version& version, const std::string& file, Diagnostics& diagnostics, FactsPart part) {
  FrozenFacts frozen;
  std::string_view bytes = version.facts_yaml;
  if (part == FactsPart::but_translations) bytes.remove_suffix(written_translations(version).size());
  auto node = yaml::read_written_yaml(bytes, file, diagnostics);
  if (!node) return frozen;
  for (yaml::Entry& part : node->entries) {
    if (part.key == "facts") {
      frozen.facts = std::move(part.value);
    } else if (part.key == "document") {
      frozen.document = std::move(part.value);
    } else if (part.key == "translations") {
      for (yaml::Entry& one : part.value.entries) frozen.translations.emplace_back(one.key, std::move(one.value));
    } else if (part.key == "stated") {
      for (yaml::Node& path : part.value.items) frozen.stated.push_back(std::move(path.text));
    }
  }
  return frozen;
}

std::string_view written_facts(const Version& version) {
  const std::string_view file = version.facts_yaml;
  const std::size_t begin = file.find("\nfacts:");
  return begin == std::string_view::npos ? file : file.substr(begin, file.find("\ndocument:", begin) - begin);
}

std::string_view written_translations(const Version& version) {
  constexpr std::string_view key = "\ntranslations:";
  const std::string_view file = version.facts_yaml;
  const std::size_t begin = file.rfind(key);
  return begin == std::string_view::npos ? std::string_view() : file.substr(begin + 1);
}

bool states_facts(const Version& version) {
  constexpr std::string_view item = "\n  - ";
  constexpr std::string_view own = "documents.";
  const std::string_view file = version.facts_yaml;
  const std::string_view stated = file.substr(0, file.find("\nfacts:"));
  for (std::size_t at = stated.find(item); at != std::string_view::npos; at = stated.find(item, at + 1)) {
    if (!stated.substr(at + item.size()).starts_with(own)) return true;
  }
  return false;
}

}  // namespace candor
