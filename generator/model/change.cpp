#include "model/change.h"

namespace candor {

std::string_view name_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added: return "added";
    case ChangeKind::removed: return "removed";
    case ChangeKind::renamed: return "renamed";
    case ChangeKind::moved: return "moved";
    case ChangeKind::changed: return "changed";
  }
  return "changed";
}

}  // namespace candor
