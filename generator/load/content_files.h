// The YAML files that people write, and which part of the schema each follows. What `release` has frozen is not among
// them.
#pragma once

#include <string>
#include <vector>

namespace candor {

class Files;

struct ContentFile {
  std::string path;    ///< relative to the project: `content/modelux/documents/privacy.yaml`
  std::string schema;  ///< the schema's file: `document.yaml`
};

/// All ordinary files of `content/` that end in `.yaml`, by path. They need not read; a folder that cannot be listed
/// counts as empty.
std::vector<ContentFile> list_content_files(const Files& files, const std::string& root);

}  // namespace candor
