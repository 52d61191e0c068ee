#include "check/named_entries.h"

#include <algorithm>

namespace candor {

namespace {

std::string segment_at(std::string_view path, std::size_t number) {
  while (number-- > 0) path.remove_prefix(std::min(path.find('.'), path.size() - 1) + 1);
  return std::string(path.substr(0, path.find('.')));
}

}  // namespace

Named names_in(const Value& value) {
  Named named;
  for (const Value& item : value.items()) {
    const bool is_pair = item.is(Kind::list) && item.size() == 2 && item.items()[0].is(Kind::text);
    const Value& thing = is_pair ? item.items()[1] : item;
    const std::string& name = is_pair ? item.items()[0].text() : item.text();
    if (!name.empty()) named.names.push_back(name);
    const bool is_itself = is_pair || name.empty() || thing.is(Kind::text);
    if (named.path.empty() && is_itself) named.path = thing.path();
    if (named.place.line == 0) named.place = thing.place();
    named.lines.push_back({thing.place(), thing.path()});
  }
  return named;
}

bool has_star(const std::string& where) { return where.find('*') != std::string::npos; }

bool is_entry_of(const std::string& where, const Named& named) {
  return has_star(where) && named.path.starts_with(where.substr(0, where.find('*')));
}

std::string entry_of(const Named& named, const std::string& where) {
  if (is_entry_of(where, named)) {
    const auto star = where.begin() + static_cast<std::ptrdiff_t>(where.find('*'));
    return segment_at(named.path, static_cast<std::size_t>(std::count(where.begin(), star, '.')));
  }
  if (!named.names.empty()) return named.names.front();
  return std::count(named.path.begin(), named.path.end(), '.') > 1 ? segment_at(named.path, 1) : "";
}

std::string with_names(std::string lacks, const std::vector<std::string>& names) {
  constexpr std::string_view gap = "{names}";
  std::string all;
  for (auto name = names.begin(); name != names.end(); ++name) {
    if (std::find(names.begin(), name, *name) != name) continue;
    const auto times = std::count(name, names.end(), *name);
    all += (all.empty() ? "`" : ", `") + *name + "`";
    if (times > 1) all += " (" + std::to_string(times) + " times)";
  }
  const std::size_t at = lacks.find(gap);
  if (at != std::string::npos) lacks.replace(at, gap.size(), all);
  return lacks;
}

}  // namespace candor
