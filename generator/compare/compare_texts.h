// Compares two texts as documents and gives one tree with marks (model/redline.h).
#pragma once

#include <string_view>

#include "model/redline.h"

namespace candor {

/// The redline from `old_tree` to `new_tree`, both of type `document`. `language` (BCP 47) says where words end; it
/// is the same for both. For any two trees, whatever they hold:
/// `same_text(take_side(redline, Side::old_text), old_tree)`, and so the new one, once neighbouring text
/// nodes are joined. The time is bounded by about (words × 256), however unlike the two are.
/// Words that did not change are counted for those who ask; pages do not, and cutting them is most of the work.
enum class CountWords { all, marked };
Redline compare_texts(const TreeNode& old_tree, const TreeNode& new_tree, std::string_view language,
                      CountWords counted = CountWords::all);

}  // namespace candor
