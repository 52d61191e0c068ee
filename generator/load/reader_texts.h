// Which texts are for readers, and so for translators: those the schema marks with `x-reader`.
#pragma once

#include <vector>

#include "model/company.h"
#include "shape/schema.h"

namespace candor {

/// All of a company's reader texts, facts first, then documents, in the order written.
std::vector<ReaderText> find_reader_texts(const Company& company, const shape::Schema& schema);

}  // namespace candor
