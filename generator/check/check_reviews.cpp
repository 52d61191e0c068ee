#include "check/check_reviews.h"

#include <string>

namespace candor {

namespace {

void check_below(const Value& value, const std::string& today, const std::string& company, Diagnostics& diagnostics) {
  for (const auto& [key, child] : value.entries()) {
    if (key != "review_by" || !child.is(Kind::date)) {
      check_below(child, today, company, diagnostics);
      continue;
    }
    if (child.text() >= today) continue;  // ISO dates sort as text
    const std::string fact = value.path();
    const Value* status = value.find("status");
    const std::string said = status && status->is_defined() ? ", which is `" + status->text() + "`," : "";
    diagnostics.add({.id = "review-overdue",
                     .severity = Severity::warning,
                     .place = child.place(),
                     .message = "`" + fact + "`" + said + " was to be looked at again by " + child.text(),
                     .why = "the page goes on saying what was so then",
                     .help = "make sure that it is still so, and move `review_by`; or change the fact",
                     .subject = company + ":" + fact});
  }
  for (const Value& item : value.items()) check_below(item, today, company, diagnostics);
}

}  // namespace

void check_reviews(const Company& company, Date today, Diagnostics& diagnostics) {
  check_below(company.facts, iso_text(today), company.id, diagnostics);
}

}  // namespace candor
