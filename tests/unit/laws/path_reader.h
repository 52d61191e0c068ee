// What a requirement's expressions look at, as the loader reads it.
#pragma once

#include "law_world.h"
#include "load/pack_paths.h"

namespace candor {

inline void read_all(PackPaths& paths, const Requirement& requirement) {
  for (const auto& question : {requirement.when, requirement.settled}) {
    if (question) paths.read(*question->expression);
  }
  for (const auto* list : {&requirement.depends_on, &requirement.met, &requirement.any_of}) {
    for (const auto& question : *list) paths.read(*question->expression);
  }
  for (const auto* list : {&requirement.partial, &requirement.vague}) {
    for (const Lack& lack : *list) paths.read(*lack.holds->expression);
  }
}

}  // namespace candor
