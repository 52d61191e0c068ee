#include "diagnostics/fingerprints.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>

#include "hash/sha256.h"

namespace candor {

namespace {

/// A message may name a line ("first on line 4"): lines move, and the finding is the same.
std::string without_lines(const std::string& message) {
  constexpr std::string_view word = "line ";
  std::string kept;
  std::size_t from = 0;
  for (std::size_t at = message.find(word); at != std::string::npos; at = message.find(word, from)) {
    kept.append(message, from, at + word.size() - from);
    from = std::min(message.find_first_not_of("0123456789", at + word.size()), message.size());
  }
  kept.append(message, from);
  return kept;
}

}  // namespace

std::vector<std::string> fingerprints(const std::vector<Diagnostic>& ordered) {
  std::vector<std::string> prints;
  std::map<std::string, std::int64_t> alike;
  for (const Diagnostic& found : ordered) {
    const std::string about = found.subject.empty() ? without_lines(found.message) : found.subject;
    const std::string plain = Fingerprint().add(found.id).add(found.place.file).add(about).hex();
    prints.push_back(Fingerprint().add(plain).add_number(alike[plain]++).hex());
  }
  return prints;
}

}  // namespace candor
