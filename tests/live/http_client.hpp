// A client of HTTP that says exactly what it is told to say.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cctype>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

namespace chalkline::test {

struct HttpAnswer {
  int status = 0;
  std::map<std::string, std::string> headers = {};  ///< by their names in small letters
  std::string body = {};

  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
};

/// One connection to a server on this machine.
class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port, bool v6 = false) : port_(port) {
    socket_ = ::socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr_in6 to6{};
    to6.sin6_family = AF_INET6;
    to6.sin6_port = htons(port);
    to6.sin6_addr = in6addr_loopback;
    const int failed = v6 ? ::connect(socket_, reinterpret_cast<sockaddr*>(&to6), sizeof to6)
                          : ::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to);
    if (failed) {
      ::close(socket_);
      throw std::runtime_error("cannot connect");
    }
    const int yes = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  }
  ~HttpClient() { ::close(socket_); }
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  std::string cookie = {};  ///< is sent, and taken from answers

  HttpAnswer get(const std::string& target, const std::string& headers = "",
                 const std::string& method = "GET") {
    send(method + " " + target + " HTTP/1.1\r\n" + host() + headers + "\r\n");
    return read(method == "HEAD");
  }

  HttpAnswer post(const std::string& target, const std::string& body) {
    send("POST " + target + " HTTP/1.1\r\n" + host() +
         "Origin: http://localhost:" + std::to_string(port_) +
         "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body);
    return read();
  }

  std::string host() const {
    return "Host: localhost:" + std::to_string(port_) + "\r\n" +
           (cookie.empty() ? "" : "Cookie: " + cookie + "\r\n");
  }

  void send(const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
      const ssize_t more = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (more <= 0) return;  // what is read tells
      sent += static_cast<std::size_t>(more);
    }
  }

  /// The next answer. Throws std::runtime_error if the connection ends before it does.
  HttpAnswer read(bool of_head = false) {
    HttpAnswer answer;
    std::string line = read_line();
    answer.status = std::atoi(line.substr(line.find(' ') + 1).c_str());
    while (!(line = read_line()).empty()) {
      std::string name = line.substr(0, line.find(':'));
      for (char& c : name) c = static_cast<char>(std::tolower(c));
      answer.headers[name] = line.substr(line.find(": ") + 2);
    }
    if (answer.headers.contains("set-cookie"))
      cookie = answer.headers["set-cookie"].substr(0, answer.headers["set-cookie"].find(';'));
    if (of_head || answer.status == 204) return answer;
    if (answer.header("transfer-encoding") != "chunked") {
      answer.body = read_bytes(std::strtoul(answer.header("content-length").c_str(), nullptr, 10));
      return answer;
    }
    while (const std::size_t size = std::strtoul(read_line().c_str(), nullptr, 16)) {
      answer.body += read_bytes(size);
      read_line();
    }
    read_line();
    return answer;
  }

  /// Whether the other side ends the connection within so many milliseconds.
  bool ends_within(int milliseconds) {
    char byte;
    return is_readable(milliseconds) && ::recv(socket_, &byte, 1, MSG_PEEK) <= 0;
  }

  bool is_readable(int milliseconds) const {
    pollfd ready{socket_, POLLIN, 0};
    return !kept_.empty() || ::poll(&ready, 1, milliseconds) > 0;
  }

  std::string read_line() {
    std::size_t end;
    while ((end = kept_.find("\r\n")) == kept_.npos) read_more();
    std::string line = kept_.substr(0, end);
    kept_.erase(0, end + 2);
    return line;
  }

 private:
  std::string read_bytes(std::size_t count) {
    while (kept_.size() < count) read_more();
    std::string bytes = kept_.substr(0, count);
    kept_.erase(0, count);
    return bytes;
  }

  void read_more() {
    char buffer[65536];
    if (!is_readable(60'000)) throw std::runtime_error("no answer within a minute");
    const ssize_t more = ::recv(socket_, buffer, sizeof buffer, 0);
    if (more <= 0) throw std::runtime_error("the connection ended");
    kept_.append(buffer, static_cast<std::size_t>(more));
  }

  std::uint16_t port_;
  int socket_ = -1;
  std::string kept_;
};

}  // namespace chalkline::test
