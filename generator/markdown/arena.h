// Memory for one parse, given back all at once: cmark makes a few small pieces for each node, and a third of its time
// went into taking and freeing them one by one.
#pragma once

#include <cstddef>

struct cmark_mem;

namespace candor::markdown {

/// cmark's view of this thread's arena. What comes from it is valid until it is freed or `release_parse_memory` is
/// called; of what is freed only the newest piece is used again. Memory that cannot be had ends the program, as with
/// cmark's own allocator: C code cannot be told.
cmark_mem* parse_memory();

/// Takes back everything this thread's parse has made. A block of moderate size is kept for the next one.
void release_parse_memory();

}  // namespace candor::markdown
