// Paths, looking and the tester's side. What changes the twin is in memory_changes.cpp.
#include "files/memory_files.h"

#include <deque>
#include <random>
#include <utility>

namespace candor {

namespace {

constexpr std::uint64_t root = 1;
constexpr int most_links = 40;  ///< as the kernel: beyond it, a loop

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (!part.empty()) parts.emplace_back(part);
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
  }
  return parts;
}

}  // namespace

tl::unexpected<FileError> MemoryFiles::error(FileErrorCode code, const std::string& path, const char* doing) {
  return tl::unexpected(FileError{code, path, doing, ""});
}

MemoryFiles::MemoryFiles() { nodes_[root].type = FileType::directory; }

FileResult<MemoryFiles::Spot> MemoryFiles::find(const std::string& path, LastLink last, const char* doing) const {
  if (path.empty()) return error(FileErrorCode::absent, path, doing);
  const std::vector<std::string> parts = parts_of(path);
  std::deque<std::string> ahead(parts.begin(), parts.end());
  // The folders walked through, with the name of each in the one before, so that `..` can go back.
  std::vector<Spot> walked{{root, "", root}};
  int links = 0;
  while (!ahead.empty()) {
    const std::string part = std::move(ahead.front());
    ahead.pop_front();
    const Id folder = walked.back().node;
    if (folder == 0) return error(FileErrorCode::absent, path, doing);
    const Node& node = nodes_.at(folder);
    if (node.type != FileType::directory) return error(FileErrorCode::not_a_directory, path, doing);
    if (part == ".") continue;
    if (part == "..") {
      if (walked.size() > 1) walked.pop_back();
      continue;
    }
    const auto found = node.names.find(part);
    const Id next = found == node.names.end() ? 0 : found->second;
    const bool is_link = next != 0 && nodes_.at(next).type == FileType::symlink;
    if (is_link && (!ahead.empty() || last == LastLink::follow)) {
      if (++links > most_links) return error(FileErrorCode::bad_path, path, doing);
      const std::string& target = nodes_.at(next).bytes;
      if (target.starts_with('/')) walked.resize(1);
      const auto more = parts_of(target);
      ahead.insert(ahead.begin(), more.begin(), more.end());
      continue;
    }
    walked.push_back({folder, part, next});
  }
  return walked.back();
}

FileResult<MemoryFiles::Spot> MemoryFiles::find_existing(const std::string& path, LastLink last,
                                                         const char* doing) const {
  auto spot = find(path, last, doing);
  if (spot && spot->node == 0) return error(FileErrorCode::absent, path, doing);
  return spot;
}

FileResult<std::string> MemoryFiles::read_up_to(const std::string& path, std::size_t limit) const {
  const std::lock_guard lock(guard_);
  const auto spot = find_existing(path, LastLink::follow, "read");
  if (!spot) return tl::unexpected(spot.error());
  const Node& node = nodes_.at(spot->node);
  if (node.type == FileType::directory) return error(FileErrorCode::is_a_directory, path, "read");
  if (node.bytes.size() > limit) return error(FileErrorCode::too_large, path, "read");
  return node.bytes;
}

FileResult<std::vector<DirectoryEntry>> MemoryFiles::list(const std::string& path) const {
  const std::lock_guard lock(guard_);
  const auto spot = find_existing(path, LastLink::follow, "list");
  if (!spot) return tl::unexpected(spot.error());
  const Node& node = nodes_.at(spot->node);
  if (node.type != FileType::directory) return error(FileErrorCode::not_a_directory, path, "list");
  std::vector<DirectoryEntry> entries;
  for (const auto& [name, id] : node.names) entries.push_back({name, nodes_.at(id).type});
  return entries;
}

FileResult<FileStatus> MemoryFiles::stat(const std::string& path) const {
  const std::lock_guard lock(guard_);
  const auto spot = find(path, LastLink::keep, "look at");
  if (!spot) {
    const FileErrorCode code = spot.error().code;
    if (code == FileErrorCode::absent || code == FileErrorCode::not_a_directory) return FileStatus{};
    return tl::unexpected(spot.error());
  }
  if (spot->node == 0) return FileStatus{};
  const Node& node = nodes_.at(spot->node);
  return FileStatus{node.type, node.type == FileType::file ? node.bytes.size() : 0, spot->node, node.device};
}

FileResult<std::string> MemoryFiles::canonical(const std::string& path) const {
  const std::lock_guard lock(guard_);
  auto spot = find_existing(path, LastLink::follow, "resolve");
  if (!spot) return tl::unexpected(spot.error());
  std::string real = spot->name;
  for (Id folder = spot->folder; folder != root;) {
    const auto above = folder_of(folder);
    if (!above) return error(FileErrorCode::absent, path, "resolve");
    real = above->name + "/" + real;
    folder = above->folder;
  }
  return "/" + real;
}

/// By asking which folder holds it: the twin is small, and a folder has one name.
std::optional<MemoryFiles::Spot> MemoryFiles::folder_of(Id folder) const {
  for (const auto& [id, node] : nodes_) {
    for (const auto& [name, child] : node.names) {
      if (child == folder) return Spot{id, name, child};
    }
  }
  return std::nullopt;
}

// --- the tester's side ---------------------------------------------------------------------------------------------

std::size_t MemoryFiles::mutations() const {
  const std::lock_guard lock(guard_);
  return mutations_;
}

void MemoryFiles::fail_at(std::size_t call, FileErrorCode code) {
  const std::lock_guard lock(guard_);
  fail_at_ = call;
  failure_ = code;
  fail_on_ = false;
}

void MemoryFiles::fail_from(std::size_t call, FileErrorCode code) {
  fail_at(call, code);
  const std::lock_guard lock(guard_);
  fail_on_ = true;
}

void MemoryFiles::stop_at(std::size_t call) {
  const std::lock_guard lock(guard_);
  stop_at_ = call;
}

bool MemoryFiles::was_killed() const {
  const std::lock_guard lock(guard_);
  return killed_;
}

void MemoryFiles::start_again() {
  const std::lock_guard lock(guard_);
  locks_.clear();
  mutations_ = fail_at_ = stop_at_ = 0;
  killed_ = fail_on_ = false;
}

void MemoryFiles::start_again_after(PowerCut cut, unsigned seed) {
  start_again();
  const std::lock_guard lock(guard_);
  std::minstd_rand coin(seed + 1);
  // A file that was never made durable comes back empty, the usual fate of delayed allocation.
  for (auto& [id, node] : nodes_) {
    const bool names_survive = cut == PowerCut::keeps_names || (cut == PowerCut::keeps_by_chance && coin() % 2 == 0);
    const bool bytes_survive = cut == PowerCut::keeps_by_chance && coin() % 2 == 0;
    if (!names_survive) node.names = node.durable_names;
    if (!bytes_survive && node.type == FileType::file) node.bytes = node.durable_bytes.value_or("");
    node.durable_names = node.names;
    node.durable_bytes = node.bytes;
  }
}

void MemoryFiles::make_symlink(const std::string& target, const std::string& path) {
  const std::lock_guard lock(guard_);
  const auto spot = find(path, LastLink::keep, "link");
  if (!spot || spot->node != 0) return;
  nodes_[add(*spot, FileType::symlink)].bytes = target;
}

void MemoryFiles::make_mount_point(const std::string& path) {
  const std::lock_guard lock(guard_);
  if (const auto spot = find_existing(path, LastLink::follow, "mount")) nodes_[spot->node].device = spot->node;
}

void MemoryFiles::let_exchange(bool supported) {
  const std::lock_guard lock(guard_);
  exchanges_ = supported;
}

void MemoryFiles::let_hard_link(bool supported) {
  const std::lock_guard lock(guard_);
  links_ = supported;
}

std::map<std::string, std::string> MemoryFiles::everything_in(const std::string& path) const {
  const std::lock_guard lock(guard_);
  std::map<std::string, std::string> all;
  if (const auto spot = find(path, LastLink::keep, "list"); spot && spot->node != 0) gather(spot->node, "", all);
  return all;
}

void MemoryFiles::gather(Id id, const std::string& path, std::map<std::string, std::string>& all) const {
  const Node& node = nodes_.at(id);
  if (node.type == FileType::file) all[path] = node.bytes;
  if (node.type == FileType::symlink) all[path + "@"] = node.bytes;
  if (node.type != FileType::directory) return;
  if (!path.empty()) all[path + "/"] = "";
  for (const auto& [name, child] : node.names) gather(child, path.empty() ? name : path + "/" + name, all);
}

}  // namespace candor
