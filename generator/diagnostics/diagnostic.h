// A mistake as a value: what was seen, where, why it matters and what to write instead. Stages add to a list and go
// on; the report prints all of them at the end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candor {

/// A place in a file of the project. `file` is relative to the project, with `/`. Lines and columns count from 1;
/// columns and `length` count characters (code points), as an editor does. 0 means: the whole file.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 0;

  bool operator==(const Place&) const = default;
};

enum class Severity { error, warning, note };
/// `error`, `warning` or `note`: the words of the text, of JSON and of SARIF's levels (SARIF 2.1.0, 3.27.10).
std::string_view name_of(Severity severity);

/// One finding. `id` names its kind (`unknown-key`) and has a page in `generator/diagnostics/explain/`.
/// `message` is one line, lower case, without a full stop, authors' words between backticks; `why` says why it
/// matters and `help` what to write instead; both may be empty. `subject` is what the finding is about, without
/// line numbers (a fact's path, a section): fingerprints are made of it, so that they survive moved lines.
struct Diagnostic {
  std::string id;
  Severity severity = Severity::error;
  Place place;
  std::string message;
  std::string why;
  std::string help;
  std::string subject;
  std::string requirement;  ///< the id of the law's requirement, where one is behind the finding
};

/// The findings of one run, in the order in which they were made. Not shared between threads: each piece of
/// parallel work fills its own, and they are appended in a fixed order.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  void append(Diagnostics other);

  bool has_errors() const;
  std::size_t count(Severity severity) const;
  bool empty() const { return found_.empty(); }
  const std::vector<Diagnostic>& found() const { return found_; }

  /// By file, line, column, then the order in which they were found; the same finding at the same place only once.
  std::vector<Diagnostic> in_order() const;

 private:
  std::vector<Diagnostic> found_;
};

}  // namespace candor
