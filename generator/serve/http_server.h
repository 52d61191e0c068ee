// The one place that knows HTTP (cpp-httplib): a server on the loopback address that hands out bytes it is given.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace candor::serve {

struct Answer {
  int status = 200;
  std::string type;  ///< of the bytes, `text/html; charset=utf-8`
  std::string bytes;
};

class HttpServer {
 public:
  /// What stands at a path (percent signs resolved). Asked from several threads at once.
  using Pages = std::function<Answer(const std::string& path)>;
  /// The number of what is shown; waits a moment for another one than `seen`.
  using News = std::function<std::uint64_t(std::uint64_t seen)>;

  HttpServer(Pages pages, News news);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Takes a port of 127.0.0.1, 0 for any that is free. Its number, or nothing when it is taken.
  std::optional<int> bind(int port);
  /// Answers until another thread calls `stop`, which returns when this has.
  void listen();
  void stop();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace candor::serve
