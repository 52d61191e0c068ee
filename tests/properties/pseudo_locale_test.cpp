// A made-up locale over the sample: every page of it is built with lengthened, accented messages. A word of a page that
// is neither a fact's own nor lengthened was not in locales/.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "language/messages.h"
#include "language/pseudo.h"
#include "load/load_company.h"
#include "load/project.h"
#include "pipeline/build_site.h"
#include "pipeline/release_documents.h"
#include "properties/sample.h"

using namespace candor;
using namespace candor::test;

namespace {

/// Under the tag of a real language, which content may name: the one whose plurals and direction the made-up one has.
const std::string made_up = "ar";

Run run_on(Files& files, const std::string& today) {
  return {.files = files, .root = root, .now = 0, .as_of = read_iso_date(today), .jobs = 1};
}

/// A YAML text between double quotes (a JSON string is one).
std::string quoted(const std::string& text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    all += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return all + "\"";
}

/// The sample, offered in the made-up language too: Candor's words made up, the company's own left as they are.
void write_made_up_project(Files& files) {
  copy_sample(files);
  Diagnostics none;
  const Project built_in = load_built_in(none);
  std::string messages;
  for (const auto& message : language::pseudo_sources(*built_in.words->catalogue("en"))) {
    messages += quoted(message.id) + ": {text: " + quoted(message.pattern) + "}\n";
  }
  put(files, "locales/" + made_up + "/all.yaml", messages);
  edit(files, "content/modelux/documents/privacy.yaml", "languages: [en, ko]", "languages: [en, ko, " + made_up + "]");
  edit(files, "content/site.yaml", "  ko: {title: Candor 예시 모음}\n",
       "  ko: {title: Candor 예시 모음}\n  " + made_up + ": {title: Candor samples}\n");
  const Project project = load_project(files, root, none);
  const Company company = load_company(files, project, "modelux", none);
  std::map<std::string, std::set<std::string>> sources;
  for (const ReaderText& text : company.reader_texts) sources[text.key].insert(text.value.text());
  std::string translations;
  for (const auto& [key, texts] : sources) {
    translations += key + ":\n";
    for (const std::string& text : texts)
      translations += "  - {source: " + quoted(text) + ", text: " + quoted(text) + "}\n";
  }
  put(files, "content/modelux/translations/" + made_up + ".yaml", translations);
  INFO(told(none));
  REQUIRE_FALSE(none.has_errors());
}

/// Runs of a-z letters in `text`.
std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at <= text.size();) {
    const char32_t c = at < text.size() ? next_code_point(text, at) : (++at, U' ');
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (plain) word += static_cast<char>(c);
    if (!plain && !word.empty()) words.push_back(std::exchange(word, {}));
  }
  return words;
}

/// What a reader of an HTML page sees or hears: text outside tags, and the attributes that are read aloud.
std::string visible(const std::string& html) {
  std::string seen;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] != '<') {
      const std::size_t end = std::min(html.find('<', at), html.size());
      seen += html.substr(at, end - at);
      at = end;
      continue;
    }
    const std::size_t end = std::min(html.find('>', at), html.size());
    const std::string tag = html.substr(at, end - at);
    for (const std::string name : {" alt=\"", " title=\"", " aria-label=\"", " placeholder=\"", " data-label=\""}) {
      const std::size_t begin = tag.find(name);
      if (begin != std::string::npos)
        seen += " " + tag.substr(begin + name.size(), tag.find('"', begin + name.size()) - begin - name.size());
    }
    seen += ' ';
    at = end + 1;
    for (const std::string name : {"script", "style"}) {
      if (!tag.starts_with("<" + name)) continue;
      at = std::min(html.find("</" + name, at), html.size());
    }
  }
  return seen;
}

/// Elements that say they are in another language speak it: they are left out.
std::string without_other_languages(std::string html) {
  for (const std::string language : {"en", "ko"}) {
    const std::string mark = " lang=\"" + language + "\"";
    for (std::size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at)) {
      const std::size_t open = html.rfind('<', at);
      const std::string name = html.substr(open + 1, html.find_first_of(" >", open) - open - 1);
      const std::size_t close = html.find("</" + name, at);
      if (name == "link" || close == std::string::npos) {
        html.erase(at, mark.size());
      } else {
        html.erase(open, close - open);
      }
      at = open;
    }
  }
  return html;
}

void collect_words(const Value& value, std::set<std::string>& words) {
  for (const Value& item : value.items()) collect_words(item, words);
  for (const auto& [key, child] : value.entries()) collect_words(child, words);
  if (value.is(Kind::text) || value.is(Kind::markdown) || value.is(Kind::email) || value.is(Kind::url)) {
    for (const std::string& word : plain_words(value.text())) {
      words.insert(word);
      std::string raised = word;
      if (raised[0] >= 'a' && raised[0] <= 'z') raised[0] = static_cast<char>(raised[0] - 'a' + 'A');
      words.insert(raised);
    }
  }
}

/// Two versions, one of them to come, and a draft.
void release_twice(MemoryFiles& files) {
  const auto first = release_documents(run_on(files, "2026-04-14"), {.company = "modelux"});
  INFO(told(first.diagnostics));
  REQUIRE(first.ending == Ending::done);
  edit(files, "content/modelux/retention.yaml", "keep: 7 years", "keep: 5 years");
  put(files, "content/modelux/releases/privacy/next.yaml",
      "effective: 2026-06-01\nstated_dates: [published, effective]\n");
  const auto second = release_documents(run_on(files, "2026-05-01"), {.company = "modelux"});
  INFO(told(second.diagnostics));
  REQUIRE(second.ending == Ending::done);
  edit(files, "content/modelux/retention.yaml", "keep: 5 years", "keep: 3 years");
}

/// Page → the words on it that are neither made up nor a fact's own.
std::map<std::string, std::string> words_not_from_locales(MemoryFiles& files) {
  const auto built = build_site(run_on(files, "2026-05-10"), {.out = root + "/site", .drafts = true});
  INFO(told(built.diagnostics));
  REQUIRE(built.ending == Ending::done);
  Diagnostics none;
  const Project project = load_project(files, root, none);
  std::set<std::string> own_words = {"Candor", "samples", "English", "amp", "lt", "gt", "quot", "nbsp"};
  collect_words(load_company(files, project, "modelux", none).facts, own_words);
  std::map<std::string, std::string> by_page;
  for (const auto& [path, bytes] : files.everything_in(root + "/site/" + made_up)) {
    if (!path.ends_with(".html")) continue;
    std::set<std::string> plain;
    for (const std::string& word : plain_words(visible(without_other_languages(bytes)))) {
      if (word.size() > 1 && !own_words.contains(word)) plain.insert(word);
    }
    by_page[path];
    for (const std::string& word : plain) by_page[path] += word + " ";
  }
  return by_page;
}

}  // namespace

TEST_CASE("every sentence of every page comes from locales/: in a made-up language each is lengthened") {
  MemoryFiles files;
  write_made_up_project(files);
  release_twice(files);
  const auto by_page = words_not_from_locales(files);
  CHECK(by_page.size() >= 10);
  for (const auto& [page, words] : by_page) {
    INFO(page);
    CHECK(words == "");
  }
}

TEST_CASE("a word that stands in a template is found") {
  MemoryFiles files;
  write_made_up_project(files);
  put(files, "templates/sections/children.md",
      "## {{ t('children.title') }} {: #children}\n\nHardwired. {{ company.name }}\n");
  release_twice(files);
  std::size_t pages = 0;
  for (const auto& [page, words] : words_not_from_locales(files)) {
    if (words == "Hardwired ") ++pages;
  }
  CHECK(pages >= 3);
}
