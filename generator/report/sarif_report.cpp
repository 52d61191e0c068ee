#include "report/sarif_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "base/version.h"
#include "builtin/built_in.h"
#include "diagnostics/fingerprints.h"
#include "json/write_json.h"

namespace candor {

namespace {

Value message(const std::string& text) { return Value::record({{"text", Value::text(text)}}); }

/// Section 3.49: a rule, with the page that `candor explain` prints as its help.
Value rule(const std::string& id) {
  std::vector<Value::Entry> entries = {{"id", Value::text(id)}};
  if (const BuiltInFile* page = find_built_in("explain/" + id + ".md")) {
    std::string_view title = page->bytes.substr(0, page->bytes.find('\n'));
    while (title.starts_with('#') || title.starts_with(' ')) title.remove_prefix(1);
    entries.emplace_back("shortDescription", message(std::string(title)));
    entries.emplace_back("help", Value::record({{"text", Value::text(std::string(page->bytes))},
                                                {"markdown", Value::text(std::string(page->bytes))}}));
  }
  return Value::record(std::move(entries));
}

/// Section 3.4.3: a URI reference (RFC 3986): all but its unreserved characters and `/` are percent-encoded.
std::string uri_of(std::string_view file) {
  std::string uri;
  for (const char byte : file) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
    const bool plain = letter || byte == '-' || byte == '.' || byte == '_' || byte == '~' || byte == '/';
    uri += plain ? std::string(1, byte) : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return uri;
}

/// A file of the project stands relative to its root (section 3.4.4); one elsewhere has an address of its own.
Value artifact(const std::string& file) {
  if (file.starts_with('/')) return Value::record({{"uri", Value::text("file://" + uri_of(file))}});
  return Value::record({{"uri", Value::text(uri_of(file))}, {"uriBaseId", Value::text("%SRCROOT%")}});
}

/// Section 3.28: where; section 3.30.6: columns count code points, as `columnKind` says.
Value location(const Place& place) {
  std::vector<Value::Entry> physical = {{"artifactLocation", artifact(place.file)}};
  if (place.line > 0) {
    std::vector<Value::Entry> region = {{"startLine", Value::number(place.line)}};
    if (place.column > 0) {
      region.emplace_back("startColumn", Value::number(place.column));
      region.emplace_back("endColumn", Value::number(place.column + std::max(1, place.length)));
    }
    physical.emplace_back("region", Value::record(std::move(region)));
  }
  return Value::record({{"physicalLocation", Value::record(std::move(physical))}});
}

Value result(const Diagnostic& found, std::int64_t rule_index, const std::string& fingerprint) {
  std::string text = found.message;
  if (!found.why.empty()) text += "\n" + found.why;
  if (!found.help.empty()) text += "\n" + found.help;
  std::vector<Value::Entry> entries = {{"ruleId", Value::text(found.id)},
                                       {"ruleIndex", Value::number(rule_index)},
                                       {"level", Value::text(std::string(name_of(found.severity)))},
                                       {"message", message(text)}};
  if (!found.place.file.empty()) entries.emplace_back("locations", Value::list({location(found.place)}));
  entries.emplace_back("partialFingerprints", Value::record({{"candor/v1", Value::text(fingerprint)}}));
  if (!found.requirement.empty()) {
    entries.emplace_back("properties", Value::record({{"requirement", Value::text(found.requirement)}}));
  }
  return Value::record(std::move(entries));
}

}  // namespace

std::string sarif_report(const std::vector<Diagnostic>& ordered) {
  std::set<std::string> used;
  for (const Diagnostic& found : ordered) used.insert(found.id);
  const std::vector<std::string> ids(used.begin(), used.end());
  std::vector<Value> rules;
  for (const std::string& id : ids) rules.push_back(rule(id));
  const std::vector<std::string> prints = fingerprints(ordered);
  std::vector<Value> results;
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    const auto index = std::lower_bound(ids.begin(), ids.end(), ordered[i].id) - ids.begin();
    results.push_back(result(ordered[i], index, prints[i]));
  }
  const Value driver = Value::record({{"name", Value::text("candor")},
                                      {"version", Value::text(std::string(candor_version))},
                                      {"rules", Value::list(std::move(rules))}});
  const Value run = Value::record({{"tool", Value::record({{"driver", driver}})},
                                   {"columnKind", Value::text("unicodeCodePoints")},
                                   {"results", Value::list(std::move(results))}});
  return json::write_json(Value::record({{"$schema", Value::text("https://json.schemastore.org/sarif-2.1.0.json")},
                                         {"version", Value::text("2.1.0")},
                                         {"runs", Value::list({run})}}));
}

}  // namespace candor
