// Whole projects with one file that somebody ruined: each verb ends, names a file, and keeps what was published. And
// records whose hashes are right and whose content is not, as an attacker would make one.
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "fuzz/fuzzing.h"
#include "fuzz/mutator.h"
#include "hash/sha256.h"
#include "release/sums.h"
#include "report/report.h"
#include "unit/pipeline/walking.h"

using namespace candor;
using namespace candor::test;
using fuzz::Mutator;

namespace {

const std::string site = root + "/site";

/// Each format is printed and reads: JSON that is JSON and UTF-8, text without a sign that a terminal would obey.
void check_reports(const Outcome& outcome, const Files& files) {
  for (const Diagnostic& found : outcome.diagnostics.in_order()) {
    INFO(found.id << ": " << found.message);
    const bool is_about_request = found.id == "unknown-company" || found.id == "nothing-changed";
    CHECK((found.severity != Severity::error || is_about_request || !found.place.file.empty()));
  }
  const auto printed = [&](ReportFormat format) {
    return print_report(outcome.diagnostics, outcome.verdicts, files, root, {.format = format, .table = true});
  };
  CHECK_NOTHROW(nlohmann::json::parse(printed(ReportFormat::json)));
  CHECK_NOTHROW(nlohmann::json::parse(printed(ReportFormat::sarif)));
  CHECK_NOTHROW(nlohmann::json::parse(printed(ReportFormat::gitlab)));
  const std::string text = printed(ReportFormat::text);
  CHECK_FALSE(find_bad_utf8(text));
  CHECK(safe_for_terminal(text) == text);
}

using Bytes =
    std::map<std::string, std::string>;  // path below the project → content, as MemoryFiles::everything_in gives it

/// Two versions of one document, published.
const Bytes& published_project() {
  static const Bytes whole = [] {
    MemoryFiles files;
    write_project(files);
    must_release(files, "2026-03-05");
    edit(files, company_file, "7 years", "10 years");
    must_release(files, "2026-04-05");
    must_build(files, "2026-05-01");
    return files.everything_in(root);
  }();
  return whole;
}

void write_all(Files& files, const Bytes& whole) {
  for (const auto& [name, bytes] : whole) {
    const std::string path = path_in(root, name);
    REQUIRE(files.make_directories(path.ends_with('/') ? path.substr(0, path.size() - 1) : split_path(path).directory));
    if (!path.ends_with('/')) REQUIRE(files.write(path, bytes));
  }
}

/// Writes the hashes anew, as if these files had been released so.
void seal(Files& files) {
  const auto hash_again = [&](const std::string& folder, std::string_view name) {
    const std::string path = path_in(path_in(root, folder), name);
    auto sums = read_sums(*files.read(path));
    REQUIRE(sums);
    for (Sum& sum : *sums) sum.hash = sha256_hex(*files.read(path_in(path_in(root, folder), sum.name)));
    REQUIRE(files.write(path, write_sums(*sums)));
  };
  for (const std::string& version : versions(files)) hash_again(releases + "/" + version, sums_file);
  hash_again(releases, head_file);
}

}  // namespace

TEST_CASE("a project with one file ruined: all mistakes told, and the published site stays or is whole") {
  const std::vector<std::string> paths = {"content/site.yaml", company_file, privacy_file, ko_file};
  std::vector<std::string> texts = fuzz::files_below("tests/everything", ".yaml");
  fuzz::rounds("project", 60, [&](std::uint64_t seed) {
    MemoryFiles files;
    write_all(files, published_project());
    Mutator mutator(seed, texts,
                    {"when: {plan: x}\n", "status: planned\n", "keep: 0 days\n", "label: ''\n", "2026-02-31", "{#x}"});
    const std::string path = mutator.one_of(paths);
    const std::string input = mutator.changed(get(files, path));
    fuzz::keep_input("project", path + "\n" + input);
    put(files, path, input);
    const auto before = files.everything_in(site);
    const Outcome built = build(files, "2026-05-02", mutator.below(2) == 0);
    check_reports(built, files);
    CHECK((built.ending == Ending::done) != built.diagnostics.has_errors());
    if (built.ending != Ending::done) CHECK(files.everything_in(site) == before);
    const Outcome checked = check_project(on(files, "2026-05-02"), {});
    check_reports(checked, files);
    const auto record = files.everything_in(root + "/" + releases);
    const Outcome released = release(files, "2026-05-02");
    check_reports(released, files);
    if (released.ending != Ending::done) CHECK(files.everything_in(root + "/" + releases) == record);
  });
}

TEST_CASE("a record with right hashes and ruined content is refused with a place, or printed as harmless pages") {
  const std::vector<std::string> names = {"release.yaml", "facts.yaml", "en.md", "ko.md", "SHA256SUMS"};
  fuzz::rounds("record", 100, [&](std::uint64_t seed) {
    MemoryFiles files;
    write_all(files, published_project());
    const std::vector<std::string> all = versions(files);
    Mutator mutator(seed, {"published: 2026-03-05\neffective: 2027-01-01\n", "stated: [retention]\n", "## T {: #t}\n"});
    const std::string name = mutator.one_of(names);
    const std::string path = releases + "/" + mutator.one_of(all) + "/" + name;
    REQUIRE(get(files, path) != "(nothing)");
    const std::string input = mutator.changed(get(files, path));
    fuzz::keep_input("record", path + "\n" + input);
    put(files, path, input);
    if (name != sums_file) seal(files);
    const auto before = files.everything_in(site);
    const Outcome verified = verify_record(on(files, "2026-05-02"));
    check_reports(verified, files);
    const Outcome built = build(files, "2026-05-02");
    check_reports(built, files);
    if (built.ending != Ending::done) CHECK(files.everything_in(site) == before);
    for (const auto& [page, html] : files.everything_in(site)) {
      INFO(page);
      CHECK((!page.ends_with(".html") || html.find("<script") == std::string::npos));
    }
  });
}

TEST_CASE("a law pack that somebody ruined is refused with a place, or judges") {
  std::vector<std::string> packs = fuzz::files_below("generator/laws", ".yaml");
  std::erase_if(packs, [](const std::string& text) {
    return text.size() > 12'000 || text.find("requirements:") == std::string::npos;
  });
  fuzz::rounds("pack", 30, [&](std::uint64_t seed) {
    MemoryFiles files;
    write_all(files, published_project());
    Mutator mutator(seed, packs,
                    {"when: ", "unless: ", "met: ", " is printed", "|length", "regime('x')", "stated('a.b')"});
    const std::string input = mutator.next();
    fuzz::keep_input("pack", input);
    put(files, "content/laws/own.yaml", input);
    check_reports(check_project(on(files, "2026-05-02"), {}), files);
  });
}
