// The half of MemoryFiles that changes something; each step passes mutate(), where it may fail or die.
#include <algorithm>
#include <utility>

#include "files/memory_files.h"

namespace candor {

/// Counts the call that is about to change something, and tells whether it may.
FileDone MemoryFiles::mutate(const std::string& path, const char* doing) {
  if (killed_) return tl::unexpected(FileError{FileErrorCode::other, path, doing, "the process is dead"});
  ++mutations_;
  if (mutations_ == stop_at_) {
    killed_ = true;
    throw Killed{};
  }
  const bool fails = fail_at_ != 0 && (mutations_ == fail_at_ || (fail_on_ && mutations_ > fail_at_));
  if (fails) return error(failure_, path, doing);
  return {};
}

MemoryFiles::Id MemoryFiles::add(const Spot& spot, FileType type) {
  const Id id = next_++;
  Node& node = nodes_[id];
  node.type = type;
  node.device = nodes_.at(spot.folder).device;
  nodes_.at(spot.folder).names[spot.name] = id;
  return id;
}

/// A disk that fills up has taken a part before it says so.
FileDone MemoryFiles::fill(Id file, const std::string& path, std::string_view bytes) {
  auto done = mutate(path, "write");
  const bool half = !done && done.error().code == FileErrorCode::no_space;
  if (done || half) nodes_.at(file).bytes = bytes.substr(0, half ? bytes.size() / 2 : bytes.size());
  return done;
}

FileDone MemoryFiles::write_locked(const std::string& path, std::string_view bytes, IfThere if_there) {
  const auto spot = find(path, if_there == IfThere::refuse ? LastLink::keep : LastLink::follow, "write");
  if (!spot) return tl::unexpected(spot.error());
  if (spot->node != 0 && if_there == IfThere::refuse) return error(FileErrorCode::exists, path, "write");
  if (spot->node != 0 && nodes_.at(spot->node).type == FileType::directory) {
    return error(FileErrorCode::is_a_directory, path, "write");
  }
  if (auto may = mutate(path, "write"); !may) return may;
  const Id file = spot->node != 0 ? spot->node : add(*spot, FileType::file);
  nodes_.at(file).bytes.clear();
  return fill(file, path, bytes);
}

FileDone MemoryFiles::write(const std::string& path, std::string_view bytes) {
  const std::lock_guard lock(guard_);
  return write_locked(path, bytes, IfThere::replace);
}

FileDone MemoryFiles::write_new(const std::string& path, std::string_view bytes) {
  const std::lock_guard lock(guard_);
  return write_locked(path, bytes, IfThere::refuse);
}

FileDone MemoryFiles::hard_link(const std::string& existing, const std::string& path) {
  const std::lock_guard lock(guard_);
  const auto from = find_existing(existing, LastLink::keep, "link");
  if (!from) return error(from.error().code, path, "link");
  const auto to = find(path, LastLink::keep, "link");
  if (!to) return tl::unexpected(to.error());
  if (to->node != 0) return error(FileErrorCode::exists, path, "link");
  if (nodes_.at(from->node).type == FileType::directory) return error(FileErrorCode::denied, path, "link");
  if (nodes_.at(from->node).device != nodes_.at(to->folder).device) {
    return error(FileErrorCode::other_file_system, path, "link");
  }
  if (!links_) return error(FileErrorCode::unsupported, path, "link");
  if (auto may = mutate(path, "link"); !may) return may;
  nodes_.at(to->folder).names[to->name] = from->node;
  return {};
}

FileDone MemoryFiles::remove_file(const std::string& path) {
  const std::lock_guard lock(guard_);
  const auto spot = find_existing(path, LastLink::keep, "remove");
  if (!spot) return tl::unexpected(spot.error());
  if (nodes_.at(spot->node).type == FileType::directory) return error(FileErrorCode::is_a_directory, path, "remove");
  if (auto may = mutate(path, "remove"); !may) return may;
  nodes_.at(spot->folder).names.erase(spot->name);
  return {};
}

FileDone MemoryFiles::make_directory_at(const std::string& path) {
  const auto spot = find(path, LastLink::follow, "create the folder");
  if (!spot) return tl::unexpected(spot.error());
  if (spot->node != 0) {
    if (nodes_.at(spot->node).type == FileType::directory) return {};
    return error(FileErrorCode::not_a_directory, path, "create the folder");
  }
  if (auto may = mutate(path, "create the folder"); !may) return may;
  add(*spot, FileType::directory);
  return {};
}

FileDone MemoryFiles::make_directories(const std::string& path) {
  const std::lock_guard lock(guard_);
  for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    if (auto made = make_directory_at(path.substr(0, slash)); !made) return made;
  }
  return make_directory_at(path);
}

FileDone MemoryFiles::remove_directory(const std::string& path) {
  const std::lock_guard lock(guard_);
  const char* const doing = "remove the folder";
  const auto spot = find_existing(path, LastLink::keep, doing);
  if (!spot) return tl::unexpected(spot.error());
  const Node& node = nodes_.at(spot->node);
  if (node.type != FileType::directory) return error(FileErrorCode::not_a_directory, path, doing);
  if (!node.names.empty()) return error(FileErrorCode::not_empty, path, doing);
  if (auto may = mutate(path, doing); !may) return may;
  nodes_.at(spot->folder).names.erase(spot->name);
  return {};
}

FileDone MemoryFiles::remove_at(Id folder, const std::string& name, const std::string& path) {
  const Id id = nodes_.at(folder).names.at(name);
  if (nodes_.at(id).type == FileType::directory) {
    const Names children = nodes_.at(id).names;
    for (const auto& [child, _] : children) {
      if (auto removed = remove_at(id, child, path); !removed) return removed;
    }
  }
  if (auto may = mutate(path, "remove the folder"); !may) return may;
  nodes_.at(folder).names.erase(name);
  return {};
}

FileDone MemoryFiles::remove_tree(const std::string& path) {
  const std::lock_guard lock(guard_);
  const auto spot = find(path, LastLink::keep, "remove the folder");
  if (!spot) {
    if (spot.error().code == FileErrorCode::absent) return {};
    return tl::unexpected(spot.error());
  }
  if (spot->node == 0) return {};
  return remove_at(spot->folder, spot->name, path);
}

bool MemoryFiles::holds(Id outer, Id inner) const {
  if (outer == inner) return true;
  const Names& names = nodes_.at(outer).names;
  return std::any_of(names.begin(), names.end(), [&](const auto& entry) { return holds(entry.second, inner); });
}

/// What the kernel refuses for any rename: mount points, two file systems, a folder into itself.
FileDone MemoryFiles::may_move(const Spot& from, const Spot& to, const char* doing, const std::string& path) const {
  for (const Spot* spot : {&from, &to}) {
    if (spot->node != 0 && nodes_.at(spot->node).device != nodes_.at(spot->folder).device) {
      return error(FileErrorCode::busy, path, doing);
    }
  }
  if (nodes_.at(from.folder).device != nodes_.at(to.folder).device) {
    return error(FileErrorCode::other_file_system, path, doing);
  }
  if (from.node != to.node && holds(from.node, to.folder)) return error(FileErrorCode::bad_path, path, doing);
  return {};
}

FileDone MemoryFiles::rename_locked(const std::string& from, const std::string& to, IfThere if_there) {
  const auto source = find_existing(from, LastLink::keep, "rename");
  if (!source) return tl::unexpected(source.error());
  const auto target = find(to, LastLink::keep, "rename");
  if (!target) return error(target.error().code, from, "rename");
  if (target->node != 0 && if_there == IfThere::refuse) return error(FileErrorCode::exists, from, "rename");
  if (auto may = may_move(*source, *target, "rename", from); !may) return may;
  if (target->node != 0) {
    const Node& there = nodes_.at(target->node);
    const bool folder = nodes_.at(source->node).type == FileType::directory;
    const bool over_folder = there.type == FileType::directory;
    if (folder && !over_folder) return error(FileErrorCode::not_a_directory, from, "rename");
    if (!folder && over_folder) return error(FileErrorCode::is_a_directory, from, "rename");
    if (over_folder && !there.names.empty()) return error(FileErrorCode::not_empty, from, "rename");
  }
  if (auto may = mutate(from, "rename"); !may) return may;
  // Two names of one file: rename(2) leaves both.
  if (source->node == target->node) return {};
  nodes_.at(source->folder).names.erase(source->name);
  nodes_.at(target->folder).names[target->name] = source->node;
  return {};
}

FileDone MemoryFiles::rename(const std::string& from, const std::string& to) {
  const std::lock_guard lock(guard_);
  return rename_locked(from, to, IfThere::refuse);
}

FileDone MemoryFiles::rename_replacing(const std::string& from, const std::string& to) {
  const std::lock_guard lock(guard_);
  return rename_locked(from, to, IfThere::replace);
}

FileDone MemoryFiles::exchange(const std::string& one, const std::string& other) {
  const std::lock_guard lock(guard_);
  const auto first = find_existing(one, LastLink::keep, "exchange");
  if (!first) return error(first.error().code, other, "exchange");
  const auto second = find_existing(other, LastLink::keep, "exchange");
  if (!second) return tl::unexpected(second.error());
  if (!exchanges_) return error(FileErrorCode::unsupported, other, "exchange");
  if (auto may = may_move(*first, *second, "exchange", other); !may) return may;
  if (auto may = may_move(*second, *first, "exchange", other); !may) return may;
  if (auto may = mutate(other, "exchange"); !may) return may;
  nodes_.at(first->folder).names[first->name] = second->node;
  nodes_.at(second->folder).names[second->name] = first->node;
  return {};
}

FileDone MemoryFiles::sync_file(const std::string& path) {
  const std::lock_guard lock(guard_);
  const auto spot = find_existing(path, LastLink::follow, "make durable");
  if (!spot) return tl::unexpected(spot.error());
  if (auto may = mutate(path, "make durable"); !may) return may;
  nodes_.at(spot->node).durable_bytes = nodes_.at(spot->node).bytes;
  return {};
}

FileDone MemoryFiles::sync_directory(const std::string& path) {
  const std::lock_guard lock(guard_);
  const auto spot = find_existing(path, LastLink::follow, "make durable");
  if (!spot) return tl::unexpected(spot.error());
  Node& node = nodes_.at(spot->node);
  if (node.type != FileType::directory) return error(FileErrorCode::not_a_directory, path, "make durable");
  if (auto may = mutate(path, "make durable"); !may) return may;
  node.durable_names = node.names;
  return {};
}

FileDone MemoryFiles::sync_filesystem(const std::string& path) {
  const std::lock_guard lock(guard_);
  const auto spot = find_existing(path, LastLink::follow, "make durable");
  if (!spot) return tl::unexpected(spot.error());
  if (auto may = mutate(path, "make durable"); !may) return may;
  const Id device = nodes_.at(spot->node).device;
  for (auto& [id, node] : nodes_) {
    if (node.device != device) continue;
    node.durable_bytes = node.bytes;
    node.durable_names = node.names;
  }
  return {};
}

// --- locks -----------------------------------------------------------------------------------------------------------

class MemoryFiles::Lock final : public FileLock {
 public:
  Lock(MemoryFiles& files, std::string path) : files_(files), path_(std::move(path)) {}
  // A stop at this very call cannot be thrown from here; the twin is dead all the same, and says so when asked.
  ~Lock() override {
    try {
      files_.unlock(path_);
    } catch (const Killed&) {
    }
  }

 private:
  MemoryFiles& files_;
  std::string path_;
};

FileResult<std::unique_ptr<FileLock>> MemoryFiles::lock(const std::string& path) {
  const std::lock_guard guard(guard_);
  const auto spot = find(path, LastLink::keep, "lock");
  if (!spot) return tl::unexpected(spot.error());
  if (locks_.count(path) != 0) {
    return tl::unexpected(FileError{FileErrorCode::locked, path, "lock", "process 1"});
  }
  if (auto may = mutate(path, "lock"); !may) return tl::unexpected(may.error());
  const Id file = spot->node != 0 ? spot->node : add(*spot, FileType::file);
  nodes_.at(file).bytes = "process 1\n";
  locks_.insert(path);
  return std::make_unique<Lock>(*this, path);
}

void MemoryFiles::unlock(const std::string& path) {
  const std::lock_guard guard(guard_);
  locks_.erase(path);
  const auto may = mutate(path, "unlock");
  if (!may) return;
  if (const auto spot = find_existing(path, LastLink::keep, "unlock")) {
    nodes_.at(spot->folder).names.erase(spot->name);
  }
}

}  // namespace candor
