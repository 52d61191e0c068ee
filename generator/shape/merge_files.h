// How a company's facts are split into files is its author's choice; that a key is in one of them only, is not.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"
#include "yaml/node.h"

namespace candor::shape {

/// One tree out of the files of a company. A top-level key in two files is `key-in-two-files`; the first stays.
yaml::Node merge_files(std::vector<yaml::Node> files, Diagnostics& diagnostics);

}  // namespace candor::shape
