#include "check/check_law_language.h"

#include <algorithm>

#include "check/check_law_links.h"
#include "check/check_law_words.h"
#include "model/period.h"

namespace candor {

namespace {

using templates::Call;

/// `retention.*.keep` fits `retention.billing.keep` and `retention.billing.keep.at_most`.
bool fits(std::string_view path, std::string_view pattern) {
  while (!pattern.empty()) {
    const std::size_t wanted_end = std::min(pattern.find('.'), pattern.size());
    const std::size_t end = std::min(path.find('.'), path.size());
    if (path.empty()) return false;
    const std::string_view wanted = pattern.substr(0, wanted_end);
    if (wanted != "*" && wanted != path.substr(0, end)) return false;
    pattern.remove_prefix(std::min(wanted_end + 1, pattern.size()));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return true;
}

Value has_regime(const Call& call, const Value* facts) {
  if (!facts) return Value::flag(false);
  const auto& regimes = facts->at("regimes").items();
  const std::string& wanted = call.arg(0).text();
  return Value::flag(std::any_of(regimes.begin(), regimes.end(), [&](const Value& r) { return r.text() == wanted; }));
}

/// The two periods of a comparison; nothing when one of them is silence or no plain span.
std::optional<std::pair<Period, Period>> two_periods(const Call& call) {
  if (!call.arg(0).is_defined()) return std::nullopt;
  const auto left = read_period(call.arg(0).text());
  const auto right = read_period(call.arg(1).text());
  if (!right) {
    call.fail("`" + std::string(call.name()) + "` needs a period such as \"1 month\"");
    return std::nullopt;
  }
  return left ? std::optional(std::pair(*left, *right)) : std::nullopt;
}

bool is_longer(const Call& call) {
  const auto both = two_periods(call);
  return both && compare(both->first, both->second) == std::strong_ordering::greater;
}

/// Longer in some month or year of the calendar: `30 days` than `1 month`, since a February has 28.
bool is_possibly_longer(const Call& call) {
  const auto both = two_periods(call);
  if (!both) return false;
  if (const auto order = compare(both->first, both->second)) return *order == std::strong_ordering::greater;
  return hours_of(both->first).longest > hours_of(both->second).shortest;
}

/// Is an id referred to in a list, itself or by one of its items (`account.email` refers to `account`)?
bool is_named_in(const Call& call) {
  const std::string& id = call.arg(0).text();
  const auto& list = call.arg(1).items();
  if (!call.charge(list.size())) return false;
  return std::any_of(list.begin(), list.end(),
                     [&](const Value& item) { return item.text() == id || item.text().starts_with(id + "."); });
}

/// Is this word in a list of words, or the one word that stands in its place?
bool is_having(const Call& call) {
  const Value& list = call.arg(0);
  const auto is_it = [&](const Value& item) { return item.text() == call.arg(1).text(); };
  if (!call.charge(1 + list.size())) return false;
  return list.is_defined() &&
         (list.is(Kind::list) ? std::any_of(list.items().begin(), list.items().end(), is_it) : is_it(list));
}

bool is_or_has(const Value& value, const std::string& text) {
  const auto is_it = [&](const Value& item) { return item.text() == text; };
  return is_it(value) || std::any_of(value.items().begin(), value.items().end(), is_it);
}

/// Has one of a list's entries this field, or this field with this value, and another with that? An entry of a form
/// that knows no such field has not: a document's sections are names and maps of two kinds.
bool is_having_entry(const Call& call) {
  const auto& entries = call.arg(0).items();
  if (!call.charge(1 + entries.size())) return false;
  return std::any_of(entries.begin(), entries.end(), [&](const Value& entry) {
    for (std::size_t i = 1; i < call.args().size(); i += 2) {
      const Value* field = entry.find(call.arg(i).text());
      if (!field || !field->is_defined()) return false;
      if (i + 1 < call.args().size() && !is_or_has(*field, call.arg(i + 1).text())) return false;
    }
    return true;
  });
}

/// Does what is said under these laws hold under that one, or one of those? Silence about laws means all of them.
bool is_under(const Call& call) {
  const auto& laws = call.arg(0).items();
  const Value& wanted = call.arg(1);
  const auto is_wanted = [&](const Value& law) {
    const auto& all = wanted.items();
    return wanted.is(Kind::list)
               ? std::any_of(all.begin(), all.end(), [&](const Value& w) { return w.text() == law.text(); })
               : law.text() == wanted.text();
  };
  if (!call.charge(1 + laws.size() * (1 + wanted.size()))) return false;
  return !call.arg(0).is_defined() || std::any_of(laws.begin(), laws.end(), is_wanted);
}

/// Is the fact stated by the document's text, in every language?
bool is_printed(const Call& call, const PrintedFacts* stated) {
  const std::string& path = call.arg(0).path();
  return stated && !path.empty() && stated->has(path);
}

/// Has a map an entry for every key of the other (a period for each plan)?
bool is_covering(const Call& call) {
  const auto& wanted = call.arg(1).entries();
  if (!call.charge(1 + wanted.size() * (1 + call.arg(0).size()))) return false;
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const auto& entry) { return call.arg(0).find(entry.first) != nullptr; });
}

/// What stands in a list more than once, each once.
Value repeated(const Call& call) {
  const auto& items = call.arg(0).items();
  std::map<std::string_view, std::size_t> seen;
  std::vector<Value> found;
  for (const Value& item : items) {
    if (++seen[item.text()] == 2) found.push_back(item);
  }
  return call.charge(1 + items.size()) ? Value::list(std::move(found)) : Value();
}

/// `day|earlier_by("12 months")`, as in templates.
Value day_before(const Call& call) {
  const auto day = read_iso_date(call.arg(0).text());
  const auto period = read_period(call.arg(1).text());
  const auto earlier = day && period ? candor::earlier_by(*day, *period) : std::nullopt;
  if (!earlier) return call.fail("`earlier_by` takes a date and a period such as \"12 months\"");
  return Value::scalar(Kind::date, iso_text(*earlier));
}

/// Has the map the field, with one of these values? Without values, any will do. Ids of an author's own are no fields.
bool has_field(const Value& map, const std::string& field, const std::vector<Value>& values) {
  const Value* found = map.is_open() ? nullptr : map.find(field);
  if (!found || !found->is_defined()) return false;
  return values.empty() ||
         std::any_of(values.begin(), values.end(), [&](const Value& value) { return value.text() == found->text(); });
}

bool collect_having(const Call& call, const Value& value, std::vector<Value>& found) {
  const std::vector<Value>& values = call.arg(2).items();
  if (!call.charge(1 + value.size())) return false;
  if (value.is(Kind::map) && has_field(value, call.arg(1).text(), values)) {
    found.push_back(Value::list({Value::text(value.path()), value}));
  }
  const auto goes_on = [&](const Value& below) { return collect_having(call, below, found); };
  const auto& entries = value.entries();
  return std::all_of(value.items().begin(), value.items().end(), goes_on) &&
         std::all_of(entries.begin(), entries.end(), [&](const auto& entry) { return goes_on(entry.second); });
}

/// `data|having("status", ["possible"])`: what has such a field, however deep below: pairs of its path and itself.
Value having(const Call& call) {
  std::vector<Value> found;
  return collect_having(call, call.arg(0), found) ? Value::list(std::move(found)) : Value();
}

/// The items of the lists in a list, and what is no list as it is; silence is left out.
Value flat(const Call& call) {
  std::vector<Value> all;
  for (const Value& item : call.arg(0).items()) {
    if (!call.charge(1 + item.items().size())) return {};
    if (item.is(Kind::list)) {
      all.insert(all.end(), item.items().begin(), item.items().end());
    } else if (item.is_defined()) {
      all.push_back(item);
    }
  }
  return Value::list(std::move(all));
}

}  // namespace

PrintedFacts::PrintedFacts(const std::vector<Text>& texts) {
  for (const Text& text : texts) {
    std::vector<std::string_view> facts;
    for (const TextBlock& block : text.blocks) facts.insert(facts.end(), block.facts.begin(), block.facts.end());
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    const auto is_same = [&](const auto& known) {
      return std::equal(known.second.begin(), known.second.end(), facts.begin(), facts.end());
    };
    if (std::any_of(by_language_.begin(), by_language_.end(), is_same)) continue;
    by_language_.emplace_back(text.language, Paths(facts.begin(), facts.end()));
  }
}

/// Is the fact at `path` among what is stated, or one below it? A list that is stated states its items.
bool PrintedFacts::states(const Paths& stated, std::string_view path) {
  if (std::binary_search(stated.begin(), stated.end(), path)) return true;
  const std::string below = std::string(path) + ".";
  const auto next = std::lower_bound(stated.begin(), stated.end(), below);
  if (next != stated.end() && next->starts_with(below)) return true;
  const std::size_t dot = path.rfind('.');
  const bool is_item = dot != std::string_view::npos && dot + 1 < path.size() &&
                       path.find_first_not_of("0123456789", dot + 1) == std::string_view::npos;
  return is_item && std::binary_search(stated.begin(), stated.end(), path.substr(0, dot));
}

std::string PrintedFacts::first_lacking(std::string_view path) const {
  for (const auto& [language, facts] : by_language_) {
    if (!states(facts, path)) return language;
  }
  return {};
}

bool PrintedFacts::has_like(std::string_view pattern) const {
  return !by_language_.empty() && std::all_of(by_language_.begin(), by_language_.end(), [&](const auto& text) {
    return std::any_of(text.second.begin(), text.second.end(), [&](const auto& path) { return fits(path, pattern); });
  });
}

templates::Environment law_environment(LawWorld world) {
  using First = templates::Takes::First;
  templates::Environment environment;
  environment.add_function("regime", [world](const Call& call) { return has_regime(call, world.facts); },
                           {{1, 1, "regime(\"eu-gdpr\")", First::text}});
  environment.add_function(
      "stated",
      [world](const Call& call) { return Value::flag(world.stated && world.stated->has_like(call.arg(0).text())); },
      {{1, 1, "stated(\"retention.*.keep\")", First::text}});
  environment.add_test("printed", [world](const Call& call) { return is_printed(call, world.stated); },
                       {{0, 0, "x is printed"}});
  environment.add_test("longer_than", is_longer, {{1, 1, "period is longer_than(\"1 month\")", First::period}});
  environment.add_test("possibly_longer_than", is_possibly_longer,
                       {{1, 1, "period is possibly_longer_than(\"30 days\")", First::period}});
  environment.add_test("named_in", is_named_in, {{1, 1, "id is named_in(list)"}});
  environment.add_test("has", is_having, {{1, 1, "for is has(\"complaints\")"}});
  environment.add_test("has_entry", is_having_entry, {{1, 4, "legal_basis is has_entry(\"basis\", \"consent\")"}});
  environment.add_test("under", is_under, {{1, 1, "regimes is under(\"eu-gdpr\")"}});
  environment.add_test("covers", is_covering, {{1, 1, "by_plan is covers(plans)"}});
  environment.add_filter("repeated", repeated, {{0, 0, "list|repeated"}});
  environment.add_filter("flat", flat, {{0, 0, "list|flat"}});
  environment.add_filter("having", having, {{1, 2, "data|having(\"status\", [\"possible\"])"}});
  environment.add_filter("earlier_by", day_before, {{1, 1, "today|earlier_by(\"12 months\")", First::period}});
  add_links(environment);
  add_phrases(environment, world.words);
  add_figures(environment, world.words);
  return environment;
}

}  // namespace candor
