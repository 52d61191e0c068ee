#include "git/read_commit.h"

#include <git2.h>

#include <algorithm>
#include <string_view>

namespace candor::git {

namespace {

/// libgit2 counts who uses it.
struct Library {
  Library() { git_libgit2_init(); }
  ~Library() { git_libgit2_shutdown(); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
};

template <typename Thing, void (*release)(Thing*)>
struct Release {
  void operator()(Thing* thing) const { release(thing); }
};
using Repository = std::unique_ptr<git_repository, Release<git_repository, git_repository_free>>;
using Object = std::unique_ptr<git_object, Release<git_object, git_object_free>>;
using Tree = std::unique_ptr<git_tree, Release<git_tree, git_tree_free>>;
using Blob = std::unique_ptr<git_blob, Release<git_blob, git_blob_free>>;
using Entry = std::unique_ptr<git_tree_entry, Release<git_tree_entry, git_tree_entry_free>>;
using Database = std::unique_ptr<git_odb, Release<git_odb, git_odb_free>>;

constexpr std::size_t longest_ref = 256;
constexpr std::string_view root_in_memory = "/project";

/// What libgit2 has to say, after a colon; nothing where it says nothing.
std::string in_its_words() {
  const git_error* error = git_error_last();
  return error && error->message && error->klass != GIT_ERROR_NONE ? std::string(": ") + error->message : "";
}

/// A name of a commit, and no search through history or for a file: those answer something else than was asked.
bool is_plain_ref(const std::string& ref) {
  const auto is_bad = [](unsigned char c) { return c <= ' ' || c == 0x7F || c == ':' || c == '\\'; };
  return !ref.empty() && ref.size() <= longest_ref && ref.front() != '-' && ref.find("{/") == std::string::npos &&
         std::none_of(ref.begin(), ref.end(), is_bad);
}

class Reader {
 public:
  Reader(const std::string& ref, const CommitLimits& limits) : ref_(ref), limits_(limits) {}

  tl::expected<Commit, GitError> read(const std::string& folder, const std::vector<std::string>& parts) {
    if (!is_plain_ref(ref_)) return fail("`" + ref_ + "` is no name of a commit", "name a branch, a tag or a hash");
    git_repository* opened = nullptr;
    if (const int code = git_repository_open_ext(&opened, folder.c_str(), 0, nullptr); code != 0) {
      if (code == GIT_ENOTFOUND)
        return fail("the project lies in no git repository", "run it in a clone of the project's repository");
      return fail("the repository cannot be opened" + in_its_words(),
                  code == GIT_EOWNER ? "it belongs to somebody else; name it in git's `safe.directory`" : "");
    }
    repository_.reset(opened);
    git_odb* database = nullptr;
    if (git_repository_odb(&database, opened) != 0)
      return fail("the repository's objects cannot be read" + in_its_words(), "");
    database_.reset(database);
    auto tree = tree_of_commit();
    if (!tree) return tl::unexpected(tree.error());
    const auto prefix = prefix_of(folder);
    if (!prefix) return tl::unexpected(prefix.error());
    commit_.files = std::make_unique<MemoryFiles>();
    commit_.root = root_in_memory;
    static_cast<void>(commit_.files->make_directories(commit_.root));
    for (const std::string& part : parts) {
      if (auto done = read_part(tree->get(), *prefix + part, commit_.root + "/" + part); !done)
        return tl::unexpected(done.error());
    }
    return std::move(commit_);
  }

 private:
  using Done = tl::expected<void, GitError>;

  static tl::unexpected<GitError> fail(std::string message, std::string help) {
    return tl::unexpected(GitError{std::move(message), std::move(help)});
  }

  /// What is not in the object database: cut off by the clone, or lost.
  tl::unexpected<GitError> missing(const std::string& what) const {
    if (git_repository_is_shallow(repository_.get()) == 1) {
      return fail(what + ": this clone is shallow",
                  "fetch the whole history (`git fetch --unshallow`, or `fetch-depth: 0`)");
    }
    return fail(what + in_its_words(), "fetch it; a clone made with `--filter` lacks files of other commits");
  }

  tl::expected<Tree, GitError> tree_of_commit() {
    git_object* found = nullptr;
    const int code = git_revparse_single(&found, repository_.get(), ref_.c_str());
    const Object named(found);
    if (code == GIT_EAMBIGUOUS) return fail("`" + ref_ + "` may be several commits", "give more digits of its hash");
    if (code == GIT_ENOTFOUND && git_repository_is_shallow(repository_.get()) == 0) {
      return fail("`" + ref_ + "` names no commit here",
                  "name a branch, a tag or a hash that this clone has; `git fetch` brings others");
    }
    if (code != 0) return missing("`" + ref_ + "` names no commit here");
    git_object* peeled = nullptr;
    if (git_object_peel(&peeled, named.get(), GIT_OBJECT_COMMIT) != 0) {
      return fail("`" + ref_ + "` is no commit", "name a branch, a tag or the hash of a commit");
    }
    const Object commit(peeled);
    char id[GIT_OID_HEXSZ + 1] = {};
    git_oid_tostr(id, sizeof id, git_object_id(peeled));
    commit_.id = id;
    git_tree* tree = nullptr;
    if (git_commit_tree(&tree, reinterpret_cast<git_commit*>(peeled)) != 0)
      return missing("the files of `" + ref_ + "` are not here");
    return Tree(tree);
  }

  /// Where the folder stands in the repository: empty at its top, else ending in a slash.
  tl::expected<std::string, GitError> prefix_of(const std::string& folder) const {
    const char* top = git_repository_workdir(repository_.get());
    if (!top) return fail("the repository has no working tree", "run it in a clone that has its files");
    std::string below = folder + "/";
    if (!below.starts_with(top))
      return fail("the project's folder does not lie in the repository's", "run it in the repository's own folder");
    return below.substr(std::string_view(top).size());
  }

  Done read_part(const git_tree* top, const std::string& path, const std::string& to) {
    git_tree_entry* found = nullptr;
    const int code = git_tree_entry_bypath(&found, top, path.c_str());
    const Entry entry(found);
    if (code == GIT_ENOTFOUND) return {};
    if (code != 0) return missing("`" + path + "` of `" + ref_ + "` cannot be read");
    return read_entry(entry.get(), path, to, 0);
  }

  Done read_entry(const git_tree_entry* entry, const std::string& path, const std::string& to, std::size_t depth) {
    if (++files_ > limits_.files)
      return fail("`" + ref_ + "` has more than " + std::to_string(limits_.files) + " files", "");
    switch (git_tree_entry_filemode(entry)) {
      case GIT_FILEMODE_TREE: return read_folder(git_tree_entry_id(entry), path, to, depth);
      case GIT_FILEMODE_BLOB:
      case GIT_FILEMODE_BLOB_EXECUTABLE: return read_file(git_tree_entry_id(entry), path, to);
      case GIT_FILEMODE_LINK:
        return fail("`" + path + "` of `" + ref_ + "` is a symbolic link",
                    "what it leads to is no part of the commit; put the file itself there");
      case GIT_FILEMODE_COMMIT:
        return fail("`" + path + "` of `" + ref_ + "` is a submodule",
                    "its files are no part of the commit; keep the project in one repository");
      default: return fail("`" + path + "` of `" + ref_ + "` is neither a file nor a folder", "");
    }
  }

  Done read_folder(const git_oid* id, const std::string& path, const std::string& to, std::size_t depth) {
    if (depth == limits_.depth)
      return fail("the folders of `" + ref_ + "` lie more than " + std::to_string(limits_.depth) + " deep", "");
    git_tree* found = nullptr;
    if (git_tree_lookup(&found, repository_.get(), id) != 0)
      return missing("`" + path + "` of `" + ref_ + "` is not here");
    const Tree tree(found);
    static_cast<void>(commit_.files->make_directories(to));
    for (std::size_t i = 0; i < git_tree_entrycount(found); ++i) {
      const git_tree_entry* entry = git_tree_entry_byindex(found, i);
      const std::string name = git_tree_entry_name(entry);
      if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos) {
        return fail("`" + path + "` of `" + ref_ + "` holds a name that no file can have", "");
      }
      if (auto done = read_entry(entry, path + "/" + name, to + "/" + name, depth + 1); !done) return done;
    }
    return {};
  }

  /// Its size is asked for first: what is too large is never unpacked.
  Done read_file(const git_oid* id, const std::string& path, const std::string& to) {
    std::size_t size = 0;
    git_object_t type{};
    if (git_odb_read_header(&size, &type, database_.get(), id) != 0)
      return missing("`" + path + "` of `" + ref_ + "` is not here");
    bytes_ += std::min(size, limits_.bytes + 1);
    if (bytes_ > limits_.bytes)
      return fail("`" + ref_ + "` has more than " + std::to_string(limits_.bytes) + " bytes", "");
    git_blob* found = nullptr;
    if (git_blob_lookup(&found, repository_.get(), id) != 0)
      return missing("`" + path + "` of `" + ref_ + "` is not here");
    const Blob blob(found);
    const std::string_view bytes(static_cast<const char*>(git_blob_rawcontent(found)),
                                 static_cast<std::size_t>(git_blob_rawsize(found)));
    static_cast<void>(commit_.files->make_directories(split_path(to).directory));
    if (auto written = commit_.files->write(to, bytes); !written) return fail(written.error().sentence(), "");
    return {};
  }

  const Library library_;  // before all that is freed by it
  const std::string& ref_;
  const CommitLimits limits_;
  Repository repository_;
  Database database_;
  Commit commit_;
  std::size_t files_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace

tl::expected<Commit, GitError> read_commit(const std::string& folder, const std::string& ref,
                                           const std::vector<std::string>& parts, const CommitLimits& limits) {
  return Reader(ref, limits).read(folder, parts);
}

}  // namespace candor::git
