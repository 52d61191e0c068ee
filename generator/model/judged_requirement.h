// What one requirement says of one document, as far as a report prints it. A project of a hundred companies has a
// hundred thousand of them at once, so what they have in common is held once: what is asked, and of which document.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace candor {

/// What is asked, the same for every document.
struct AskedRequirement {
  std::string id;
  std::string law;  ///< the pack's title
  std::string citation;
  std::string verified;
  std::string in_force_from;     ///< ISO; empty: it is in force
  std::string decided_severity;  ///< where the team weighs a gap otherwise (`severities` in site.yaml); else empty
  std::string decided_reason;
  bool replaces = false;  ///< a pack of the project's own has it in the place of a built-in one
};

struct JudgedDocument {
  std::string company;   ///< id
  std::string document;  ///< id

  std::string name() const { return company + "/" + document; }
};

struct EvidenceLine {
  std::string file;
  int line = 0;
};

struct JudgedRequirement {
  std::shared_ptr<const AskedRequirement> asked;
  std::shared_ptr<const JudgedDocument> of;
  std::string status;                  ///< `met`, `missing`, …: a verdict of generator/laws/README.md
  std::string suppressed;              ///< the gap that is let pass; empty where none is
  std::string lacks;                   ///< in words; empty where nothing does
  std::vector<EvidenceLine> evidence;  ///< none where the report does not print them
  std::optional<std::string> was;      ///< against a commit: the status there, empty where it was not judged
};

}  // namespace candor
