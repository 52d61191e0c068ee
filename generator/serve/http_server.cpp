#include "serve/http_server.h"

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/http_struct.h>
#include <event2/keyvalq_struct.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <list>
#include <string_view>
#include <utility>

#include "serve/addresses.h"
#include "serve/request_rules.h"

namespace candor::serve {

/// libevent's things and who lets go of them. Not in the unnamed namespace: they are members of what a header names.
namespace owned {

template <auto release>
struct Free {
  template <class T>
  void operator()(T* thing) const {
    release(thing);
  }
};
using Base = std::unique_ptr<event_base, Free<event_base_free>>;
using Timer = std::unique_ptr<event, Free<event_free>>;
using Http = std::unique_ptr<evhttp, Free<evhttp_free>>;
using Buffer = std::unique_ptr<evbuffer, Free<evbuffer_free>>;

}  // namespace owned

namespace {

constexpr const char* loopback = "127.0.0.1";
constexpr timeval look_for_news = {.tv_sec = 0, .tv_usec = 20'000};
/// So many looks without news, and a comment is sent: it finds out that the page is gone.
constexpr int looks_between_signs = 50;
constexpr int seconds_idle = 30;
constexpr ev_ssize_t longest_headers = 64 * 1024;  // bytes
constexpr ev_ssize_t longest_body = 1024;          // of a request that is refused anyway

/// A preview's pages run their own script and nothing else, are framed by nobody and kept nowhere.
constexpr std::array<std::pair<const char*, const char*>, 5> headers_of_all = {{
    {"Cache-Control", "no-store"},
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
     "form-action 'none'; frame-ancestors 'none'"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Content-Type-Options", "nosniff"},
}};

/// Every method that evhttp reads: those that only it would refuse are refused by us, with a reason.
constexpr ev_uint16_t all_methods = EVHTTP_REQ_GET | EVHTTP_REQ_POST | EVHTTP_REQ_HEAD | EVHTTP_REQ_PUT |
                                    EVHTTP_REQ_DELETE | EVHTTP_REQ_OPTIONS | EVHTTP_REQ_TRACE | EVHTTP_REQ_CONNECT |
                                    EVHTTP_REQ_PATCH;

void set_header(evhttp_request* request, const char* name, const std::string& value) {
  evhttp_add_header(evhttp_request_get_output_headers(request), name, value.c_str());
}

std::string header(evhttp_request* request, const char* name) {
  const char* value = evhttp_find_header(evhttp_request_get_input_headers(request), name);
  return value ? value : "";
}

std::size_t count_header(evhttp_request* request, const char* name) {
  std::size_t count = 0;
  for (const evkeyval* one = evhttp_request_get_input_headers(request)->tqh_first; one; one = one->next.tqe_next) {
    if (evutil_ascii_strcasecmp(one->key, name) == 0) ++count;
  }
  return count;
}

/// The path that was asked for, its percent signs resolved.
std::string path_of(evhttp_request* request) {
  const evhttp_uri* uri = evhttp_request_get_evhttp_uri(request);
  const char* written = uri ? evhttp_uri_get_path(uri) : nullptr;
  std::size_t length = 0;
  const std::unique_ptr<char, owned::Free<std::free>> path(evhttp_uridecode(written ? written : "", 0, &length));
  return path ? std::string(path.get(), length) : "";
}

/// A page is sent in pieces: none of them waits for the other side to have taken in the last.
void send_at_once(evhttp_request* request) {
  const int socket = bufferevent_getfd(evhttp_connection_get_bufferevent(evhttp_request_get_connection(request)));
  const int yes = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

void respond(evhttp_request* request, const Answer& answer) {
  if (!answer.type.empty()) set_header(request, "Content-Type", answer.type);
  set_header(request, "Content-Length", std::to_string(answer.bytes.size()));
  const owned::Buffer body(evbuffer_new());
  if (evhttp_request_get_command(request) != EVHTTP_REQ_HEAD)
    evbuffer_add(body.get(), answer.bytes.data(), answer.bytes.size());
  evhttp_send_reply(request, answer.status, nullptr, body.get());
}

}  // namespace

struct HttpServer::Inside {
  /// A page that waits for news.
  struct Listener {
    Inside* inside = nullptr;
    evhttp_request* request = nullptr;
    std::uint64_t seen = 0;
    int looks = 0;
  };

  Pages pages;
  News news;
  int port = 0;
  std::atomic<bool> is_to_end = false;
  std::atomic<bool> is_done = false;
  std::list<Listener> listeners;
  owned::Base base{event_base_new()};
  owned::Http http{evhttp_new(base.get())};
  owned::Timer timer{event_new(base.get(), -1, EV_PERSIST, on_look, this)};

  static void on_request(evhttp_request* request, void* self) { static_cast<Inside*>(self)->answer(request); }
  static void on_look(evutil_socket_t, short, void* self) { static_cast<Inside*>(self)->look(); }
  /// A request whose connection broke is nobody's any more; that of one we close goes with it.
  static void on_close(evhttp_connection*, void* gone) {
    const auto& listener = *static_cast<Listener*>(gone);
    if (!evhttp_request_get_connection(listener.request)) evhttp_request_free(listener.request);
    listener.inside->listeners.remove_if([&](const Listener& one) { return &one == gone; });
  }

  /// Before anything else is looked at: whom the request speaks to, and what it wants.
  void answer(evhttp_request* request) {
    send_at_once(request);
    for (const auto& [name, value] : headers_of_all) set_header(request, name, value);
    const bool to_us = count_header(request, "Host") == 1 && is_own_host(header(request, "Host"), port);
    if (!to_us || is_for_another_site(header(request, "Sec-Fetch-Site"), header(request, "Sec-Fetch-Mode"))) {
      return respond(
          request,
          {.status = 403, .type = "text/plain", .bytes = "this preview answers to 127.0.0.1 and localhost alone\n"});
    }
    const evhttp_cmd_type method = evhttp_request_get_command(request);
    if (method != EVHTTP_REQ_GET && method != EVHTTP_REQ_HEAD) {
      set_header(request, "Allow", "GET, HEAD");
      return respond(request, {.status = 405, .type = "text/plain", .bytes = "a preview can only be looked at\n"});
    }
    const std::string path = path_of(request);
    if (path == events_address && method == EVHTTP_REQ_GET) return begin_to_tell(request);
    respond(request, pages(path));
  }

  /// Server-sent events (HTML, 9.2): the number of what is shown, at once and at each change.
  void begin_to_tell(evhttp_request* request) {
    listeners.push_back({.inside = this, .request = request});
    set_header(request, "Content-Type", "text/event-stream");
    evhttp_connection_set_closecb(evhttp_request_get_connection(request), on_close, &listeners.back());
    evhttp_send_reply_start(request, 200, nullptr);
    tell(listeners.back());
  }

  void tell(Listener& listener) const {
    const std::uint64_t shown = news();
    if (shown == listener.seen && ++listener.looks < looks_between_signs) return;
    const std::string event = shown == listener.seen ? ":\n\n" : "data: " + std::to_string(shown) + "\n\n";
    listener.seen = shown;
    listener.looks = 0;
    const owned::Buffer bytes(evbuffer_new());
    evbuffer_add(bytes.get(), event.data(), event.size());
    evhttp_send_reply_chunk(listener.request, bytes.get());
  }

  void look() {
    if (is_to_end) {
      event_base_loopbreak(base.get());
      return;
    }
    for (auto one = listeners.begin(); one != listeners.end();) tell(*one++);  // one that is gone takes itself out
  }
};

HttpServer::HttpServer(Pages pages, News news) : inside_(std::make_unique<Inside>()) {
  std::signal(SIGPIPE, SIG_IGN);  // a browser that goes away in the middle of an answer ends that answer, not us
  inside_->pages = std::move(pages);
  inside_->news = std::move(news);
  evhttp* http = inside_->http.get();
  evhttp_set_gencb(http, Inside::on_request, inside_.get());
  evhttp_set_allowed_methods(http, all_methods);
  evhttp_set_default_content_type(http, nullptr);
  evhttp_set_max_headers_size(http, longest_headers);
  evhttp_set_max_body_size(http, longest_body);
  evhttp_set_timeout(http, seconds_idle);
  event_add(inside_->timer.get(), &look_for_news);
}

HttpServer::~HttpServer() = default;

std::optional<int> HttpServer::bind(int port) {
  evhttp_bound_socket* bound =
      evhttp_bind_socket_with_handle(inside_->http.get(), loopback, static_cast<ev_uint16_t>(port));
  if (!bound) return std::nullopt;
  sockaddr_in address{};
  socklen_t length = sizeof address;
  getsockname(evhttp_bound_socket_get_fd(bound), reinterpret_cast<sockaddr*>(&address), &length);
  return inside_->port = ntohs(address.sin_port);
}

void HttpServer::listen() {
  event_base_dispatch(inside_->base.get());
  inside_->http.reset();  // closes every connection
  inside_->is_done = true;
  inside_->is_done.notify_all();
}

void HttpServer::stop() {
  inside_->is_to_end = true;
  inside_->is_done.wait(false);
}

}  // namespace candor::serve
