// The facts as one document sees them. All documents of a company are composed from the same facts; one that is written
// for some people (`audience`), under some laws (`regimes`) or about a part of it all (`only`) leaves the rest out.
#pragma once

#include "model/company.h"

namespace candor {

/// `facts` without what the document leaves out:
/// - what `only` does not name, of the collections it names at all;
/// - what holds for other people only (`when.audiences`, `subjects`) or under other laws only (`regimes`), and of such
/// a list
///   the other laws;
/// - of each list of data (`data`, `gives`), what was left out; and what speaks of no other data;
/// - a purpose all of whose uses were left out; of each list `purposes`, what was left out; transfers to recipients
/// that
///   were.
/// References elsewhere still find what was left out, so that it can be named.
Value facts_for(const Document& document, const Value& facts);

/// Does the section belong to laws, and to none of those the company (and the document, if it names any) has chosen?
bool is_for_other_laws(const SectionUse& section, const Document& document, const Value& facts);

}  // namespace candor
