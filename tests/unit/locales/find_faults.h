// What a language team would be told about a `locales/` folder: everything that keeps a language from being complete.
#pragma once

#include <string>
#include <vector>

#include "load/sources.h"

/// One line a fault, `file:line: id: what is wrong`; empty when each language says every message of the reference
/// (English, or else the first language there is). Beside what compiling finds:
///   missing-message   the language lacks a message
///   missing-note      a message of the reference with arguments says nothing to translators
///   korean-particle   a particle that follows the sound before it (은/는, 이/가, 을/를 …) right after a value
///   fixed-title       a link has words of its own where the reference leaves them to the section's title
std::vector<std::string> find_faults(const std::vector<candor::SourceFile>& files);

/// All `*.yaml` below `<root>/locales`, by path; none when there is no such folder.
std::vector<candor::SourceFile> read_locale_files(const std::string& root);
