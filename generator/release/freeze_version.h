// Freezing: a version's files written aside, made durable, and put in place by one rename of HEAD.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "files/files.h"
#include "model/company.h"
#include "model/record.h"
#include "model/text.h"
#include "model/value.h"
#include "shape/schema.h"

namespace candor {

/// What a new version consists of: its files but SHA256SUMS, which is made here.
struct NewVersion {
  std::string company;
  std::string document;
  std::string name;
  std::map<std::string, std::string> files;  ///< file name → bytes
};

/// The name of a version published on `day`: the day, or `…-2` and up when it is not the first of that day.
std::string version_name(Date day, const Record& record);

/// facts.yaml: all that `compose` was given but what is for the team alone, and the paths its words state.
std::string facts_yaml(const Company& company, const Document& document, Date published,
                       const std::vector<std::string>& stated, const shape::Schema& schema);

/// Ends what an interrupted release left, whether or not another version follows: attempts that HEAD does not name are
/// cleared, a committed folder gets its name, decisions that the newest version has spent are removed.
FileDone finish_interrupted(Files& files, const std::string& root, const std::string& company,
                            const std::string& document, const Record& record);

/// Clears interrupted attempts, finishes the rename of a release that was committed but not yet named, writes the
/// version aside as `.<name>`, makes it durable, renames HEAD (the commit point), gives the folder its name, and
/// removes next.yaml last. After an error or a kill at any moment the record is the old or the new one, whole.
FileDone freeze_version(Files& files, const std::string& root, const NewVersion& version, const Record& record);

}  // namespace candor
