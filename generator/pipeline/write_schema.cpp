#include "pipeline/write_schema.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "load/content_files.h"
#include "load/project.h"
#include "yaml/modeline.h"

namespace candor {

namespace {

/// Made by the tool and written anew by it: a folder that a repository may leave out.
constexpr std::string_view folder = ".candor/schema";

/// Which kinds of content file have a schema of their own; all others are parts of these.
const std::vector<std::string> kinds = {"company.yaml", "document.yaml", "law.yaml",        "next.yaml",
                                        "phrases.yaml", "site.yaml",     "translation.yaml"};

/// `document.yaml` → `.candor/schema/document.json`.
std::string schema_path(const std::string& kind) {
  return std::string(folder) + "/" + kind.substr(0, kind.find('.')) + ".json";
}

/// What editors read of that kind. The schema is compiled in and a test reads it; its six forms are made once.
const std::string& editor_schema(const std::string& kind) {
  static const auto* const all = [] {
    Diagnostics none;
    const shape::Schema schema = load_built_in_schema(none);
    auto* made = new std::map<std::string, std::string>;
    for (const std::string& each : kinds) made->emplace(each, schema.editor_json(each));
    return made;
  }();
  return all->at(kind);
}

/// From the folder of `path` up to the project, and down to the schema.
std::string relative_schema(const ContentFile& file) {
  std::string up;
  for (auto steps = std::count(file.path.begin(), file.path.end(), '/'); steps > 0; --steps) up += "../";
  return up + schema_path(file.schema);
}

/// Through a sibling and one rename: a kill or a full disk leaves the author's file as it was.
FileDone replace(Files& files, const std::string& path, std::string_view bytes) {
  const SplitPath split = split_path(path);
  const std::string aside = path_in(split.directory, "." + split.name + ".candor-new");
  return files.write(aside, bytes)
      .and_then([&] { return files.sync_file(aside); })
      .and_then([&] { return files.rename_replacing(aside, path); })
      .and_then([&] { return files.sync_directory(split.directory); });
}

/// One run, and what it did in words.
class SchemaWriter {
 public:
  explicit SchemaWriter(const Run& run) : run_(run) {}

  FileDone write_schemas() {
    if (auto made = run_.files.make_directories(path_in(run_.root, folder)); !made) return made;
    std::size_t written = 0;
    for (const std::string& kind : kinds) {
      const std::string path = path_in(run_.root, schema_path(kind));
      const std::string& json = editor_schema(kind);
      if (run_.files.read(path).value_or("") == json) continue;
      if (auto done = replace(run_.files, path, json); !done) return done;
      ++written;
    }
    if (written > 0) said_ += std::string(folder) + ": " + counted(written, "schema") + " written\n";
    return {};
  }

  FileDone add_modelines() {
    for (const ContentFile& file : list_content_files(run_.files, run_.root)) {
      if (auto done = add_modeline(file); !done) return done;
    }
    return {};
  }

  std::string said() && {
    if (named_ > 0) said_ += counted(named_, "file") + " named the schema already\n";
    return std::move(said_);
  }

 private:
  FileDone add_modeline(const ContentFile& file) {
    const std::string path = path_in(run_.root, file.path);
    const auto bytes = run_.files.read(path);
    if (!bytes) return tl::unexpected(bytes.error());
    const std::string schema = relative_schema(file);
    if (const auto named = yaml::schema_in_modeline(*bytes)) {
      if (*named == schema) {
        ++named_;
      } else {
        said_ += file.path + ": left as it is, it names `" + *named + "`\n";
      }
      return {};
    }
    // A line of ours among bytes of another encoding would be the only one that reads.
    if (find_bad_utf8(*bytes)) {
      said_ += file.path + ": left as it is, it is not UTF-8\n";
      return {};
    }
    said_ += file.path + ": names its schema now\n";
    return replace(run_.files, path, yaml::with_modeline(*bytes, schema));
  }

  static std::string counted(std::size_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
  }

  const Run& run_;
  std::size_t named_ = 0;
  std::string said_;
};

}  // namespace

Outcome write_schema(const Run& run) {
  Outcome outcome;
  SchemaWriter writer(run);
  const FileDone done = writer.write_schemas().and_then([&] { return writer.add_modelines(); });
  if (!done) {
    outcome.diagnostics.add({.id = "not-written", .message = done.error().sentence()});
    outcome.ending = Ending::failed;
  }
  outcome.said = std::move(writer).said();
  return outcome;
}

}  // namespace candor
