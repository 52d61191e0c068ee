#include "check/check_limits_shown.h"

#include <string>
#include <string_view>

namespace candor {

namespace {

bool limits_something(std::string_view key, const Value& value) {
  if (key == "when" || key == "unless") return value.is(Kind::map);
  return key == "status" && value.text() != "in_place";
}

class QualifierWalk {
 public:
  QualifierWalk(const Company& company, const StatedPaths& stated, Diagnostics& diagnostics)
      : company_(company), stated_(stated), diagnostics_(diagnostics) {}

  /// `thing` stands at `path`; what no text says anything of has no limits to be said.
  void look_at(const Value& thing, const std::string& path) {
    if (!stated_.speak_of(path)) return;
    for (std::size_t i = 0; i < thing.items().size(); ++i) look_at(thing.items()[i], path + "." + std::to_string(i));
    for (const auto& [key, value] : thing.entries()) {
      const std::string inner = path + "." + key;
      if (!limits_something(key, value)) {
        look_at(value, inner);
      } else if (!stated_.speak_of(inner)) {
        tell(key, value, path);
      }
    }
  }

 private:
  void tell(const std::string& key, const Value& value, const std::string& path) {
    const std::string written = value.is(Kind::map) ? key : key + ": " + value.text();
    diagnostics_.add({.id = "qualifier-not-shown",
                      .severity = Severity::warning,
                      .place = value.place(),
                      .message = "`" + written + "` limits `" + path + "`, and no document of `" + company_.id +
                                 "` that shows it says so",
                      .why = "readers take what is not limited for true, today and for everybody",
                      .help = "name it where its limits are printed, or put the limit into its own words",
                      .subject = company_.id + ":" + path + "." + key});
  }

  const Company& company_;
  const StatedPaths& stated_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_limits_shown(const Company& company, const StatedPaths& stated, Diagnostics& diagnostics) {
  QualifierWalk walk(company, stated, diagnostics);
  for (const auto& [topic, value] : company.facts.entries()) walk.look_at(value, topic);
}

}  // namespace candor
