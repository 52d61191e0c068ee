// What sections make of facts where there was a choice: a column, a sentence or a list; one sentence or two; which
// first.
#include <catch2/catch.hpp>

#include "unit/compose/composing.h"

using namespace candor;
using namespace candor::test;

namespace {

const std::string three_records =
    "company: {name: Acme}\n"
    "data:\n  account: {label: account data}\n  logs: {label: logs}\n  mail: {label: mail}\n"
    "retention:\n";

std::string kept(const std::string& data, const std::string& then) {
  return "  " + data + ": {data: [" + data + "], keep: 30 days" + (then.empty() ? "" : ", then: " + then) + "}\n";
}

const std::string deleted = "{within: 1 day, do: [delete]}";
const std::string anonymized = "{within: 2 days, do: [anonymize]}";

}  // namespace

TEST_CASE("what happens to records afterwards is a column where every row says it and they differ") {
  const Composed composed = compose(
      three_records + kept("account", deleted) + kept("logs", anonymized) + kept("mail", deleted), "[retention]");
  CHECK(says(composed, "| Records | Kept for | Afterwards |\n"));
  CHECK(says(composed, "| Logs | 30 days | Anonymized within 2 days |\n"));
  CHECK_FALSE(says(composed, "When the period is over"));
}

TEST_CASE("what happens to all records alike is told in a sentence below the table") {
  const Composed composed = compose(three_records + kept("account", deleted) + kept("logs", deleted), "[retention]");
  CHECK(says(composed, "| Records | Kept for |\n"));
  const std::string sentence =
      "When the period is over, the following happens to all of these records: deleted within 1 day.";
  CHECK(says(composed, sentence));
  CHECK(states(composed, sentence, "retention.account.then.within"));
  CHECK(states(composed, sentence, "retention.logs.then.within"));
}

TEST_CASE("what happens to some records is told below the table, by what happens, and no cell is empty") {
  const Composed composed =
      compose(three_records + kept("account", deleted) + kept("logs", "") + kept("mail", deleted), "[retention]");
  CHECK(says(composed, "| Records | Kept for |\n"));
  CHECK(says(composed,
             "When the period is over, the following happens:\n\n- Deleted within 1 day: account data; mail\n"));
  CHECK(states(composed, "- Deleted within 1 day", "retention.mail.then.do.0"));
}

TEST_CASE("data that comes in two ways is said to, in one sentence; in one way, in a plain one") {
  const std::string facts =
      "company: {name: Acme}\n"
      "sources:\n  you: {kind: person}\n  machine: {kind: automatic}\n"
      "data:\n  account: {label: account data, sources: [machine, you]}\n  logs: {label: logs, sources: [machine]}\n";
  const Composed composed = compose(facts, "[data]");
  CHECK(says(composed, "This data reaches us in several ways: we collect it automatically and you provide it.\n"));
  CHECK(says(composed, "\nWe collect this data automatically.\n"));
  CHECK_FALSE(says(composed, "You provide this data.\n"));
}

TEST_CASE("legal bases stand by law: what the first shares, what it has alone, then the next") {
  const auto purpose = [](const std::string& id, const std::string& regimes) {
    return "  " + id + ": {label: " + id + ", legal_basis: [{basis: contract, regimes: [" + regimes + "]}]}\n";
  };
  const Composed composed = compose("company: {name: Acme}\npurposes:\n" + purpose("shared", "eu-gdpr, uk-gdpr") +
                                        purpose("korean", "kr-pipa") + purpose("european", "eu-gdpr"),
                                    "[legal-bases]");
  const std::string& words = composed.words("en");
  CHECK(words.find("Under GDPR and UK GDPR,") < words.find("Under GDPR, "));
  CHECK(words.find("Under GDPR, ") < words.find("Under PIPA,"));
  CHECK(has(words, "Under PIPA,"));  // what is nowhere comes after everything
}

TEST_CASE("a note on a sentence stands inside it") {
  const Composed composed = compose(
      "company: {name: Acme}\nrights:\n  access: {regimes: [us-ca-ccpa]}\n"
      "authorized_agents:\n  any: {who: [agent], regimes: [us-ca-ccpa]}\n",
      "[rights]");
  CHECK(says(composed, "An agent whom you authorize may make a request for you (CCPA/CPRA).\n"));
  CHECK(has(composed.words("ko"), "정보주체가 위임한 대리인(CCPA/CPRA).\n"));
}

TEST_CASE("an opt-out that is promised and not described leads to the promise, where a section has it") {
  const std::string facts =
      "company: {name: Acme}\n"
      "rights:\n  opt_out_sale: {limited_to: where_law_applies, concerns: [sale], how: unstated}\n"
      "sale:\n  sells: no\n  broad_definitions: {opt_out: described_here, honored: as_laws_apply}\n";
  const Composed both = compose(facts, "[rights, sale]");
  CHECK(says(both, "We will describe this in this policy, as we say under [Sale of personal data](#sale)"));
  CHECK(says(both, "we will describe rights to opt out in this policy and honor the requests that apply."));
  CHECK(states(both, "as we say under", "rights.opt_out_sale.how"));
  CHECK(says(compose(facts, "[rights]"), "| We will describe this in this policy |"));
}

TEST_CASE("a channel that is no more than the contact's own address is said with it, once") {
  const std::string facts =
      "company: {name: Acme}\n"
      "contacts:\n  privacy: {email: privacy@acme.example}\n  desk: {email: desk@acme.example}\n"
      "rights:\n  access: {}\n"
      "requests:\n  contact: privacy\n  channels: {mail: {kind: email}, letter: {kind: post}";
  const Composed once = compose(facts + "}\n", "[rights]");
  CHECK(says(once, "Send us your request by email: privacy@acme.example or by post."));
  CHECK(states(once, "Send us your request", "requests.channels.mail.kind"));
  const Composed other = compose(facts + ", desk: {kind: email, contact: desk}}\n", "[rights]");
  CHECK(says(other, "by email: privacy@acme.example, by post, or by email: desk@acme.example."));
}

TEST_CASE("that data are given to no third party stands with the provision to them, or else with the recipients") {
  const std::string facts =
      "company: {name: Acme}\nregimes: [kr-pipa]\n"
      "sharing: {to_third_parties: {provided: no, in_principle: yes, except: [consent, special_provision]}}\n";
  const std::string words =
      "In principle, we do not provide personal data to third parties.\n"
      "We make an exception only in these cases: you have consented or a law provides for it specifically.\n";
  CHECK(says(compose(facts, "[provision]"), "{: #provision}\n\n" + words));
  CHECK(says(compose(facts, "[recipients]"), "{: #recipients}\n\n" + words));
  CHECK_FALSE(says(compose(facts, "[recipients, provision]"), "{: #recipients}"));
}

TEST_CASE("where data are abroad is said of the recipient once, and told in the list of transfers too") {
  const std::string facts =
      "company: {name: Acme, country: IE, incorporated_in: DE}\n"
      "parties: {cloud: {name: Cloud}}\n"
      "recipients: {hosting: {parties: [cloud], purpose: hosting, processing_in: {in: [US]}}}\n"
      "transfers: {to: {hosting: {to: servers of its own}}}\n";
  const Composed composed = compose(facts, "[transfers]");
  CHECK(says(composed, "| Servers of its own (United States) |"));
  CHECK(says(composed, "Country of the company behind Acme: Ireland."));
}

TEST_CASE("how to take back a yes to training stands beside the other choices, where none of them stops it") {
  const std::string facts =
      "company: {name: Acme}\n"
      "data:\n  nights: {label: nights}\n"
      "purposes:\n  models: {label: train models}\n"
      "ai:\n  training:\n"
      "    nights: {practice: opt_in, activities: [train], data: [nights], purposes: [models], withdraw: {through: "
      "[settings]}}\n";
  CHECK(says(compose(facts, "[choices]"), "**Nights**: You can withdraw your opt-in through the settings."));
  const Composed told =
      compose(facts + "choices:\n  off: {do: turn_off, label: training, effect: {stops: [models]}}\n", "[choices]");
  CHECK_FALSE(says(told, "**Nights**"));
}

TEST_CASE("text messages say how often, what they cost, and how to stop them or be helped") {
  const Composed composed = compose(
      "company: {name: Acme}\n"
      "marketing:\n  texts: {label: text messages, optional: opt_in, frequency: {at_most: 8, per: month},\n"
      "    charges: carrier_rates, needed_to_buy: no, shared_for_others: no, help_reply: HELP, opt_out: {reply: "
      "STOP}}\n",
      "[marketing]");
  const std::string sentences =
      "We send at most 8 messages a month. Your carrier’s message and data rates may apply. To stop them, reply STOP. "
      "For help, reply HELP. You need not agree to them to buy anything.";
  CHECK(says(composed, sentences));
  CHECK(states(composed, sentences, "marketing.texts.opt_out.reply"));
}

TEST_CASE("the age below which no data are knowingly collected is the one that is said there") {
  const std::string children = "company: {name: Acme}\nchildren: {minimum_age: 18, knowingly_collects: no";
  CHECK(says(compose(children + "}\n", "[children]"), "from people under 18."));
  CHECK(says(compose(children + ", knowingly_collects_below: 16}\n", "[children]"), "from people under 16."));
}

TEST_CASE("what is done with a child's data stands on what is learned where nobody is asked to tell") {
  const Composed composed = compose("company: {name: Acme}\nchildren: {if_found: {do: delete}}\n", "[children]");
  CHECK(says(composed, "If we learn that we have collected such data from a child, we will delete it."));
}

TEST_CASE("what is collected from children alone is listed with them") {
  const Composed composed = compose(
      "company: {name: Acme}\n"
      "data:\n  account: {label: account data, items: {name: {text: name}}}\n"
      "  kids: {label: data of children, listed: no, items: {steps: {text: step counts}, avatar: {text: avatar}}}\n"
      "children: {collects: [account, kids]}\n",
      "[data, children]");
  CHECK(says(composed, "- Data of children: step counts and avatar\n"));
  CHECK_FALSE(says(composed, "- Account data: name"));
  CHECK(states(composed, "- Data of children", "data.kids.items.steps.text"));
}

TEST_CASE("a policy says what it does not cover") {
  const Composed composed = compose(
      "company: {name: Acme}\n"
      "scope:\n  not_covered: {studios: {text: studios of our franchisees}, staff: {text: data about our employees}}\n",
      "[scope]");
  CHECK(says(composed, "It does not cover studios of our franchisees or data about our employees.\n"));
}

TEST_CASE("whether data of people under 16 are sold is told to Californians, by whosever definition sale is told") {
  const Composed composed =
      compose("company: {name: Acme}\nregimes: [us-ca-ccpa]\nsale: {sells: no, under_16: no}\n", "[sale, california]");
  CHECK(says(composed, "We have no actual knowledge that we sell or share"));
}

TEST_CASE(
    "a host's name stays as it is written where a line begins, and what is not covered in a paragraph of its own") {
  const Composed composed = compose(
      "company: {name: Acme}\n"
      "scope:\n  services: {shop: {name: shop.acme.example, url: \"https://shop.acme.example\"}}\n"
      "  not_covered: {staff: {text: data about our employees}}\n  use_means: acceptance\n",
      "[scope]");
  CHECK(says(composed, "- shop.acme.example: "));
  CHECK(says(composed, "\n\nIt does not cover data about our employees.\n\nBy using"));
}

TEST_CASE("what American policies for families say has words of its own") {
  const Composed composed = compose(
      "company: {name: Acme}\n"
      "rights: {marketing_disclosures: {regimes: [us-ca-ccpa]}, content_removal: {regimes: [us-ca-ccpa]}}\n"
      "account_deletion: {ways: {app: {by: self_service, menu: Settings > Account}}}\n"
      "children: {minimum_age: 18, no_more_than_needed: yes}\n"
      "disclosures: {deal: {case: business_transfer, events: [merger], subject_to: [notice_before_other_policy]}}\n",
      "[rights, account-deletion, children, disclosures]");
  CHECK(says(composed, "Learn which of your personal data we disclosed to others for their direct marketing"));
  CHECK(says(composed, "If you are under 18: have what you posted removed."));
  CHECK(says(composed, "You find this under Settings > Account."));
  CHECK(says(composed, "A child need not give us more data than is reasonably necessary to take part."));
  CHECK(says(composed, "We give you notice before your data come under another policy."));
}

TEST_CASE("a consent that is only taken back is called by its name") {
  const std::string facts = "company: {name: Acme}\ncookie_practices: {technique: [cookie], consent: {";
  CHECK(says(compose(facts + "withdraw: [settings]}}\n", "[cookies]"), "You can withdraw your consent through"));
  CHECK(says(compose(facts + "required: yes, withdraw: [settings]}}\n", "[cookies]"), "You can withdraw it through"));
}

TEST_CASE("a number that is the contact's own and costs nothing to call is said once") {
  const Composed composed = compose(
      "company: {name: Acme}\n"
      "contacts: {privacy: {email: privacy@acme.example, telephone: +1 800 555 0100}}\n"
      "rights: {access: {}}\n"
      "requests:\n  contact: privacy\n  channels: {phone: {kind: telephone, contact: privacy, toll_free: yes}}\n",
      "[rights]");
  CHECK(says(composed, "or by telephone, free of charge: "));
  CHECK_FALSE(says(composed, "by telephone: "));
  CHECK(states(composed, "or by telephone, free of charge: ", "requests.channels.phone.toll_free"));
}

TEST_CASE("beside Korea's table the transfers that name no safeguard are still told, and Korea is not abroad to it") {
  const Composed composed = compose(
      "company: {name: Acme}\nregimes: [kr-pipa]\n"
      "recipients: {mail: {category: carriers}, group: {category: group companies}}\n"
      "transfers: {to: {mail: {in: [US], mechanism: [scc, swiss_addendum]}, group: {in: [BR, KR]}}}\n",
      "[transfers, overseas-transfers]");
  CHECK(says(composed, "| Carriers | United States | Standard Contractual Clauses or Swiss addendum to"));
  CHECK(says(composed, "| Group companies | Brazil and South Korea |  |"));
  CHECK(says(composed, "| Group companies | Brazil |  |"));
}

TEST_CASE("a joint use under Japan's law names who answers for it, and a party may be written in the reader's script") {
  const std::string facts =
      "company: {name: Acme, legal_entity: Acme KK}\nregimes: [jp-appi]\n"
      "parties: {group: {name: Acme Bank KK, country: JP, address: Osaka, represented_by: Ken Sato}}\n"
      "data: {orders: {label: orders}}\npurposes: {ship: {label: send parcels}}\n"
      "joint_use: {all: {parties: [group], data: [orders], for: [ship], responsible: {party: group}}}\n";
  const Composed composed = compose(facts, "[joint-use]",
                                    "data.orders.label: {source: orders, text: 주문}\n"
                                    "purposes.ship.label: {source: send parcels, text: 배송}\n"
                                    "parties.group.name: {source: Acme Bank KK, text: 주식회사 에크미은행}\n");
  CHECK(says(composed,
             "| Orders | Acme Bank KK | Send parcels | Acme Bank KK (Japan; Osaka; represented by Ken Sato) |"));
  CHECK(has(composed.words("ko"),
            "| 주문 | 주식회사 에크미은행 | 배송 | 주식회사 에크미은행(일본 / Osaka / 대표자 Ken Sato) |"));
}

TEST_CASE("what a request costs under one law stands beside what it costs elsewhere, with the law's name before it") {
  const std::string facts =
      "company: {name: Acme}\ncontacts: {privacy: {email: privacy@acme.example}}\nregimes: [jp-appi, kr-pipa]\n"
      "rights: {access: {}, portability: {files: [JSON, CSV]}}\n"
      "requests:\n  contact: privacy\n  self_service: {where: app, do: [download], menu: Settings > Privacy}\n"
      "  fee: none\n  fees: {jp-appi: {amount: JPY 600, for: [access, purpose_notice]}, kr-pipa: {charged: "
      "actual_cost}}\n"
      "automated_decisions: {credit: {label: credit, contact: privacy, answer_within: 10 days}}\n";
  const Composed composed = compose(facts, "[rights, korea-rights, automated-decisions]");
  CHECK(says(composed, "You find this under Settings > Privacy."));
  CHECK(says(composed, "You get it as JSON or CSV."));
  CHECK(says(composed, "Requests are free of charge."));
  CHECK(says(
      composed,
      "Japan (APPI): we charge JPY 600 for each of these requests: access and notification of the purpose of use."));
  CHECK(says(composed, "Korea (PIPA): We may charge the actual cost of copies and postage."));
  CHECK(says(composed, "We answer within 10 days."));
}

TEST_CASE("a role under one law alone has that law's word, and a consent says how long it lasts") {
  const std::string facts =
      "company: {name: Acme}\nregimes: [br-lgpd, jp-appi, kr-pipa]\n"
      "contacts:\n  officer: {role: dpo, regimes: [br-lgpd], name: Ana Lima}\n"
      "  japan: {role: controller, regimes: [jp-appi], name: Acme KK}\n  both: {role: dpo, name: Eva Ruiz}\n"
      "purposes:\n  credit: {label: lend, legal_basis: [{basis: credit_protection, regimes: [br-lgpd]}]}\n"
      "  banks: {label: show accounts, legal_basis: [{basis: consent, refusal_is_free: yes, lasts: 180 days, "
      "asked_again: 2 years}]}\n"
      "pseudonymisation: {study: {for: [statistics], provided_to: []}}\n";
  const Composed composed = compose(facts, "[legal-bases, pseudonymisation, contact]");
  CHECK(says(composed, "- **Encarregado (LGPD)**: Ana Lima"));
  CHECK(says(composed, "- **Business operator handling personal information (APPI)**: Acme KK"));
  CHECK(says(composed, "- **Data protection officer**: Eva Ruiz"));
  CHECK(has(composed.words("ko"), "개인정보 보호책임자(encarregado)(브라질 LGPD)"));
  CHECK(says(composed, "| Lend | Protection of credit |"));
  CHECK(says(composed, "It ends after 180 days unless you renew it. We ask you again whether you still agree"));
  CHECK(says(composed, "You may refuse it, and everything else works without it."));
  CHECK(says(composed, "| Nobody |"));
}

TEST_CASE(
    "what data are not used for, which law provides for them, and which translation prevails stand in sentences") {
  const std::string facts =
      "company: {name: Acme, country: CH}\n"
      "purposes: {pay: {label: carry out payments}, ads: {label: send offers}}\n"
      "data:\n  notes: {label: payment notes, used_only_for: [pay], not_used_for: [ads],\n"
      "    legal_ground: [{law: Act on Real Names, cite: Art. 3}]}\n"
      "children: {minimum_age: 14, not_used_for: [ads]}\n"
      "retention: {credit: {label: credit reports, keep: {exactly: 1 year, after: credit_decided}}}\n"
      "publication: {translations: {prevails: en, except: mandatory_law}}\n";
  const Composed composed = compose(facts, "[scope, data, children, retention]");
  CHECK(says(composed, "We use this data only to carry out payments.\nWe do not use this data to send offers."));
  CHECK(says(composed, "The law that provides for it: Act on Real Names, Art. 3."));
  CHECK(says(composed, "We do not use children’s data to send offers."));
  CHECK(says(composed, "1 year after your credit application is decided on"));
  CHECK(says(composed, "If translations differ, the English version prevails, except where the law of your country"));
}

TEST_CASE("a service for children in one country only says so") {
  const std::string facts =
      "company: {name: Acme}\ndata: {card: {label: youth card data}}\n"
      "children: {not_intended_below: 18, collects: [card], collects_under: [ch-fadp],\n"
      "  parental_consent: {ch: {below: 18, from: 14, regimes: [ch-fadp]}}}\n";
  const Composed composed = compose(facts, "[children]");
  CHECK(says(composed,
             "- Switzerland (FADP): under 18; with that consent, children may use the Service from the age of 14"));
  CHECK(says(composed, "In the following places only, we collect data from children: Switzerland (FADP). "));
}

TEST_CASE("a rule on training that names no data is about all personal data") {
  const std::string facts =
      "company: {name: Acme}\nai: {training: {never: {practice: never, models: [generally_available]}}}\n";
  const Composed composed = compose(facts, "[summary, training]");
  CHECK(says(composed, "We do not use your personal data to train models for general availability.\n"));
  CHECK(says(composed, "| We do not use your personal data to train models for general availability. |"));
  CHECK(has(composed.words("ko"), "이용자의 개인정보"));
}

TEST_CASE("at a glance, who receives data and which rights there are stand with their conditions") {
  const std::string facts =
      "company: {name: Acme}\nplans: {team: {name: Team}}\nregions: {eea: {label: the EEA}}\n"
      "parties: {host: {name: Host}, lab: {name: Lab}}\n"
      "recipients:\n"
      "  hosting: {parties: [host], purpose: hosting}\n"
      "  tests: {parties: [lab, host], purpose: tests, when: {plans: [team]}}\n"
      "disclosures: {family: {case: other_users, label: your family, when: {if: if you share}}}\n"
      "ai: {training: {never: {practice: never, when: {regions: [eea]}}}}\n"
      "rights: {access: {when: {regions: [eea]}}}\n";
  const Composed composed = compose(facts, "[summary, rights]");
  CHECK(says(composed, "| Host and Lab (for Team customers); in particular cases: your family (if you share) |"));
  CHECK(says(composed, "You have these rights: access (in the EEA)."));
  CHECK(says(composed, "This applies: in the EEA. |"));
}

TEST_CASE("what a company has not, or not yet, is in no list of what it collects or disclosed") {
  const std::string facts =
      "company: {name: Acme}\n"
      "data:\n"
      "  account:\n"
      "    label: account data\n"
      "    items: {name: {text: name}, passport: {text: passport, held: no}, fax: {text: fax, status: planned}}\n"
      "recipients:\n"
      "  mail: {category: mailers, data: [account], purpose: mail, under_ccpa: [business_purpose]}\n"
      "  ads: {category: networks, data: [account], purpose: ads, under_ccpa: [sale], status: planned}\n"
      "regional: {collects: [account]}\n"
      "ccpa: {lists_last_12_months: yes}\n";
  const Composed composed = compose(facts, "[regional, california]");
  CHECK(says(composed, "- Account data (such as name)\n"));
  CHECK(says(composed, "| Account data | Mailers | "));
  CHECK_FALSE(says(composed, "that we sold in the preceding 12 months"));
}
