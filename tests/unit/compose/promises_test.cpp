// What policies promise about answers, sales, authorities, health data and loyalty programs, as the sections say it.
#include <catch2/catch.hpp>

#include "unit/compose/composing.h"

using namespace candor;
using namespace candor::test;

namespace {

const std::string acme = "company: {name: Acme}\n";

}  // namespace

TEST_CASE("the period for those whom no law of the table protects comes last, and fills what a law leaves open") {
  const Composed composed =
      compose(acme +
                  "rights: {access: {}}\n"
                  "requests:\n"
                  "  answer: {default: 60 days, us-ca-ccpa: 45 days, kr-pipa: {access: 10 days}}\n"
                  "  acknowledge: {default: 10 days}\n",
              "[rights]");
  CHECK(says(composed,
             "| California (CCPA/CPRA) | 45 days |\n"
             "| Korea (PIPA) | Access: 10 days; other requests: 60 days |\n"
             "| If none of these laws protects you | 60 days |\n"));
  CHECK(says(composed, "We confirm receipt of your request within 10 days."));
  CHECK(states(composed, "| If none of these laws", "requests.answer.default"));
}

TEST_CASE("a receipt that many laws promise is a column, with the default where a law has no time of its own") {
  const Composed composed = compose(acme +
                                        "rights: {access: {}}\n"
                                        "requests: {answer: {default: 60 days, us-ca-ccpa: 45 days}, acknowledge: "
                                        "{default: 10 days, us-co: 5 days}}\n",
                                    "[rights]");
  CHECK(says(composed,
             "| California (CCPA/CPRA) | 45 days | 10 days |\n"
             "| Colorado (CPA) | 60 days | 5 days |\n"
             "| If none of these laws protects you | 60 days | 10 days |\n"));
}

TEST_CASE("a purpose without a label leaves no empty brackets where other facts name it") {
  const Composed composed =
      compose(acme +
                  "purposes: {safety: {listed: no, legal_basis: [{basis: legitimate_interests, interest: safety}]}}\n"
                  "data: {account: {label: account data, items: {email: {text: email address, purposes: [safety]}}}}\n"
                  "retention: {account: {data: [account], purposes: [safety], keep: 2 years}}\n",
              "[data, retention]");
  CHECK(says(composed, "- Email address\n"));
  CHECK(says(composed, "| Account data | 2 years |\n"));
}

TEST_CASE("what may be a sale under some laws is admitted beside the denial, in the section and at a glance") {
  const std::string denied = acme + "sale:\n  sells: no\n  may_be: {as: [sale, sharing], under: [some_states]";
  const std::string admitted =
      "Under certain state laws of the United States, the following may be a “sale” or “sharing”: our use of "
      "advertising cookies.";
  const Composed composed = compose(denied + ", what: our use of advertising cookies}\n", "[summary, sale]");
  CHECK(says(composed, "| We do not sell any of your personal data. " + admitted + " |"));
  CHECK(says(composed, "\n" + admitted + "\n"));
  CHECK(says(compose(denied + "}\n", "[sale]"), "some of our disclosures of data may be a “sale” or “sharing”."));
  CHECK(says(compose(acme + "sale: {may_be: {as: [sale], under: [us-co]}}\n", "[recipients]"),
             "Under the Colorado Privacy Act, some of our disclosures of data may be a “sale”."));
}

TEST_CASE("a signed authorization before a sale says what it is, how long it lasts and how it is revoked") {
  const std::string authorization =
      ", authorization: {data: [nights], signed: yes, separate: yes, expires_after: 1 year, revoke: any_time, "
      "needed_for_services: no, copy: yes, kept: 6 years, regimes: [us-wa-mhmda]}}\n";
  const std::string facts = acme + "data: {nights: {label: nights, health: [measurements]}}\nsale: {sells: ";
  const Composed composed = compose(facts + "yes" + authorization, "[sale]");
  CHECK(says(composed,
             "We sell nights only if you have signed an authorization for it (Washington My Health My Data Act).\n"
             "The authorization is separate and distinct from any consent to collect or share data.\n"
             "It expires 1 year after you sign it.\n"
             "You can revoke it at any time.\n"
             "We do not make goods or services depend on it.\n"
             "You get a copy of it.\n"
             "We keep a copy for 6 years.\n"));
  CHECK(says(compose(facts + "no" + authorization, "[sale]"), "We would sell nights only if you had signed"));
}

TEST_CASE("a subpoena is a ground of its own, and what is done about demands stands below the grounds") {
  const Composed composed =
      compose(acme +
                  "disclosures:\n"
                  "  police:\n    case: legal\n    grounds: {required_by: [subpoena, court_order, warrant]}\n"
                  "    demands: {challenges: {what: [overbroad], status: possible}, told: {when_told: before, except: "
                  "[forbidden]}}\n",
              "[disclosures]");
  CHECK(says(composed,
             "- where it is required by a subpoena, a court order, or a warrant\n\n"
             "We may challenge demands that are overbroad.\n"
             "We tell you of a demand before we disclose your data.\n"
             "We do not tell you if the law or a court forbids it.\n"));
  CHECK(states(composed, "We may challenge", "disclosures.police.demands.challenges.status"));
}

TEST_CASE("what is never done with a category stands below it, in its notice on health data too") {
  const Composed composed = compose(
      acme + "data: {faces: {label: face templates, health: [biometric], never: {do: [sell, lease, trade, profit]}}}\n",
      "[data, health-data]");
  const std::string never =
      "What we never do with this data: sell it, lease it, trade it, or otherwise profit from it.";
  CHECK(composed.words("en").find(never) != composed.words("en").rfind(never));
}

TEST_CASE("a written schedule is told where its periods stand, and what the period counts from") {
  const std::string row =
      "data: {faces: {label: face templates}}\n"
      "retention:\n  faces:\n    data: [faces]\n"
      "    keep: {at_most: 3 years, after: last_interaction, until: purpose_fulfilled}\n"
      "    schedule: {is: [retention_schedule, destruction_guidelines]";
  const Composed here = compose(acme + row + "}\n", "[retention]");
  CHECK(says(here,
             "| Face templates | Up to 3 years after you last interact with us, or until their purpose is fulfilled if "
             "that comes first |"));
  CHECK(says(here,
             "Face templates: this period is part of our written retention schedule and guidelines for permanent "
             "destruction.\n"));
  const Composed there =
      compose(acme + "elsewhere: {biometric: {label: biometric policy, url: \"https://acme.example/b\"}}\n" + row +
                  ", at: biometric}\n",
              "[retention]");
  CHECK(says(there, "can be read here: [biometric policy](https://acme.example/b).\n"));
}

TEST_CASE(
    "that no geofence is set stands in the notice on health data, or where there is none with what is collected") {
  const std::string facts = acme +
                            "data: {sleep: {label: sleep data, health: [measurements]}}\n"
                            "health_data: {geofence: {used: no, within_feet: 2000, to: [identify, advertise]}}\n";
  const std::string promise =
      "We do not use a geofence around places where people get health care (up to 2,000 feet from them) to identify "
      "people who seek care or show people advertisements about their health or care.";
  CHECK(says(compose(facts, "[data]"), "{: #data-geofence}\n\n" + promise));
  const Composed both = compose(facts, "[data, health-data]");
  CHECK(says(both, "### For all health data {: #health-data-promises}\n\n" + promise));
  CHECK_FALSE(says(both, "{: #data-geofence}"));
}

TEST_CASE("points of a loyalty program say when they lapse") {
  const Composed composed = compose(
      acme +
          "regimes: [us-ca-ccpa]\n"
          "financial_incentives:\n"
          "  club: {label: the Acme Club, lapses: {what: [points], after: {exactly: 12 months, after: credited}}}\n",
      "[rights, california]");
  CHECK(says(composed, "### Financial incentives {: #california-incentives}"));
  CHECK(says(composed, "How long points last before they lapse: 12 months after they are credited to you."));
  CHECK(states(composed, "How long points last", "financial_incentives.club.lapses.after.exactly"));
}

TEST_CASE("a loyalty program stands with the requests where no section is about American law") {
  const Composed composed =
      compose(acme + "rights: {access: {}}\nfinancial_incentives: {club: {label: the club, gives: tea}}\n", "[rights]");
  CHECK(says(composed, "### Financial incentives {: #rights-incentives}\n\nThe club: tea."));
}

TEST_CASE("a section for people of some region says so below its heading, before all other words") {
  const std::string facts =
      acme +
      "regions: {japan: {label: Japan}}\nplans: {pro: {name: Pro}}\ncontacts: {privacy: {email: p@acme.example}}\n";
  const Composed composed = compose(facts,
                                    "[{use: contact, before: Write to us., when: {regions: [japan]}}, "
                                    "{id: own, title: Ours, text: Words., when: {plans: [pro]}}]");
  CHECK(says(composed, "{: #contact}\n\nThis section is for people in Japan only.\n\nWrite to us.\n\n"));
  CHECK(says(composed, "{: #own}\n\nThis section holds only under these conditions: for Pro customers.\n\nWords.\n"));
  CHECK(states(composed, "for people in Japan", "documents.privacy.sections.0.when.regions.0"));
}
