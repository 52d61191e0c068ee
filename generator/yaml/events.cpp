#include "yaml/events.h"

#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <streambuf>
#include <utility>

#include "yaml/walk_faults.h"

namespace candor::yaml {

namespace {

constexpr std::size_t most_refused = 50;

/// Thrown through yaml-cpp to stop it at an exceeded limit; never leaves this file.
struct Stop {};

/// Reads the source in place; std::istringstream would copy it.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // NOLINT: streambuf's get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

class Builder : public YAML::EventHandler {
 public:
  Builder(const Source& source, const Limits& limits, Diagnostics& diagnostics, Told& told)
      : source_(source), limits_(limits), diagnostics_(diagnostics), told_(told) {}

  void OnDocumentStart(const YAML::Mark& /*mark*/) override { told_.has_document = true; }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_properties(mark, "?", anchor);
    if (wants_key()) return null_key(offset_of(mark));
    Node node;
    node.begin = offset_of(mark);
    put(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    refuse(read_as_alias(source_, offset_of(mark)));
    put_text(offset_of(mark), "");
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_properties(mark, tag, anchor);
    if (value.size() > limits_.scalar) {
      stop(offset_of(mark), "a text of " + std::to_string(value.size()) + " bytes; at most " +
                                std::to_string(limits_.scalar) + " are read");
    }
    put_text(offset_of(mark), value);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(mark, tag, anchor, NodeKind::list, style);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(mark, tag, anchor, NodeKind::map, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

  std::vector<std::size_t> open_begins() const {
    std::vector<std::size_t> begins;
    for (const Node& node : open_) begins.push_back(node.begin);
    return begins;
  }

 private:
  static std::size_t offset_of(const YAML::Mark& mark) { return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos); }

  /// `null: x`: YAML's words for null are text like any other. Otherwise there is no name before the colon.
  void null_key(std::size_t begin) {
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
      if (source_.starts_with(begin, word)) return put_text(begin, std::string(word));
    }
    refuse(fault("yaml-complex-key", source_.place(begin), "a `:` without a name before it",
                 "facts are found by their names", "write `name: value`"));
    put_text(begin, "");
  }

  /// Is the node to come a map's key? Keys wait in the map as an entry without a value.
  bool wants_key() const { return !open_.empty() && open_.back().kind == NodeKind::map && !has_key_.back(); }

  void refuse(Diagnostic diagnostic) {
    told_.refused = true;
    diagnostics_.add(std::move(diagnostic));
    if (diagnostics_.found().size() > most_refused) throw Stop{};
  }

  [[noreturn]] void stop(std::size_t offset, std::string message) {
    told_.refused = true;
    diagnostics_.add(fault("yaml-limit", source_.place(offset), std::move(message),
                           "a policy needs far less; the limit keeps a broken or hostile file from stopping the run",
                           "split the file, or shorten what stands here"));
    throw Stop{};
  }

  void refuse_properties(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    const std::size_t begin = offset_of(mark);
    const bool has_tag = (!tag.empty() && tag != "?" && tag != "!") || source_.at(begin) == '!';
    if (anchor != YAML::NullAnchor) {
      refuse(read_as_alias(source_, begin));
    } else if (has_tag) {
      refuse(read_as_tag(source_, begin));
    }
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, NodeKind kind,
            YAML::EmitterStyle::value style) {
    refuse_properties(mark, tag, anchor);
    const std::size_t begin = offset_of(mark);
    if (wants_key()) {
      const bool closes = source_.text().find_first_of("]}", begin) != std::string_view::npos;
      refuse(closes ? fault("yaml-complex-key", source_.place(begin), "a list or a map stands where a name is expected",
                            "facts are found by their names, and a name is plain text", "write `name: value`")
                    : unclosed_bracket(source_, begin));
      throw Stop{};
    }
    if (open_.size() >= limits_.depth) {
      stop(begin, "lists and maps within each other more than " + std::to_string(limits_.depth) + " deep");
    }
    count(begin);
    Node node;
    node.kind = kind;
    node.style = style == YAML::EmitterStyle::Flow ? Style::flow : Style::block;
    node.begin = begin;
    open_.push_back(std::move(node));
    has_key_.push_back(false);
  }

  void close() {
    Node node = std::move(open_.back());
    open_.pop_back();
    has_key_.pop_back();
    put(std::move(node));
  }

  void put_text(std::size_t begin, std::string text) {
    count(begin);
    if (wants_key()) {
      Entry& entry = open_.back().entries.emplace_back();
      entry.key = std::move(text);
      entry.key_begin = begin;
      has_key_.back() = true;
      return;
    }
    Node node = Node::scalar(std::move(text));
    node.begin = begin;
    put(std::move(node));
  }

  void put(Node node) {
    if (open_.empty()) {
      told_.root = std::move(node);
    } else if (open_.back().kind == NodeKind::list) {
      open_.back().items.push_back(std::move(node));
    } else {
      open_.back().entries.back().value = std::move(node);
      has_key_.back() = false;
    }
  }

  void count(std::size_t begin) {
    told_.last = begin;
    if (++nodes_ > limits_.nodes) stop(begin, "more than " + std::to_string(limits_.nodes) + " values and keys");
  }

  const Source& source_;
  const Limits& limits_;
  Diagnostics& diagnostics_;
  Told& told_;
  std::vector<Node> open_;
  std::vector<char> has_key_;
  std::size_t nodes_ = 0;
};

}  // namespace

Told tell_events(const Source& source, const Limits& limits, Diagnostics& diagnostics) {
  Told told;
  Builder builder(source, limits, diagnostics, told);
  try {
    ViewBuffer buffer(source.text());
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
  } catch (const Stop&) {
  } catch (const YAML::Exception& fault) {
    const std::size_t offset = fault.mark.is_null() ? told.last : static_cast<std::size_t>(fault.mark.pos);
    told.fault = ParserFault{offset, fault.msg};
  }
  told.open = builder.open_begins();
  return told;
}

}  // namespace candor::yaml
