// What the tests of templates share: rendering a source in one line, and facts with places.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "template/template.h"

namespace candor::templates {

struct Outcome {
  std::optional<Rendered> rendered;
  std::vector<Diagnostic> found;

  std::string text() const { return rendered ? rendered->text : "error: " + message(); }
  std::string message() const { return found.empty() ? "nothing" : found[0].message; }
  std::string id() const { return found.empty() ? "" : found[0].id; }
};

inline Outcome render_source(const std::string& source, const Context& context = {},
                             OutputKind kind = OutputKind::markdown, const Environment& environment = {},
                             const TemplateSet& parts = {}, const Limits& limits = {}) {
  Diagnostics diagnostics;
  Outcome outcome;
  if (const auto compiled = compile(source, "sections/case.md", kind, diagnostics)) {
    outcome.rendered = render(*compiled, context, environment, parts, diagnostics, limits);
  }
  outcome.found = diagnostics.in_order();
  return outcome;
}

/// A value as a fact at `path`.
inline Value fact(const std::string& path, const Value& value) {
  auto origin = std::make_shared<Origin>();
  origin->path = path;
  origin->place = {"content/acme/company.yaml", 3, 5, 4};
  return value.with_origin(std::move(origin));
}

/// The origins' paths, with commas between.
inline std::string paths(const std::vector<OriginPtr>& origins) {
  std::string all;
  for (const OriginPtr& origin : origins) all += (all.empty() ? "" : ",") + origin->path;
  return all;
}

/// The spans as `text<paths>`, one after another; what has no origin is left out.
inline std::string spans(const Outcome& outcome) {
  if (!outcome.rendered) return outcome.text();
  std::string all;
  for (const Span& span : outcome.rendered->spans) {
    if (!all.empty()) all += " ";
    all += outcome.rendered->text.substr(span.begin, span.end - span.begin) + "<" + paths(span.origins) + ">";
  }
  return all;
}

}  // namespace candor::templates
