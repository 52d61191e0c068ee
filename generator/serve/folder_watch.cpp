#include "serve/folder_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace candor::serve {

namespace {

/// What a save can be: a file closed after writing, renamed into or out of place, made or removed; a folder likewise.
constexpr unsigned wanted = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ONLYDIR;
constexpr std::size_t room_for_events = 16 * 1024;

std::string below(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

}  // namespace

FolderWatch::FolderWatch(const Files& files, std::string root, std::vector<std::string> folders, int descriptor)
    : files_(files), root_(std::move(root)), folders_(std::move(folders)), descriptor_(descriptor) {}

FolderWatch::~FolderWatch() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::unique_ptr<FolderWatch> FolderWatch::begin(const Files& files, const std::string& root,
                                                const std::vector<std::string>& folders, std::string& error) {
  std::unique_ptr<FolderWatch> watch(new FolderWatch(files, root, folders, inotify_init1(IN_CLOEXEC | IN_NONBLOCK)));
  // The project's own folder, for the coming of those that are not there yet.
  if (!watch->add("")) {
    error = std::strerror(errno);
    return nullptr;
  }
  watch->root_watch_ = watch->watched_.begin()->first;
  for (const std::string& folder : folders) watch->add_tree(folder);
  if (watch->failure_ == 0) return watch;
  error = std::strerror(watch->failure_);
  return nullptr;
}

bool FolderWatch::add(const std::string& folder) {
  const std::string path = folder.empty() ? root_ : path_in(root_, folder);
  const int number = inotify_add_watch(descriptor_, path.c_str(), wanted);
  if (number >= 0) watched_[number] = folder;
  if (number < 0 && errno != ENOENT && errno != ENOTDIR) failure_ = errno;  // mostly: this user may watch no more
  return number >= 0;
}

/// Links are not followed: what they lead to is not read either.
void FolderWatch::add_tree(const std::string& folder) {
  if (!add(folder)) return;
  for (const DirectoryEntry& entry : files_.list(path_in(root_, folder)).value_or(std::vector<DirectoryEntry>{})) {
    if (entry.type == FileType::directory) add_tree(below(folder, entry.name));
  }
}

void FolderWatch::forget(const std::string& folder) {
  for (auto entry = watched_.begin(); entry != watched_.end();) {
    const bool within = entry->second == folder || entry->second.starts_with(folder + "/");
    if (within) inotify_rm_watch(descriptor_, entry->first);
    entry = within ? watched_.erase(entry) : std::next(entry);
  }
}

bool FolderWatch::is_wanted(const std::string& folder) const {
  return std::find(folders_.begin(), folders_.end(), folder) != folders_.end();
}

std::set<std::string> FolderWatch::wait(std::chrono::milliseconds longest) {
  std::set<std::string> changed;
  pollfd ready{.fd = descriptor_, .events = POLLIN, .revents = 0};
  if (poll(&ready, 1, static_cast<int>(longest.count())) <= 0) return changed;
  alignas(inotify_event) std::array<char, room_for_events> events;
  for (ssize_t length = 0; (length = read(descriptor_, events.data(), events.size())) > 0;) {
    for (ssize_t at = 0; at < length;) {
      const auto* event = reinterpret_cast<const inotify_event*>(events.data() + at);
      take(event->wd, event->mask, event->len > 0 ? event->name : "", changed);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
    }
  }
  return changed;
}

void FolderWatch::take(int watch, unsigned mask, const std::string& name, std::set<std::string>& changed) {
  if ((mask & IN_Q_OVERFLOW) != 0) {
    changed.insert(folders_.begin(), folders_.end());
    for (const std::string& folder : folders_) add_tree(folder);
    return;
  }
  const auto folder = watched_.find(watch);
  if (folder == watched_.end()) return;
  if ((mask & IN_IGNORED) != 0) {  // the folder is gone
    watched_.erase(folder);
    return;
  }
  const std::string path = below(folder->second, name);
  if (watch == root_watch_ && !is_wanted(path)) return;
  // A new folder may have been filled before it was watched: its path stands for all of it.
  const bool is_folder = (mask & IN_ISDIR) != 0;
  if (is_folder && (mask & IN_MOVED_FROM) != 0) forget(path);
  if (is_folder && (mask & (IN_CREATE | IN_MOVED_TO)) != 0) add_tree(path);
  changed.insert(path);
}

}  // namespace candor::serve
