// A folder as a commit of git has it, in the twin of the disk in memory: so that what is there can be judged beside
// what was, by the same code. The only door to libgit2 (1.5); it reads the object database alone: no hook is run, no
// network is asked, nothing is checked out.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "files/memory_files.h"

namespace candor::git {

/// Why a commit could not be read, in words.
struct GitError {
  std::string message;
  std::string help;
};

/// What may be asked for, and how much of it there may be: the commit may be anybody's.
struct CommitLimits {
  std::size_t files = 200'000;
  std::size_t bytes = std::size_t{512} << 20U;
  std::size_t depth = 64;  ///< folders in folders
};

struct Commit {
  std::unique_ptr<MemoryFiles> files;
  std::string root;  ///< where the folder stands in `files`
  std::string id;    ///< the commit's hash, 40 hexadecimal digits
};

/// Reads the folders named `parts` (`content`) of `folder`, which lies in a repository, as the commit named `ref` has
/// them (a branch, a tag, a hash, `HEAD~2`). One that is not there is empty. A link or a submodule in them is an error:
/// what it leads to is no part of the commit.
tl::expected<Commit, GitError> read_commit(const std::string& folder, const std::string& ref,
                                           const std::vector<std::string>& parts, const CommitLimits& limits = {});

}  // namespace candor::git
