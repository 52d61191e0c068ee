#include "serve/http_server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <utility>

#include "serve/addresses.h"
#include "serve/request_rules.h"

namespace candor::serve {

namespace {

constexpr const char* loopback = "127.0.0.1";
/// Each open page holds one thread, that of its news; a browser's idle connections hold some for a second.
constexpr std::size_t threads = 64;
constexpr std::size_t requests_a_connection = 100;
constexpr std::time_t seconds_idle = 1;

/// A preview's pages run their own script and nothing else, are framed by nobody and kept nowhere.
const httplib::Headers& headers_of_all() {
  static const httplib::Headers headers = {
      {"Cache-Control", "no-store"},
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
       "form-action 'none'; frame-ancestors 'none'"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Referrer-Policy", "no-referrer"},
      {"X-Content-Type-Options", "nosniff"},
  };
  return headers;
}

/// httplib's own options let a second process take the same port beside us (SO_REUSEPORT) and half of the requests.
void set_options(socket_t socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

/// By a provider of known length: anything else httplib compresses, with brotli's slowest, before it is sent.
void respond(httplib::Response& response, Answer answer) {
  response.status = answer.status;
  if (answer.bytes.empty()) return;
  const auto bytes = std::make_shared<const std::string>(std::move(answer.bytes));
  const auto write = [bytes](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
    return sink.write(bytes->data() + offset, length);
  };
  response.set_content_provider(bytes->size(), answer.type, write);
}

}  // namespace

struct HttpServer::Inside {
  Pages pages;
  News news;
  httplib::Server server;
  int port = 0;
  std::atomic<bool> is_done = false;

  bool refuse(const httplib::Request& request, httplib::Response& response) const {
    const bool one_host = request.get_header_value_count("Host") == 1;
    const bool to_us = one_host && is_own_host(request.get_header_value("Host"), port);
    const bool for_others =
        is_for_another_site(request.get_header_value("Sec-Fetch-Site"), request.get_header_value("Sec-Fetch-Mode"));
    if (!to_us || for_others) {
      respond(
          response,
          {.status = 403, .type = "text/plain", .bytes = "this preview answers to 127.0.0.1 and localhost alone\n"});
      return true;
    }
    if (only_looks(request.method)) return false;
    response.set_header("Allow", "GET, HEAD");
    respond(response, {.status = 405, .type = "text/plain", .bytes = "a preview can only be looked at\n"});
    return true;
  }

  /// Server-sent events (HTML, 9.2): the number of what is shown, at once and at each change. What is sent between
  /// changes is a comment; it finds out that the page is gone.
  void tell(httplib::Response& response) const {
    const auto seen = std::make_shared<std::uint64_t>(0);
    const auto write = [this, seen](std::size_t, httplib::DataSink& sink) {
      const std::uint64_t shown = news(*seen);
      const std::string event = shown == *seen ? ":\n\n" : "data: " + std::to_string(shown) + "\n\n";
      *seen = shown;
      return sink.write(event.data(), event.size());
    };
    response.set_chunked_content_provider("text/event-stream", write);
  }
};

HttpServer::HttpServer(Pages pages, News news) : inside_(std::make_unique<Inside>()) {
  inside_->pages = std::move(pages);
  inside_->news = std::move(news);
  httplib::Server& server = inside_->server;
  server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
  server.set_socket_options(set_options);
  server.set_keep_alive_timeout(seconds_idle);
  server.set_keep_alive_max_count(requests_a_connection);
  server.set_tcp_nodelay(true);
  server.set_default_headers(headers_of_all());
  // Before anything else is looked at: whom the request speaks to, and what it wants.
  server.set_pre_routing_handler(
      [inside = inside_.get()](const httplib::Request& request, httplib::Response& response) {
        return inside->refuse(request, response) ? httplib::Server::HandlerResponse::Handled
                                                 : httplib::Server::HandlerResponse::Unhandled;
      });
  server.Get(".*", [inside = inside_.get()](const httplib::Request& request, httplib::Response& response) {
    if (request.path == events_address && request.method == "GET") return inside->tell(response);
    respond(response, inside->pages(request.path));
  });
}

HttpServer::~HttpServer() = default;

std::optional<int> HttpServer::bind(int port) {
  httplib::Server& server = inside_->server;
  inside_->port = port == 0 ? server.bind_to_any_port(loopback) : server.bind_to_port(loopback, port) ? port : -1;
  return inside_->port > 0 ? std::optional(inside_->port) : std::nullopt;
}

void HttpServer::listen() {
  inside_->server.listen_after_bind();
  inside_->is_done = true;
}

/// httplib forgets a stop that comes before it has begun to listen: it is asked until it has ended.
void HttpServer::stop() {
  while (!inside_->is_done) {
    inside_->server.stop();
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace candor::serve
