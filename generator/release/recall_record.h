// The record read back: what was published, proven by its hashes.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "diagnostics/diagnostic.h"
#include "model/record.h"
#include "shape/schema.h"
#include "yaml/node.h"

namespace candor {

class Files;

/// Where a document's record lives: `content/<company>/releases/<document>`, relative to the project.
std::string record_folder(std::string_view company, std::string_view document);

/// Reads and proves the whole record of one document, oldest version first. Anything changed, added, removed, renamed
/// or cut off is an error with the file's name: `record-head`, `record-changed`, `record-missing`, `record-extra`,
/// `record-chain`, `record-unreadable`. A dotted folder that HEAD names is read as the version it is; one that HEAD
/// does not name is an interrupted attempt and passed over. No folder at all is an empty record.
Record recall_record(const Files& files, const std::string& root, const std::string& company,
                     const std::string& document, const shape::Schema& schema, Diagnostics& diagnostics);

/// Ids of all documents of the company that have a record, sorted, whether or not the document still exists.
std::vector<std::string> recorded_documents(const Files& files, const std::string& root, const std::string& company);

/// The record as it stood on `day`: versions published later are gone.
Record as_of(Record record, Date day);

/// All that `compose` was given, as facts.yaml keeps it: text trees, typed by today's schema when needed.
struct FrozenFacts {
  yaml::Node facts;
  yaml::Node document;
  std::vector<std::pair<std::string, yaml::Node>> translations;  ///< language → entries
  std::vector<std::string> stated;                               ///< paths of facts the words state, sorted
};
enum class FactsPart { all, but_translations };
FrozenFacts recall_facts(const Version& version, const std::string& file, Diagnostics& diagnostics,
                         FactsPart part = FactsPart::all);

/// The facts as `facts.yaml` has them, without reading it: `facts_yaml` writes them in one way only, so equal facts are
/// equal bytes.
std::string_view written_facts(const Version& version);
/// The same for the translations, which stand last.
std::string_view written_translations(const Version& version);
/// Does the version state anything but its own prose and titles, as terms do?
bool states_facts(const Version& version);

}  // namespace candor
