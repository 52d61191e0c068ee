// The one place that knows HTTP (libevent's evhttp): a server on the loopback address that hands out bytes it is given.
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
  /// What stands at a path (percent signs resolved). Asked by the thread that listens, one request after the other.
  using Pages = std::function<Answer(const std::string& path)>;
  /// The number of what is shown: another one than before is news. Asked by that thread, often: it must not wait.
  using News = std::function<std::uint64_t()>;

  HttpServer(Pages pages, News news);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Takes a port of 127.0.0.1, 0 for any that is free. Its number, or nothing when it is taken.
  std::optional<int> bind(int port);
  /// Answers until another thread calls `stop`, which returns when this has. Called once.
  void listen();
  void stop();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace candor::serve
