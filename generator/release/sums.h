// SHA256SUMS and HEAD: reader, writer and names of the files that prove a record, in the format of GNU sha256sum(1), so
// that `sha256sum -c` proves the chain without Candor.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candor {

/// One line, `<64 hex digits><two spaces><name>`.
struct Sum {
  std::string hash;
  std::string name;
};

/// Writes the lines in the order given, each ended by a line feed.
std::string write_sums(const std::vector<Sum>& sums);

/// Reads them back, or nothing when a line has another form, a name is empty, absolute or climbs more than the one
/// `../<version>/SHA256SUMS` a version may name, or the last line is cut off.
std::optional<std::vector<Sum>> read_sums(std::string_view text);

/// Is it a version's name: a date, perhaps with `-2` and up for the second of that day.
bool is_version_name(std::string_view name);
/// The day in a version's name and its number on that day (1 when unmarked), for their order.
std::pair<std::string, int> version_order(std::string_view name);

inline constexpr std::string_view sums_file = "SHA256SUMS";
inline constexpr std::string_view head_file = "HEAD";
inline constexpr std::string_view release_file = "release.yaml";
inline constexpr std::string_view facts_file = "facts.yaml";
inline constexpr std::string_view next_file = "next.yaml";

}  // namespace candor
