// libgit2's functions as `read_commit` calls them, each handed on to the library, which is loaded when the first is
// called. Only a run that compares with a commit needs it, and with it come fourteen other libraries (TLS, SSH,
// Kerberos): to load and relocate them was a sixth of what every other short run did before its first line. The linker
// finds these functions in place of the library's own; the compiler holds them to its header.
#include <dlfcn.h>
#include <git2.h>

#include <stdexcept>
#include <string>

namespace {

void* library() {
  static void* const loaded = dlopen("libgit2.so." LIBGIT2_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  if (!loaded) throw std::runtime_error(std::string("libgit2 cannot be loaded: ") + dlerror());
  return loaded;
}

template <typename Function>
Function* in_library(const char* name) {
  void* const found = dlsym(library(), name);
  if (!found) throw std::runtime_error(std::string("libgit2 has no function ") + name);
  return reinterpret_cast<Function*>(found);
}

}  // namespace

// A name once more, and what it is called with.
#define HAND_ON(function, ...)                                         \
  static auto* const real = in_library<decltype(function)>(#function); \
  return real(__VA_ARGS__)

extern "C" {

int git_libgit2_init() { HAND_ON(git_libgit2_init); }
int git_libgit2_shutdown() { HAND_ON(git_libgit2_shutdown); }
const git_error* git_error_last() { HAND_ON(git_error_last); }

int git_repository_open_ext(git_repository** out, const char* path, unsigned flags, const char* ceilings) {
  HAND_ON(git_repository_open_ext, out, path, flags, ceilings);
}
int git_repository_odb(git_odb** out, git_repository* repository) { HAND_ON(git_repository_odb, out, repository); }
int git_repository_is_shallow(git_repository* repository) { HAND_ON(git_repository_is_shallow, repository); }
const char* git_repository_workdir(const git_repository* repository) { HAND_ON(git_repository_workdir, repository); }
void git_repository_free(git_repository* repository) { HAND_ON(git_repository_free, repository); }

int git_revparse_single(git_object** out, git_repository* repository, const char* spec) {
  HAND_ON(git_revparse_single, out, repository, spec);
}
int git_object_peel(git_object** out, const git_object* object, git_object_t type) {
  HAND_ON(git_object_peel, out, object, type);
}
const git_oid* git_object_id(const git_object* object) { HAND_ON(git_object_id, object); }
void git_object_free(git_object* object) { HAND_ON(git_object_free, object); }
char* git_oid_tostr(char* out, size_t size, const git_oid* id) { HAND_ON(git_oid_tostr, out, size, id); }
int git_commit_tree(git_tree** out, const git_commit* commit) { HAND_ON(git_commit_tree, out, commit); }

int git_tree_lookup(git_tree** out, git_repository* repository, const git_oid* id) {
  HAND_ON(git_tree_lookup, out, repository, id);
}
size_t git_tree_entrycount(const git_tree* tree) { HAND_ON(git_tree_entrycount, tree); }
const git_tree_entry* git_tree_entry_byindex(const git_tree* tree, size_t index) {
  HAND_ON(git_tree_entry_byindex, tree, index);
}
int git_tree_entry_bypath(git_tree_entry** out, const git_tree* root, const char* path) {
  HAND_ON(git_tree_entry_bypath, out, root, path);
}
git_filemode_t git_tree_entry_filemode(const git_tree_entry* entry) { HAND_ON(git_tree_entry_filemode, entry); }
const git_oid* git_tree_entry_id(const git_tree_entry* entry) { HAND_ON(git_tree_entry_id, entry); }
const char* git_tree_entry_name(const git_tree_entry* entry) { HAND_ON(git_tree_entry_name, entry); }
void git_tree_entry_free(git_tree_entry* entry) { HAND_ON(git_tree_entry_free, entry); }
void git_tree_free(git_tree* tree) { HAND_ON(git_tree_free, tree); }

int git_odb_read_header(size_t* size, git_object_t* type, git_odb* database, const git_oid* id) {
  HAND_ON(git_odb_read_header, size, type, database, id);
}
void git_odb_free(git_odb* database) { HAND_ON(git_odb_free, database); }
int git_blob_lookup(git_blob** out, git_repository* repository, const git_oid* id) {
  HAND_ON(git_blob_lookup, out, repository, id);
}
const void* git_blob_rawcontent(const git_blob* blob) { HAND_ON(git_blob_rawcontent, blob); }
git_object_size_t git_blob_rawsize(const git_blob* blob) { HAND_ON(git_blob_rawsize, blob); }
void git_blob_free(git_blob* blob) { HAND_ON(git_blob_free, blob); }

}  // extern "C"

#undef HAND_ON
