#include "language/messages.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>
#include <utility>

#include "base/suggest.h"
#include "language/check_message.h"
#include "language/locale.h"
#include "language/quote.h"

namespace candor::language {

namespace {

/// `{items}` a text, …: what the reference's message takes.
std::string described(const std::vector<ArgumentUse>& arguments) {
  std::string listed;
  for (const ArgumentUse& use : arguments) {
    listed.append(listed.empty() ? "" : ", ")
        .append(quoted_argument(use.name))
        .append(" (")
        .append(name_of(use.kind)) += ")";
  }
  return listed.empty() ? "none" : listed;
}

/// What is different, seen from `ours`; empty when both take the same.
std::string difference(const Message& ours, const Message& reference) {
  for (const ArgumentUse& wanted : reference.arguments) {
    const ArgumentUse* use = ours.argument(wanted.name);
    if (use == nullptr && is_own_word(wanted.name)) continue;
    if (use == nullptr) return quoted_argument(wanted.name) + " is missing";
    if (use->kind != wanted.kind) {
      return quoted(wanted.name) + " is " + std::string(name_of(use->kind)) + " here, and " +
             std::string(name_of(wanted.kind)) + " there";
    }
    if (use->choices != wanted.choices) {
      return quoted(wanted.name) + " chooses among " + quoted_list(use->choices) + " here, and among " +
             quoted_list(wanted.choices) + " there";
    }
  }
  for (const ArgumentUse& use : ours.arguments) {
    if (reference.argument(use.name) == nullptr && !is_own_word(use.name))
      return quoted_argument(use.name) + " is not an argument there";
  }
  return {};
}

/// Fixed words that a language does not repeat, whose own ids are `own`, are the reference's.
template <typename Ids>
void take_over_verbatim(const std::vector<Message>& reference, const Ids& own, std::vector<Message>& messages) {
  for (const Message& message : reference) {
    if (message.verbatim_language && !own.contains(message.id)) messages.push_back(message);
  }
}

class Compiler {
 public:
  Compiler(const Manner& manner, const std::vector<MessageSource>& sources, const Catalogue* reference,
           Diagnostics& diagnostics)
      : manner_(manner), sources_(sources), reference_(reference), diagnostics_(diagnostics) {}

  std::vector<Message> run() {
    for (const MessageSource& source : sources_) add(source);
    if (reference_ != nullptr) take_over_verbatim(reference_->messages(), first_, messages_);
    return std::move(messages_);
  }

 private:
  void add(const MessageSource& source) {
    if (source.language != manner_.language) return;
    if (first_.empty()) check_formats(source.place);
    const auto [first, is_new] = first_.emplace(source.id, &source);
    if (!is_new) return report_twice(source, first->second->place_of_id());
    auto arguments = check_message(source, diagnostics_);
    if (!arguments) return;
    Message message{source.id,    source.pattern,       source.note, source.verbatim_language,
                    source.place, std::move(*arguments)};
    if (reference_ != nullptr && !agrees(message)) return;
    messages_.push_back(std::move(message));
  }

  /// Has the reference language written the message? One that is not in its catalogue does not read, which has been
  /// reported, and is no unknown message here.
  bool is_written_in_reference(const std::string& id) const {
    return std::any_of(sources_.begin(), sources_.end(), [&](const MessageSource& source) {
      return source.id == id && source.language == reference_->language();
    });
  }

  bool agrees(const Message& message) {
    const Message* reference = reference_->find(message.id);
    if (reference == nullptr) {
      if (!is_written_in_reference(message.id)) report_unknown(message);
      return true;
    }
    if (message.verbatim_language || reference->verbatim_language) return agrees_verbatim(message, *reference);
    const std::string different = difference(message, *reference);
    if (different.empty()) return true;
    report(Severity::error, message, "message-arguments",
           quoted(message.id) + " takes other arguments in " + manner_.language + " than in " + reference_->language() +
               ": " + different,
           "a sentence of the policy would lose a fact, or show an empty place, in this language",
           "it takes: " + described(reference->arguments));
    return false;
  }

  bool agrees_verbatim(const Message& message, const Message& reference) {
    if (message.verbatim_language == reference.verbatim_language && message.pattern == reference.pattern) return true;
    report(Severity::error, message, "message-verbatim",
           quoted(message.id) + " is not word for word what " + reference_->language() + " has",
           "fixed words stand in every language exactly as the law gives them",
           "leave the message out here: it is taken over from " + reference_->language());
    return false;
  }

  void check_formats(const Place& place) {
    if (has_formats(manner_.language)) return;
    diagnostics_.add({"language-without-formats",
                      Severity::warning,
                      place,
                      "ICU has no data for " + quoted(manner_.language),
                      "dates, periods, lists and numbers would be written in no language: `2026 M02 9`",
                      "check the tag; where the language is right, a policy in it needs an ICU that knows it",
                      manner_.language,
                      {}});
  }

  void report_unknown(const Message& message) {
    report(Severity::warning, message, "unknown-message",
           quoted(message.id) + " is no message of " + reference_->language(),
           "a sentence that nobody asks for is translated for nothing", suggestion(message.id, reference_->ids()));
  }

  void report_twice(const MessageSource& source, const Place& first) {
    diagnostics_.add({"duplicate-message",
                      Severity::error,
                      source.place_of_id(),
                      "a second " + quoted(source.id) + " in " + source.language,
                      "only one of the two sentences would ever be read",
                      "keep one; the other stands in " + quoted(first.file + ":" + std::to_string(first.line)),
                      source.language + "/" + source.id,
                      {}});
  }

  void report(Severity severity, const Message& message, std::string id, std::string what, std::string why,
              std::string help) {
    diagnostics_.add({std::move(id),
                      severity,
                      message.place,
                      std::move(what),
                      std::move(why),
                      std::move(help),
                      manner_.language + "/" + message.id,
                      {}});
  }

  const Manner& manner_;
  const std::vector<MessageSource>& sources_;
  const Catalogue* reference_;
  Diagnostics& diagnostics_;
  std::map<std::string_view, const MessageSource*> first_;  ///< by id
  std::vector<Message> messages_;
};

/// A message is some 200 bytes: their numbers are sorted, and each message is moved once.
std::vector<Message> by_id(std::vector<Message> messages) {
  std::vector<std::size_t> order(messages.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return messages[a].id < messages[b].id; });
  std::vector<Message> sorted;
  sorted.reserve(messages.size());
  for (const std::size_t i : order) sorted.push_back(std::move(messages[i]));
  return sorted;
}

std::uint64_t next_identity() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

}  // namespace

std::string_view name_of(ArgumentKind kind) {
  switch (kind) {
    case ArgumentKind::text: return "a text";
    case ArgumentKind::number: return "a number";
    case ArgumentKind::choice: return "a choice";
  }
  return {};
}

const ArgumentUse* Message::argument(std::string_view name) const {
  const auto found =
      std::find_if(arguments.begin(), arguments.end(), [&](const ArgumentUse& use) { return use.name == name; });
  return found == arguments.end() ? nullptr : &*found;
}

Catalogue::Catalogue(Manner manner, std::vector<Message> messages)
    : language_(std::move(manner.language)),
      locale_(with_digits(language_, manner.digits)),
      messages_(by_id(std::move(messages))),
      identity_(next_identity()) {}

const Message* Catalogue::find(std::string_view id) const {
  const auto found =
      std::lower_bound(messages_.begin(), messages_.end(), id,
                       [](const Message& message, std::string_view wanted) { return message.id < wanted; });
  if (found == messages_.end() || found->id != id) return nullptr;
  return &whole(static_cast<std::size_t>(found - messages_.begin()));
}

const std::vector<Message>& Catalogue::messages() const {
  for (std::size_t i = 0; i < messages_.size(); ++i) whole(i);
  return messages_;
}

const Message& Catalogue::whole(std::size_t index) const {
  Message& message = messages_[index];
  if (!looked_at_) return message;
  std::call_once(looked_at_[index], [&] {
    Diagnostics faults;
    auto arguments = check_message({.language = language_,
                                    .id = message.id,
                                    .pattern = message.pattern,
                                    .note = {},
                                    .verbatim_language = message.verbatim_language,
                                    .place = message.place},
                                   faults);
    if (!arguments) throw std::logic_error("a built-in message does not read: " + faults.found().front().message);
    message.arguments = std::move(*arguments);
  });
  return message;
}

std::vector<std::string> Catalogue::ids() const {
  std::vector<std::string> ids;
  ids.reserve(messages_.size());
  for (const Message& message : messages_) ids.push_back(message.id);
  return ids;
}

std::vector<std::string> Catalogue::missing_in(const Catalogue& reference) const {
  std::vector<std::string> missing;
  for (const Message& message : reference.messages_) {
    if (find(message.id) == nullptr) missing.push_back(message.id);
  }
  return missing;
}

std::vector<MessageSource> merge_messages(std::vector<MessageSource> built_in, std::vector<MessageSource> project) {
  std::set<std::pair<std::string, std::string>> replaced;
  for (const MessageSource& source : project) replaced.emplace(source.language, source.id);
  std::erase_if(built_in, [&](const MessageSource& source) { return replaced.contains({source.language, source.id}); });
  std::move(project.begin(), project.end(), std::back_inserter(built_in));
  return built_in;
}

CataloguePtr compile_catalogue(const Manner& manner, const std::vector<MessageSource>& sources,
                               const Catalogue* reference, Diagnostics& diagnostics) {
  return std::make_shared<const Catalogue>(manner, Compiler(manner, sources, reference, diagnostics).run());
}

CataloguePtr known_catalogue(const Manner& manner, const std::vector<MessageSource>& sources,
                             const Catalogue* reference) {
  std::set<std::string_view> own;
  std::vector<Message> messages;
  for (const MessageSource& source : sources) {
    if (source.language != manner.language) continue;
    own.insert(source.id);
    messages.push_back({source.id, source.pattern, source.note, source.verbatim_language, source.place, {}});
  }
  if (reference != nullptr) take_over_verbatim(reference->messages_, own, messages);
  auto catalogue = std::make_shared<Catalogue>(manner, std::move(messages));
  catalogue->looked_at_ = std::make_unique<std::once_flag[]>(catalogue->messages_.size());
  return catalogue;
}

}  // namespace candor::language
