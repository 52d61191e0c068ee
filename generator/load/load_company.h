// One company's folder: its facts (all YAML files directly in it are one tree), documents, translations and what is
// decided about its next releases.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "load/project.h"
#include "model/company.h"
#include "yaml/node.h"

namespace candor {

/// Reads `content/<id>/`. What does not read is in `diagnostics`; what does is returned, so that one run reports all
/// mistakes. Facts that other files do not read are not looked up in them: an echo is left out.
Company load_company(const Files& files, const Project& project, const std::string& id, Diagnostics& diagnostics);

/// A company out of trees that are not (or no longer) files of the project: the frozen facts of a version.
/// `document` is the one document frozen with them.
Company company_of(const Project& project, const std::string& id, const yaml::Node& facts,
                   const std::string& document_id, const yaml::Node& document,
                   const std::vector<std::pair<std::string, yaml::Node>>& translations, Diagnostics& diagnostics);

}  // namespace candor
