// The server itself, asked over a socket: which requests it answers, and that it ends when it is told to.
#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "serve/http_server.h"

using namespace candor::serve;

namespace {

/// Sends the bytes and gives back all that comes until the other side closes.
std::string ask(int port, const std::string& request, const char* address = "127.0.0.1") {
  const int connection = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  inet_pton(AF_INET, address, &to.sin_addr);
  std::string answer = "(refused)";
  if (connect(connection, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0) {
    answer.clear();
    REQUIRE(write(connection, request.data(), request.size()) == static_cast<ssize_t>(request.size()));
    char bytes[4096];
    for (ssize_t length = 0; (length = read(connection, bytes, sizeof bytes)) > 0;)
      answer.append(bytes, static_cast<std::size_t>(length));
  }
  close(connection);
  return answer;
}

struct ServedWorld {
  std::atomic<std::uint64_t> shown = 7;
  HttpServer server{[](const std::string& path) {
                      return Answer{.status = 200, .type = "text/html; charset=utf-8", .bytes = "page of " + path};
                    },
                    [this] { return shown.load(); }};
  int port = *server.bind(0);
  std::jthread listening{[this] { server.listen(); }};

  ~ServedWorld() { server.stop(); }
  std::string get(const std::string& path, const std::string& headers) {
    return ask(port, "GET " + path + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
  }
  std::string own_host() const { return "Host: localhost:" + std::to_string(port) + "\r\n"; }
};

bool contains(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a page is given to this machine, kept nowhere, and framed by nobody") {
  ServedWorld world;
  const std::string answer = world.get("/a/", world.own_host());
  CHECK(contains(answer, "HTTP/1.1 200"));
  CHECK(contains(answer, "page of /a/"));
  CHECK(contains(answer, "Cache-Control: no-store"));
  CHECK(contains(answer, "frame-ancestors 'none'"));
  CHECK(contains(answer, "X-Content-Type-Options: nosniff"));
  CHECK_FALSE(contains(answer, "Access-Control-Allow-Origin"));
}

TEST_CASE("another host's name, two of them, or none is refused before anything else is looked at") {
  ServedWorld world;
  for (const std::string& headers :
       {std::string(), std::string("Host: evil.example\r\n"), std::string("Host: localhost\r\n"),
        world.own_host() + "Host: evil.example\r\n", world.own_host() + world.own_host()}) {
    const std::string answer = world.get("/", headers);
    INFO(headers << answer);
    CHECK(contains(answer, "HTTP/1.1 403"));
    CHECK_FALSE(contains(answer, "page of"));
  }
}

TEST_CASE("no method but GET and HEAD") {
  ServedWorld world;
  for (const std::string method : {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"}) {
    const std::string answer = ask(
        world.port, method + " / HTTP/1.1\r\n" + world.own_host() + "Content-Length: 0\r\nConnection: close\r\n\r\n");
    INFO(method << answer);
    CHECK((contains(answer, "HTTP/1.1 405") || contains(answer, "HTTP/1.1 400") || contains(answer, "HTTP/1.1 501")));
    CHECK_FALSE(contains(answer, "page of"));
  }
  const std::string head = ask(world.port, "HEAD /a/ HTTP/1.1\r\n" + world.own_host() + "Connection: close\r\n\r\n");
  CHECK(contains(head, "Content-Length: 11"));
  CHECK_FALSE(contains(head, "page of"));
}

TEST_CASE("a path is handed on as it was meant, and leads out of nothing") {
  ServedWorld world;
  CHECK(contains(world.get("/%2e%2e/%2e%2e/etc/passwd", world.own_host()), "page of /../../etc/passwd"));
  CHECK(contains(world.get("/x?y=../z#w", world.own_host()), "page of /x"));
}

TEST_CASE("news come as server-sent events, at once and at each change") {
  ServedWorld world;
  const int port = world.port;
  std::string answer;
  {
    std::jthread asking(
        [&] { answer = ask(port, "GET /_/events HTTP/1.1\r\n" + world.own_host() + "Connection: close\r\n\r\n"); });
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    world.shown = 8;
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    world.server.stop();
  }
  CHECK(contains(answer, "text/event-stream"));
  const std::size_t first = answer.find("data: 7\n\n"), second = answer.find("data: 8\n\n");
  CHECK(first != std::string::npos);
  CHECK(second != std::string::npos);
  CHECK(first < second);
}

TEST_CASE("a page that is gone while news are sent to it ends nothing but that") {
  ServedWorld world;
  for (int i = 0; i < 3; ++i) {
    const int connection = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(world.port));
    inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    REQUIRE(connect(connection, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0);
    const std::string request = "GET /_/events HTTP/1.1\r\n" + world.own_host() + "\r\n";
    REQUIRE(write(connection, request.data(), request.size()) == static_cast<ssize_t>(request.size()));
    close(connection);
  }
  for (int i = 0; i < 5; ++i) {
    ++world.shown;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  CHECK(contains(world.get("/a/", world.own_host()), "page of /a/"));
}

TEST_CASE("a port has one server, and other addresses of this machine have none") {
  ServedWorld world;
  HttpServer other({}, {});
  CHECK_FALSE(other.bind(world.port));
  CHECK(ask(world.port, "GET / HTTP/1.1\r\n\r\n", "127.0.0.2") == "(refused)");
}
