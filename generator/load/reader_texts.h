// Which texts are for readers, and so for translators: those the schema marks with `x-reader`.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/company.h"
#include "shape/schema.h"

namespace candor {

class Files;

/// All of a company's reader texts, facts first, then documents, in the order written.
std::vector<ReaderText> find_reader_texts(const Company& company, const shape::Schema& schema);

/// Each Markdown field is parsed alone, so that what one of them leaves open cannot reach into the next. Headings are
/// allowed in a document's prose and nowhere else. Errors: see markdown/author_markdown.h.
/// So are their translations: what is Markdown in one language is Markdown in all.
/// The files are read once more, to know how far a field's lines are indented: a mistake stands where an editor shows
/// it. The links by id found on the way go into `company.links`, for composition to judge.
void check_markdown(Company& company, const Files& files, const std::string& root, Diagnostics& diagnostics);

}  // namespace candor
