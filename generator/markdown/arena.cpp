// A list of blocks and a cursor; each piece is preceded by its size, so that growing the newest one costs nothing.
#include "markdown/arena.h"

#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace candor::markdown {

namespace {

constexpr std::size_t alignment = 16;
constexpr std::size_t first_block = 256 * 1024;
constexpr std::size_t largest_block = 16 * 1024 * 1024;

struct Header {
  std::size_t size;
};

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    for (const Block& block : blocks_) std::free(block.memory);
  }

  void* take(std::size_t size) {
    const std::size_t whole = alignment + rounded(size);
    if (blocks_.empty() || blocks_.back().size - used_ < whole) add_block(whole);
    char* piece = blocks_.back().memory + used_;
    used_ += whole;
    reinterpret_cast<Header*>(piece)->size = size;
    return piece + alignment;
  }

  void* grow(void* old, std::size_t size) {
    if (old == nullptr) return take(size);
    auto* header = reinterpret_cast<Header*>(static_cast<char*>(old) - alignment);
    if (size <= header->size) return old;
    const std::size_t begin = static_cast<std::size_t>(static_cast<char*>(old) - blocks_.back().memory);
    const bool newest = begin <= used_ && begin + rounded(header->size) == used_;
    if (newest && begin + rounded(size) <= blocks_.back().size) {
      used_ = begin + rounded(size);
      header->size = size;
      return old;
    }
    void* moved = take(size);
    std::memcpy(moved, old, header->size);
    return moved;
  }

  /// Only the newest piece can be used again; cmark gives its temporary ones back in that order.
  void give_back(void* piece) {
    if (piece == nullptr) return;
    char* const header = static_cast<char*>(piece) - alignment;
    const std::size_t whole = alignment + rounded(reinterpret_cast<Header*>(header)->size);
    char* const top = blocks_.back().memory + used_;
    if (header + whole == top) used_ -= whole;
  }

  /// Keeps the first block alone.
  void release() {
    while (blocks_.size() > 1) {
      std::free(blocks_.back().memory);
      blocks_.pop_back();
    }
    used_ = 0;
  }

 private:
  struct Block {
    char* memory;
    std::size_t size;
  };

  static std::size_t rounded(std::size_t size) { return (size + alignment - 1) / alignment * alignment; }

  void add_block(std::size_t at_least) {
    const std::size_t next = blocks_.empty() ? first_block : std::min(largest_block, blocks_.back().size * 2);
    const std::size_t size = std::max(next, at_least);
    auto* memory = static_cast<char*>(std::malloc(size));
    if (memory == nullptr) std::abort();
    blocks_.push_back({memory, size});
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
