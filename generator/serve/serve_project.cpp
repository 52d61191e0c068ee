#include "serve/serve_project.h"

#include <atomic>
#include <chrono>
#include <thread>

#include "serve/addresses.h"
#include "serve/folder_watch.h"
#include "serve/http_server.h"
#include "serve/live_preview.h"
#include "serve/pages.h"

namespace candor {

namespace {

using namespace std::chrono_literals;

constexpr auto quiet_after_a_save = 15ms;  ///< an editor's renames follow each other within it
constexpr int longest_gathering = 20;      ///< times that; what still comes then is the next reading's
constexpr auto look_around = 500ms;        ///< how long an end may be overlooked

/// Today is asked for anew: a preview may stay open over midnight.
Run at_this_moment(const Run& run, const ServeRequest& request) {
  Run now = run;
  if (request.clock) now.now = request.clock();
  return now;
}

std::string told(const serve::Shown& shown) {
  const std::size_t errors = shown.preview->wrong().size();
  return errors == 0 ? "no errors" : std::to_string(errors) + (errors == 1 ? " error" : " errors");
}

/// What was read, in a few words.
std::string names_of(const Touched& touched) {
  if (touched.project) return "the project";
  std::string names;
  for (const std::string& company : touched.companies) names += (names.empty() ? "" : ", ") + company;
  return names;
}

/// Reads what saves touch until `ended`.
void follow(serve::FolderWatch& watch, serve::LivePreview& live, const Run& run, const ServeRequest& request,
            const std::atomic<bool>& ended) {
  while (!ended) {
    const auto changed = watch.wait(look_around);
    if (changed.empty()) continue;
    const Touched touched = touched_by(
        serve::gather_until_quiet(changed, longest_gathering, [&] { return watch.wait(quiet_after_a_save); }));
    if (!touched.anything()) continue;
    live.read(at_this_moment(run, request), touched);
    request.say("read " + names_of(touched) + " again: " + told(live.current()));
  }
}

}  // namespace

std::optional<std::string> serve_project(const Run& run, const ServeRequest& request) {
  // The folders are watched before they are read: no save falls between.
  std::string error;
  auto watch = serve::FolderWatch::begin(run.files, run.root, folders_read(), error);
  if (!watch) return "the project's folders cannot be watched: " + error;
  serve::LivePreview live;
  const serve::Pages pages(run.files, run.root);
  const auto answer = [&](const std::string& path) {
    const auto address = serve::read_address(path);
    if (address && address->what == serve::Address::What::document) live.look_at(address->document.company);
    return pages.answer(path, live.current());
  };
  serve::HttpServer server(answer, [&] { return live.current().number; });
  const auto port = server.bind(request.port);
  if (!port) return "port " + std::to_string(request.port) + " is taken; --port chooses another, 0 any that is free";

  // What is wrong at the start is shown like any later mistake.
  live.read(at_this_moment(run, request), {.project = true, .companies = {}});
  request.say("http://127.0.0.1:" + std::to_string(*port) + "/ shows the project: " + told(live.current()) +
              "; Ctrl-C ends it");

  std::atomic<bool> ended = false;
  std::jthread listening([&] { server.listen(); });
  std::jthread following([&] { follow(*watch, live, run, request, ended); });
  request.wait_for_end();
  ended = true;
  server.stop();
  return std::nullopt;
}

}  // namespace candor
