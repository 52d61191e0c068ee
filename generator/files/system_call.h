// What the files of DiskFiles share: descriptors that close themselves, calls that start again after a signal, errno
// as a FileError. For files/ alone.
#pragma once

#include <cerrno>
#include <string>
#include <string_view>

#include "files/files.h"

namespace candor {

/// The system's error number as ours.
FileErrorCode code_of(int number);
/// For an `return tl::unexpected(…)`: `number` is the errno of the call that failed.
tl::unexpected<FileError> failed(std::string_view doing, const std::string& path, int number);

/// Calls until it is not interrupted. `call` returns -1 and sets errno, as system calls do.
template <class Call>
auto uninterrupted(Call call) {
  auto result = call();
  while (result == -1 && errno == EINTR) result = call();
  return result;
}

/// An open file. Closing is not retried: on Linux the descriptor is gone even when close() is interrupted.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  int release();
  /// 0, or the errno of the close: some file systems report a failed write only here.
  int close();

 private:
  int number_;
};

/// The path for a system call. One with a NUL inside would silently name another file: it becomes the empty path, which
/// names nothing (ENOENT).
const char* c_path(const std::string& path);
/// Opens with O_CLOEXEC; new files get 0666 less the umask.
Descriptor open_path(const std::string& path, int flags);
/// 0, or the errno of the write that failed; short writes go on.
int write_all(int descriptor, std::string_view bytes);

}  // namespace candor
