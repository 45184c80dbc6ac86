// HTTP/1.1 for a room: connections, their limits and times, and nothing of what is served.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "live/gate.hpp"

namespace chalkline::live {

/// Bytes that many connections send at once.
using Bytes = std::shared_ptr<const std::string>;

inline Bytes bytes_of(std::string text) {
  return std::make_shared<const std::string>(std::move(text));
}

struct Response {
  int status = 200;
  std::string type = {};  ///< of the body; without one it has no body
  Bytes body = nullptr;
  std::vector<std::pair<std::string, std::string>> headers = {};
};

/// A request that the gate let in.
struct Request {
  Admitted admitted;
  Asking asking;
  std::string body = {};
  bool accepts_gzip = false;
};

class Connection;

/// The place where a request is answered, at once or later, whole or in pieces. It is used on the
/// server's thread alone. What is sent to somebody who has gone goes nowhere.
class Exchange {
 public:
  explicit Exchange(std::shared_ptr<Connection> connection);

  void reply(Response response) const;

  /// The response's head; its body follows in pieces, of which an empty one is the end.
  void begin(Response head) const;
  void send(std::string piece) const;

  /// Whether nobody waits for it any longer.
  bool has_ended() const;

 private:
  std::shared_ptr<Connection> connection_;
  std::uint64_t number_;  // of the request among those of the connection
};

struct ServerOptions {
  bool for_everyone = false;  ///< else on the loopback addresses alone
  std::uint16_t port = 0;     ///< 0: any that is free
  std::size_t most_connections = 2000;
  std::size_t most_of_one_address = 400;  ///< this machine excepted
  std::chrono::milliseconds time_to_ask{
      30'000};  ///< for the whole of a request, or for the next one
  std::chrono::milliseconds time_to_take{120'000};  ///< for the whole of a response, or one piece
};

/// The port is another program's.
class PortInUse : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class HttpServer {
 public:
  /// What to do with a request: refuse it by its head, or let it in; then answer it.
  using Gate = std::function<std::variant<Admitted, Response>(const Asking&)>;
  using Answer = std::function<void(Request, Exchange)>;

  /// Listens from now on. Throws PortInUse, or std::system_error.
  explicit HttpServer(const ServerOptions& options);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::uint16_t port() const;

  /// Serves on this thread until stop(), or until SIGINT, SIGTERM or SIGHUP comes.
  void run(Gate gate, Answer answer);

  /// These may be called in any thread; what is to be done is done on the server's.
  void stop();
  void post(std::function<void()> task);
  void after(std::chrono::milliseconds time, std::function<void()> task);

 private:
  friend class Connection;
  struct Parts;
  std::shared_ptr<Parts> parts_;
};

}  // namespace chalkline::live
