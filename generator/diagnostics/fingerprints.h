// By what a finding is known again, in another report or at another commit.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace candor {

/// A fingerprint that survives moved lines: SHA-256 over the finding's id, file, subject or message, and its number
/// among those that are otherwise alike. In the order given.
std::vector<std::string> fingerprints(const std::vector<Diagnostic>& ordered);

}  // namespace candor
