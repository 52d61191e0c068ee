// What a build finds, writes, keeps, removes and refuses, on the disk and on its twin.
#include <catch2/catch.hpp>

#include <thread>
#include <vector>

#include "base/parallel.h"
#include "unit/files/worlds.h"
#include "unit/publish/sites.h"

using namespace candor;

namespace {

const Site first{{"index.html", "home"}, {"en/a/index.html", "A"}, {"en/b/index.html", "B"}, {"ko/a/index.html", "가"}};
const Site second{{"index.html", "home"}, {"en/a/index.html", "A, changed"}, {"en/c/index.html", "C"}};

Diagnostic refused(const Published& published) {
  REQUIRE_FALSE(published);
  CHECK_FALSE(published.error().machine);
  return published.error().diagnostic;
}

Diagnostic failed(const Published& published) {
  REQUIRE_FALSE(published);
  CHECK(published.error().machine);
  return published.error().diagnostic;
}

}  // namespace

#define ON_BOTH(name) TEMPLATE_TEST_CASE(name, "[publish]", DiskWorld, MemoryWorld)

ON_BOTH("a site is written where there was none") {
  TestType world;
  const auto published = build(world.files(), first, world.at("site"));
  REQUIRE(published);
  CHECK(published->written == 4);
  CHECK(published->kept == 0);
  CHECK_FALSE(published->unchanged);
  CHECK(all_files(world.files(), world.at("site")) == as_published(first));
  CHECK(world.files().list(world.at("")).value().size() == 1);
}

ON_BOTH("folders above the site are made with it") {
  TestType world;
  REQUIRE(build(world.files(), first, world.at("public/www/site")));
  CHECK(all_files(world.files(), world.at("public/www/site")) == as_published(first));
}

ON_BOTH("a new site takes the old one's place: pages kept, written and removed") {
  TestType world;
  REQUIRE(build(world.files(), first, world.at("site")));
  const auto before = world.files().stat(world.at("site/index.html")).value();
  const auto published = build(world.files(), second, world.at("site"));
  REQUIRE(published);
  CHECK(published->written == 2);
  CHECK(published->kept == 1);
  CHECK(published->removed == 2);
  CHECK(published->left_behind.empty());
  CHECK(all_files(world.files(), world.at("site")) == as_published(second));
  CHECK(world.files().stat(world.at("site/index.html")).value().inode == before.inode);
  CHECK(world.files().list(world.at("")).value().size() == 1);
}

ON_BOTH("a build that finds every page as it was leaves the site alone") {
  TestType world;
  REQUIRE(build(world.files(), first, world.at("site")));
  const auto before = world.files().stat(world.at("site")).value();
  const auto published = build(world.files(), first, world.at("site"));
  REQUIRE(published);
  CHECK(published->unchanged);
  CHECK(published->kept == 4);
  CHECK(world.files().stat(world.at("site")).value().inode == before.inode);
}

ON_BOTH("a page that is gone is a change") {
  TestType world;
  REQUIRE(build(world.files(), first, world.at("site")));
  Site fewer = first;
  fewer.erase("en/a/index.html");
  const auto published = build(world.files(), fewer, world.at("site"));
  REQUIRE(published);
  CHECK_FALSE(published->unchanged);
  CHECK(published->removed == 1);
  CHECK(all_files(world.files(), world.at("site")) == as_published(fewer));
}

ON_BOTH("a page with another key is written anew, though its bytes be the same") {
  TestType world;
  REQUIRE(build(world.files(), first, world.at("site")));
  auto progress = SiteInProgress::begin(world.files(), world.at("site"));
  REQUIRE(progress);
  CHECK_FALSE(progress->keep("index.html", "another-key"));
  CHECK_FALSE(progress->keep("nothing.html", "another-key"));
  CHECK(progress->keep("index.html", key_of("home")));
}

ON_BOTH("a page somebody edited, emptied or deleted is written anew") {
  TestType world;
  Files& files = world.files();
  REQUIRE(build(files, first, world.at("site")));
  REQUIRE(files.write(world.at("site/index.html"), "home!"));
  REQUIRE(files.write(world.at("site/en/a/index.html"), ""));
  REQUIRE(files.remove_file(world.at("site/en/b/index.html")));
  const auto published = build(files, first, world.at("site"));
  REQUIRE(published);
  CHECK(published->written == 3);
  CHECK(published->kept == 1);
  CHECK(all_files(files, world.at("site")) == as_published(first));
}

ON_BOTH("a folder with only a README counts as empty, and every new site carries it over") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.make_directories(world.at("site")));
  REQUIRE(files.write(world.at("site/README.md"), "read me"));
  REQUIRE(build(files, first, world.at("site")));
  CHECK(all_files(files, world.at("site")) == as_published(first, "read me"));
  REQUIRE(files.write(world.at("site/README.md"), "read me again"));
  REQUIRE(build(files, second, world.at("site")));
  CHECK(all_files(files, world.at("site")) == as_published(second, "read me again"));
}

ON_BOTH("an empty folder becomes the site") {
  TestType world;
  REQUIRE(world.files().make_directories(world.at("site")));
  REQUIRE(build(world.files(), first, world.at("site")));
  CHECK(all_files(world.files(), world.at("site")) == as_published(first));
  REQUIRE(build(world.files(), {}, world.at("site")));
  CHECK(all_files(world.files(), world.at("site")) == as_published({}));
}

ON_BOTH("a folder that no build wrote is refused, its first entries named, and not touched") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.make_directories(world.at("site/photos")));
  for (const char* name : {"a", "b", "c", "d", "e", "photos/me"})
    REQUIRE(files.write(world.at("site/") + name, "mine"));
  const Site before = all_files(files, world.at(""));
  const Diagnostic diagnostic = refused(build(files, first, world.at("site")));
  CHECK(diagnostic.id == "foreign-output");
  CHECK(diagnostic.message ==
        "`" + world.at("site") + "` holds what no build wrote: `a`, `b`, `c`, `d`, `e` and 1 more");
  CHECK(all_files(files, world.at("")) == before);
}

ON_BOTH("whatever is put into a site is found: a file, a folder, a link, a page turned into a link") {
  TestType world;
  Files& files = world.files();
  REQUIRE(build(files, first, world.at("site")));
  std::string named;
  SECTION("a file") {
    REQUIRE(files.write(world.at("site/en/notes.txt"), "mine"));
    named = "`en/notes.txt`";
  }
  SECTION("an empty folder") {
    REQUIRE(files.make_directories(world.at("site/en/mine")));
    named = "`en/mine/`";
  }
  SECTION("a link") {
    world.symlink("index.html", "site/home.html");
    named = "`home.html`";
  }
  SECTION("a page turned into a link") {
    REQUIRE(files.remove_file(world.at("site/index.html")));
    world.symlink("/etc/hostname", "site/index.html");
    named = "`index.html`";
  }
  SECTION("a folder turned into a link") {
    REQUIRE(files.rename(world.at("site/ko"), world.at("elsewhere")));
    world.symlink("../elsewhere", "site/ko");
    named = "`ko`";
  }
  SECTION("a README that is not at the top") {
    REQUIRE(files.write(world.at("site/en/README.md"), "mine"));
    named = "`en/README.md`";
  }
  const Site before = all_files(files, world.at(""));
  const Diagnostic diagnostic = refused(build(files, second, world.at("site")));
  CHECK(diagnostic.message == "`" + world.at("site") + "` holds what no build wrote: " + named);
  CHECK(all_files(files, world.at("")) == before);
}

ON_BOTH("what is put there while the site is made is not lost either") {
  TestType world;
  Files& files = world.files();
  REQUIRE(build(files, first, world.at("site")));
  {
    auto progress = SiteInProgress::begin(files, world.at("site"));
    REQUIRE(progress);
    for (const auto& [address, bytes] : second) offer(*progress, address, bytes);
    REQUIRE(files.write(world.at("site/notes.txt"), "mine"));
    CHECK(refused(progress->finish()).id == "foreign-output");
  }
  CHECK(files.read(world.at("site/notes.txt")).value() == "mine");
  CHECK(files.list(world.at("")).value().size() == 1);
}

ON_BOTH("a manifest that no build wrote makes the folder foreign") {
  TestType world;
  Files& files = world.files();
  REQUIRE(build(files, first, world.at("site")));
  const std::string path = world.at("site/.candor-manifest.json");
  const std::string good = files.read(path).value();
  for (const std::string& bad : {std::string(), std::string("{}"), good + " ", good.substr(0, good.size() / 2)}) {
    REQUIRE(files.write(path, bad));
    CHECK(refused(build(files, second, world.at("site"))).id == "foreign-output");
  }
  REQUIRE(files.remove_file(path));
  CHECK(refused(build(files, second, world.at("site"))).id == "foreign-output");
  CHECK(files.read(world.at("site/index.html")).value() == "home");
}

ON_BOTH("a file or a dangling link at the place of the site is refused") {
  TestType world;
  REQUIRE(world.files().write(world.at("site"), "mine"));
  const Diagnostic diagnostic = refused(build(world.files(), first, world.at("site")));
  CHECK(diagnostic.message == "`" + world.at("site") + "` is not a folder");
  world.symlink("nowhere", "link");
  CHECK(failed(build(world.files(), first, world.at("link"))).id == "output-not-written");
  CHECK(failed(build(world.files(), first, "/")).id == "output-not-written");
}

ON_BOTH("a link to the site stays, and what it names is replaced") {
  TestType world;
  Files& files = world.files();
  REQUIRE(files.make_directories(world.at("srv")));
  REQUIRE(build(files, first, world.at("srv/site")));
  world.symlink("srv/site", "www");
  REQUIRE(build(files, second, world.at("www")));
  CHECK(files.stat(world.at("www")).value().type == FileType::symlink);
  CHECK(all_files(files, world.at("srv/site")) == as_published(second));
}

ON_BOTH("a site that is not finished leaves the old one, and no folder that was not there") {
  TestType world;
  Files& files = world.files();
  REQUIRE(build(files, first, world.at("site")));
  for (const char* out : {"site", "new/folders/site"}) {
    auto progress = SiteInProgress::begin(files, world.at(out));
    REQUIRE(progress);
    progress->put("index.html", "never seen", "key");
  }
  CHECK(all_files(files, world.at("site")) == as_published(first));
  CHECK(files.list(world.at("")).value().size() == 1);
}

ON_BOTH("two runs cannot write one site at once") {
  TestType world;
  auto one = SiteInProgress::begin(world.files(), world.at("site"));
  REQUIRE(one);
  const Published other = build(world.files(), first, world.at("site"));
  const Diagnostic diagnostic = failed(other);
  CHECK(diagnostic.id == "output-locked");
  CHECK(diagnostic.message.starts_with("another run (process "));
  one->put("index.html", "one", "key");
  CHECK(one->finish());
  CHECK(world.files().read(world.at("site/index.html")).value() == "one");
}

ON_BOTH("an address that is none, or is taken, stops the build") {
  TestType world;
  REQUIRE(build(world.files(), first, world.at("site")));
  auto progress = SiteInProgress::begin(world.files(), world.at("site"));
  REQUIRE(progress);
  std::string message;
  SECTION("out of the site") {
    for (const char* address : {"../x", "a/../../x", "/x"}) progress->put(address, "x", "key");
    message = "`../x` is no address in the site";
  }
  SECTION("empty") {
    progress->put("", "x", "key");
    message = "`` is no address in the site";
  }
  SECTION("a name the site keeps for itself") {
    progress->put(".candor-manifest.json", "x", "key");
    message = "`.candor-manifest.json` is no address in the site";
  }
  SECTION("put twice") {
    progress->put("x", "one", "key");
    progress->put("x", "two", "key");
    message = "two pages have the address `x`";
  }
  SECTION("kept and put") {
    REQUIRE(progress->keep("index.html", key_of("home")));
    progress->put("index.html", "two", "key");
    message = "two pages have the address `index.html`";
  }
  SECTION("a page where another has its folder") {
    progress->put("x/y", "one", "key");
    progress->put("x", "two", "key");
    message = "`x` is a page, and other pages lie in a folder of that name";
  }
  SECTION("a folder where another page is") {
    progress->put("x", "one", "key");
    progress->put("x/y", "two", "key");
    message = "`x` is a page, and other pages lie in a folder of that name";
  }
  const Diagnostic diagnostic = refused(progress->finish());
  CHECK(diagnostic.id == "page-address");
  CHECK(diagnostic.message == message);
  CHECK(all_files(world.files(), world.at("site")) == as_published(first));
}

ON_BOTH("pages may come in any order, from any thread: the site is the same") {
  TestType world;
  std::vector<std::pair<std::string, std::string>> pages;
  for (int i = 0; i < 200; ++i) {
    const std::string number = std::to_string(i);
    pages.emplace_back("en/" + std::to_string(i % 7) + "/" + number + "/index.html", "page " + number);
  }
  const Site site(pages.begin(), pages.end());
  for (const std::size_t jobs : {1U, 8U}) {
    const std::string out = world.at("site-" + std::to_string(jobs));
    for (const int round : {1, 2}) {
      auto progress = SiteInProgress::begin(world.files(), out);
      REQUIRE(progress);
      if (round == 2) pages[0].second = "changed";
      for_each_index(pages.size(), jobs, [&](std::size_t i) {
        const auto& [address, bytes] = pages[jobs == 1 ? pages.size() - 1 - i : i];
        offer(*progress, address, bytes);
      });
      const auto published = progress->finish();
      REQUIRE(published);
      CHECK(published->written == (round == 1 ? 200 : 1));
      CHECK(all_files(world.files(), out) == as_published(Site(pages.begin(), pages.end())));
      pages[0].second = "page 0";
    }
  }
}
