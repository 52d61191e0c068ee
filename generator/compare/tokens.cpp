#include "compare/tokens.h"

#include <string>

#include "base/utf8.h"

namespace candor::compare {

namespace {

/// Emphasis nested deeper than any policy's is kept whole: what is done for each token and each level stays bounded.
constexpr std::size_t deepest_wrapper = 16;

class Cutter {
 public:
  Cutter(Context& context, Tokens& out) : context_(context), out_(out) {}

  void cut(const std::vector<TreeNode>& phrases, std::size_t wrapper, const std::string& form) {
    for (const TreeNode& node : phrases) {
      if (is_plain(node)) {
        cut_text(node, wrapper, form);
      } else if (is_wrapper(node) && depth_below(wrapper) < deepest_wrapper) {
        cut_wrapper(node, wrapper, form);
      } else {
        add_whole(node, wrapper, form);
      }
    }
  }

 private:
  /// A text node with attributes is no Markdown, but must come back all the same: it is kept whole.
  static bool is_plain(const TreeNode& node) {
    static const TreeNode plain = [] {
      TreeNode text;
      text.type = NodeType::text;
      return text;
    }();
    return node.children.empty() && !node.text.empty() && same_form(node, plain);
  }

  std::size_t depth_below(std::size_t wrapper) const { return wrapper == none ? 0 : out_.wrappers[wrapper].depth + 1; }

  static bool is_wrapper(const TreeNode& node) {
    const bool wraps = node.type == NodeType::emph || node.type == NodeType::strong || node.type == NodeType::link;
    return wraps && !node.children.empty() && node.text.empty();
  }

  void cut_text(const TreeNode& node, std::size_t wrapper, const std::string& form) {
    for (const Piece& piece : cut_words(node.text, context_.language)) {
      key_.assign(form).append(piece.text);
      Token token;
      token.number = context_.numbers.of(key_);
      token.words = piece.kind == PieceKind::word ? 1 : 0;
      token.length = static_cast<std::uint32_t>(count_code_points(piece.text));
      token.kind = piece.kind;
      token.text = piece.text;
      token.wrapper = wrapper;
      out_.row.push_back(token);
    }
  }

  void cut_wrapper(const TreeNode& node, std::size_t parent, const std::string& form) {
    const std::size_t index = out_.wrappers.size();
    out_.wrappers.push_back({&node, parent, depth_below(parent), out_.row.size(), 0});
    // One number for the forms of all wrappers around a token keeps its key short however deep it stands.
    std::string inner = form;
    append_form(node, inner);
    inner = "w" + std::to_string(context_.numbers.of(inner)) + ":";
    cut(node.children, index, inner);
    out_.wrappers[index].end = out_.row.size();
  }

  void add_whole(const TreeNode& node, std::size_t wrapper, const std::string& form) {
    const bool is_break = node.type == NodeType::softbreak || node.type == NodeType::linebreak;
    key_.assign(form).append("\n");  // no word begins like this: a piece that is a line feed holds nothing more
    append_key(node, key_);
    Token token;
    token.number = context_.numbers.of(key_);
    token.words = static_cast<std::uint32_t>(count_words(node, context_.language));
    token.length = static_cast<std::uint32_t>(is_break ? 1 : 1 + count_code_points(node.text));
    token.kind = is_break ? PieceKind::blank : token.words > 0 ? PieceKind::word : PieceKind::sign;
    token.text = node.text;
    token.whole = &node;
    token.wrapper = wrapper;
    out_.row.push_back(token);
  }

  Context& context_;
  Tokens& out_;
  std::string key_;
};

}  // namespace

Tokens cut_phrases(const std::vector<TreeNode>& phrases, Context& context) {
  Tokens tokens;
  Cutter(context, tokens).cut(phrases, none, "t:");
  return tokens;
}

}  // namespace candor::compare
