// Every address of the preview, read and written here and nowhere else. A path leads to what the preview holds under
// these names, never to a file of that name: there is nothing to climb out of.
//
//   /                                               all documents
//   /modelux/privacy/en/draft/                      one document in one language, looked at in one way
//   /modelux/privacy/en/redline/2026-04-14/         the same, against one version
//   /_/source/content/modelux/retention.yaml#L22    a YAML file, line by line
//   /_/asset/preview.css   /_/events                what pages load; what tells them of a save
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"

namespace candor::serve {

/// How a document is looked at: the last one lists the lines of YAML behind the draft.
enum class View { draft, released, redline, both, lines };
inline constexpr std::array all_views = {View::draft, View::released, View::redline, View::both, View::lines};
std::string_view name_of(View view);  ///< as in addresses: `draft`, `released`, …

struct DocumentAddress {
  std::string company;
  std::string document;
  std::string language;
  View view = View::draft;
  std::string version;  ///< the released side; empty: the one in force
};

struct Address {
  enum class What { start, document, source, asset, events };
  What what = What::start;
  DocumentAddress document;
  std::string name;  ///< of the source (`content/modelux/retention.yaml`) or the asset (`preview.css`)
};

/// Reads a path as a request has it, percent signs already resolved. Nothing when it is none of the above.
std::optional<Address> read_address(std::string_view path);

std::string address_of(const DocumentAddress& document);
/// The page of a file, at the place's line.
std::string source_address(const Place& place);
/// `content/modelux/retention.yaml:22`, without blanks: how blocks name their lines in `data-from`.
std::string place_name(const Place& place);

inline constexpr std::string_view events_address = "/_/events";

}  // namespace candor::serve
