// A list of blocks and a cursor; each piece is preceded by its size, so that growing the newest one costs nothing.
#include "markdown/arena.h"

#include <cmark-gfm.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace candor::markdown {

namespace {

constexpr std::size_t alignment = 16;  // bytes; what operator new gives, and any of cmark's objects needs
constexpr std::size_t first_block = 256 * 1024;
constexpr std::size_t largest_block = 16 * 1024 * 1024;

/// Stands before each piece.
struct Header {
  std::size_t size = 0;  ///< of the piece, as it was asked for
};
static_assert(sizeof(Header) <= alignment && alignment <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);

class Arena {
 public:
  void* take(std::size_t size) {
    const std::size_t whole = alignment + rounded(size);
    if (blocks_.empty() || blocks_.back().size - used_ < whole) add_block(whole);
    std::byte* piece = top();
    used_ += whole;
    new (piece) Header{size};
    return piece + alignment;
  }

  void* grow(void* old, std::size_t size) {
    if (old == nullptr) return take(size);
    Header& header = header_of(old);
    if (size <= header.size) return old;
    const std::size_t more = rounded(size) - rounded(header.size);
    if (is_newest(old) && more <= blocks_.back().size - used_) {
      used_ += more;
      header.size = size;
      return old;
    }
    void* moved = take(size);
    std::memcpy(moved, old, header.size);
    return moved;
  }

  /// Only the newest piece can be used again; cmark gives its temporary ones back in that order.
  void give_back(void* piece) {
    if (piece != nullptr && is_newest(piece)) used_ -= alignment + rounded(header_of(piece).size);
  }

  /// Keeps the first block alone.
  void release() {
    if (blocks_.size() > 1) blocks_.resize(1);
    used_ = 0;
  }

 private:
  struct Block {
    std::unique_ptr<std::byte[]> memory;
    std::size_t size = 0;
  };

  static Header& header_of(void* piece) {
    return *std::launder(reinterpret_cast<Header*>(static_cast<std::byte*>(piece) - alignment));
  }
  /// Where the next piece begins.
  std::byte* top() { return blocks_.back().memory.get() + used_; }
  bool is_newest(void* piece) { return static_cast<std::byte*>(piece) + rounded(header_of(piece).size) == top(); }
  static std::size_t rounded(std::size_t size) { return (size + alignment - 1) / alignment * alignment; }

  void add_block(std::size_t at_least) {
    const std::size_t next = blocks_.empty() ? first_block : std::min(largest_block, blocks_.back().size * 2);
    const std::size_t size = std::max(next, at_least);
    std::unique_ptr<std::byte[]> memory(new (std::nothrow) std::byte[size]);
    if (!memory) std::abort();
    blocks_.push_back({std::move(memory), size});
    used_ = 0;
  }

  std::vector<Block> blocks_;
  std::size_t used_ = 0;  ///< of the last block
};

Arena& arena() {
  thread_local Arena mine;
  return mine;
}

void* take_zeroed(std::size_t count, std::size_t size) {
  if (size != 0 && count > static_cast<std::size_t>(-1) / 2 / size) std::abort();
  void* piece = arena().take(count * size);
  std::memset(piece, 0, count * size);
  return piece;
}

void* grow(void* old, std::size_t size) { return arena().grow(old, size); }

void give_back(void* piece) { arena().give_back(piece); }

}  // namespace

cmark_mem* parse_memory() {
  static cmark_mem functions{take_zeroed, grow, give_back};
  return &functions;
}

void release_parse_memory() { arena().release(); }

}  // namespace candor::markdown
