// Templates: text with places in it that are filled from facts. The language is a subset of Jinja 3.1, since lawyers'
// engineers know it and Debian's python3-jinja2 can hold ours to it (tests/templates); what differs on purpose is
// listed in tests/templates/README.md.
//
// A template is compiled once, is immutable, and may be rendered from several threads. Rendering gives the text and,
// for each stretch of it, the facts and messages it came from. Mistakes are diagnostics with the template's place.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/value.h"
#include "template/environment.h"

namespace candor::templates {

/// Jinja's options of the same names. Both are on in Candor; tests also try the other ways.
struct CompileOptions {
  bool trim_blocks = true;    ///< the line break right after a block tag is dropped
  bool lstrip_blocks = true;  ///< blanks before a block tag that begins its line are dropped
};

struct Program;  // syntax.h

/// A compiled template.
class Template {
 public:
  explicit Template(std::unique_ptr<const Program> program);
  ~Template();
  Template(const Template&) = delete;
  Template& operator=(const Template&) = delete;

  const std::string& file() const;
  OutputKind kind() const;
  const Program& program() const { return *program_; }

 private:
  std::unique_ptr<const Program> program_;
};
using TemplatePtr = std::shared_ptr<const Template>;

/// Reads `source` (UTF-8) as a template. `file` is its name in diagnostics, relative to the project. Null when it does
/// not read; `diagnostics` then says why (`template-syntax`, `template-escape`, `template-limit`).
TemplatePtr compile(std::string_view source, const std::string& file, OutputKind kind, Diagnostics& diagnostics,
                    CompileOptions options = {});

/// The templates that `include` finds, by name (`parts/period.md`).
class TemplateSet {
 public:
  /// Adds or replaces.
  void add(std::string name, TemplatePtr compiled);
  /// The same of one that is compiled when somebody asks for it, once, whatever the thread. It must read.
  void add_on_demand(std::string name, std::function<TemplatePtr()> compile);
  /// Null when there is none of that name.
  const Template* find(std::string_view name) const;
  std::vector<std::string> names() const;

 private:
  struct Entry {
    TemplatePtr compiled;
    std::function<TemplatePtr()> compile;  ///< empty when it is compiled already
    std::once_flag once;
  };
  std::map<std::string, std::unique_ptr<Entry>, std::less<>> by_name_;
};

/// Reports every filter, test and function that `environment` does not have, and every include of a literal name that
/// `templates` does not have, without rendering: so that a mistake in a branch nobody takes is found too.
/// True when there was nothing to report.
bool check_names(const Template& compiled, const Environment& environment, const TemplateSet& templates,
                 Diagnostics& diagnostics);

/// A stretch of output (bytes, end exclusive) and what is behind it. Spans are in order, do not overlap, neighbours
/// differ, and each has at least one origin.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<OriginPtr> origins;
};

struct Rendered {
  std::string text;
  std::vector<Span> spans;
};

/// Renders, or reports what is wrong (every printed value that fails, not only the first) and gives nothing.
/// The values in `context` must outlive the call.
std::optional<Rendered> render(const Template& compiled, const Context& context, const Environment& environment,
                               const TemplateSet& templates, Diagnostics& diagnostics, const Limits& limits = {});

/// An expression on its own, as law packs write them: `retention|length > 0 and company.country in eu`.
class Expression {
 public:
  explicit Expression(std::unique_ptr<const Program> program);
  ~Expression();
  Expression(const Expression&) = delete;
  Expression& operator=(const Expression&) = delete;
  const Program& program() const { return *program_; }

 private:
  std::unique_ptr<const Program> program_;
};
using ExpressionPtr = std::shared_ptr<const Expression>;

/// Reads an expression that begins at `start` (file, line, column) of a file. Null when it does not read.
ExpressionPtr compile_expression(std::string_view source, const Place& start, Diagnostics& diagnostics);

/// As above, for an expression: every unknown filter, test and function.
bool check_names(const Expression& compiled, const Environment& environment, Diagnostics& diagnostics);

struct Evaluated {
  Value value;
  std::vector<OriginPtr> read;      ///< every fact that was looked at, whether or not it decided
  std::vector<std::string> absent;  ///< dotted paths that were asked for and are not stated (`retention.billing.keep`)
};

/// Evaluates, or reports what is wrong and gives nothing.
std::optional<Evaluated> evaluate(const Expression& compiled, const Context& context, const Environment& environment,
                                  Diagnostics& diagnostics, const Limits& limits = {});

/// What counts as true: `yes`, a number but 0, text that is not empty, a list or map that is not empty. Silence, `none`
/// and `no` are false (Jinja's rule over our kinds).
bool is_true(const Value& value);

}  // namespace candor::templates
