#include "live/http_server.hpp"

#include <sys/resource.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/chunk_encode.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <csignal>
#include <deque>
#include <map>
#include <optional>
#include <sstream>

#include "base/interrupt.hpp"

namespace chalkline::live {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds pause_without_descriptors{100};

/// All values of a header: of two there is none that is meant.
std::string header(const http::fields& fields, std::string_view name) {
  std::string all;
  const auto range = fields.equal_range(beast::string_view(name.data(), name.size()));
  for (auto one = range.first; one != range.second; ++one)
    all += (one == range.first ? "" : "; ") + std::string(one->value().data(), one->value().size());
  return all;
}

std::size_t header_bytes(const http::request_header<>& head) {
  std::size_t bytes = head.target().size();
  for (const auto& field : head) bytes += field.name_string().size() + field.value().size() + 4;
  return bytes;
}

/// What a proxy on this machine says of whom it asks for: the last one is its own word.
std::string forwarded_for(const http::fields& fields) {
  const std::string all = header(fields, "X-Forwarded-For");
  const std::size_t begin = all.find_last_of(",; ");
  return all.substr(begin == all.npos ? 0 : begin + 1);
}

bool accepts_gzip(const http::fields& fields) {
  const std::string encodings = header(fields, "Accept-Encoding");
  const std::size_t at = encodings.find("gzip");
  return at != encodings.npos && encodings.compare(at, 8, "gzip;q=0") != 0;
}

/// As many connections as the system lets a process have.
void allow_many_descriptors() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 8192);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

struct HttpServer::Parts : std::enable_shared_from_this<Parts> {
  explicit Parts(const ServerOptions& wanted) : options(wanted) {}

  void listen();
  void accept(tcp::acceptor& acceptor);
  bool welcome(const tcp::socket& socket);
  void leave(const std::string& address);

  ServerOptions options;
  asio::io_context io{1};
  std::vector<tcp::acceptor> acceptors;
  std::map<std::string, std::size_t> connections;  // of each address
  std::size_t count = 0;
  Gate gate;
  Answer answer;
};

/// One connection. It lives while it waits for something: every handler holds it.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Parts = HttpServer::Parts;

  Connection(tcp::socket socket, std::string address, bool from_loopback,
             std::shared_ptr<Parts> server)
      : stream_(std::move(socket)),
        address_(std::move(address)),
        from_loopback_(from_loopback),
        server_(std::move(server)) {}
  ~Connection() {
    if (const auto server = server_.lock()) server->leave(address_);
  }

  void read() {
    parser_.emplace();
    parser_->header_limit(most_header_bytes);
    parser_->body_limit(most_body_bytes);
    stream_.expires_after(options().time_to_ask);
    http::async_read_header(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](error_code error, std::size_t) { self->on_head(error); });
  }

  std::uint64_t number() const { return number_; }
  bool waits_for(std::uint64_t number) const { return waits_ && number == number_; }

  void reply(Response response) {
    const bool has_body = response.body && !parser_is_head();
    if (response.body)
      response.headers.emplace_back("Content-Length", std::to_string(response.body->size()));
    else if (response.status != 204)
      response.headers.emplace_back("Content-Length", "0");
    waits_ = false;
    put(head_of(response));
    if (has_body) put(std::move(response.body));
    ends_ = true;
    write();
  }

  void begin(Response head) {
    is_chunked_ = version_ >= 11;
    if (is_chunked_)
      head.headers.emplace_back("Transfer-Encoding", "chunked");
    else
      keeps_alive_ = false;
    put(head_of(head));
    write();
  }

  void send(std::string piece) {
    if (piece.empty()) {
      waits_ = false;
      ends_ = true;
      if (is_chunked_) put("0\r\n\r\n");
    } else if (is_chunked_) {
      std::ostringstream size;
      size << std::hex << piece.size();
      put(size.str() + "\r\n" + std::move(piece) + "\r\n");
    } else {
      put(std::move(piece));
    }
    write();
  }

 private:
  const ServerOptions& options() const { return server_.lock()->options; }
  bool parser_is_head() const { return is_head_; }

  Asking asking() const {
    const auto& head = parser_->get();
    Asking asking;
    asking.method = std::string(head.method_string());
    asking.target = std::string(head.target());
    asking.host = header(head, "Host");
    asking.origin = header(head, "Origin");
    asking.content_type = header(head, "Content-Type");
    asking.cookie = header(head, "Cookie");
    const std::string other = from_loopback_ ? forwarded_for(head) : "";
    asking.address = other.empty() ? address_ : other.substr(0, 64);
    asking.from_loopback = from_loopback_;
    asking.header_bytes = header_bytes(head);
    if (parser_->is_header_done())
      asking.body_bytes = static_cast<std::size_t>(parser_->content_length().value_or(0));
    asking.now = std::chrono::steady_clock::now();
    return asking;
  }

  /// One that came whole, or was cut off by a limit, which the gate then tells.
  void on_head(error_code error) {
    const bool is_long_head = error == http::error::header_limit;
    const bool is_long_body = error == http::error::body_limit;
    if (error && !is_long_head && !is_long_body) return on_unreadable(error);
    if (!error && parser_->get().count(http::field::transfer_encoding) > 0 && !parser_->chunked())
      return on_unreadable(http::error::bad_transfer_encoding);
    Request request{.admitted = {}, .asking = asking()};
    if (is_long_head) request.asking.header_bytes = most_header_bytes + 1;
    if (is_long_body) request.asking.body_bytes = most_body_bytes + 1;
    version_ = parser_->get().version();
    is_head_ = parser_->get().method() == http::verb::head;
    keeps_alive_ = !error && parser_->keep_alive();
    ++number_;
    auto decision = server_.lock()->gate(request.asking);
    if (Response* refusal = std::get_if<Response>(&decision)) {
      const bool has_long_body = request.asking.body_bytes > most_body_bytes;
      if (error || has_long_body) {  // which stays unread
        keeps_alive_ = false;
        return reply(std::move(*refusal));
      }
      refusal_ = std::move(*refusal);
    } else {
      refusal_.reset();
      request.admitted = std::get<Admitted>(std::move(decision));
      request.accepts_gzip = accepts_gzip(parser_->get());
      request_ = std::move(request);
    }
    if (parser_->is_done()) return on_body({});
    http::async_read(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](error_code failed, std::size_t) { self->on_body(failed); });
  }

  void on_body(error_code error) {
    if (error == http::error::body_limit) {
      keeps_alive_ = false;  // the rest of it stays unread
      if (refusal_) return reply(std::move(*refusal_));
      request_.asking.body_bytes = most_body_bytes + 1;
      auto decision = server_.lock()->gate(request_.asking);
      if (Response* refusal = std::get_if<Response>(&decision)) return reply(std::move(*refusal));
    }
    if (error) return on_unreadable(error);
    if (refusal_) return reply(std::move(*refusal_));
    request_.body = std::move(parser_->get().body());
    waits_ = true;
    stream_.expires_never();
    watch();
    server_.lock()->answer(std::move(request_), Exchange(shared_from_this()));
  }

  /// What is no HTTP is told so; whoever has gone or takes too long is not.
  void on_unreadable(error_code error) {
    const bool is_no_http =
        error.category() == http::make_error_code(http::error::bad_method).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message;
    if (!is_no_http) return close();
    keeps_alive_ = is_head_ = false;
    ++number_;
    reply({400, "application/json", bytes_of("{\"error\":\"That is no HTTP.\"}")});
  }

  std::string head_of(const Response& response) {
    http::response<http::empty_body> head(static_cast<http::status>(response.status), version_);
    if (!response.type.empty()) head.set(http::field::content_type, response.type);
    for (const auto& [name, value] : response.headers) head.insert(name, value);
    head.keep_alive(keeps_alive_);
    std::ostringstream text;
    text << head.base();
    return text.str();
  }

  void put(std::string bytes) { put(bytes_of(std::move(bytes))); }
  void put(Bytes bytes) { to_write_.push_back(std::move(bytes)); }

  void write() {
    if (is_writing_ || is_closed_) return;
    if (to_write_.empty()) {
      if (ends_) on_written();
      return;
    }
    is_writing_ = true;
    writing_.assign(to_write_.begin(), to_write_.end());
    to_write_.clear();
    std::vector<asio::const_buffer> buffers;
    for (const Bytes& bytes : writing_) buffers.emplace_back(bytes->data(), bytes->size());
    stream_.expires_after(options().time_to_take);
    asio::async_write(stream_, buffers, [self = shared_from_this()](error_code error, std::size_t) {
      self->is_writing_ = false;
      self->writing_.clear();
      if (error) return self->close();
      self->write();
    });
  }

  void on_written() {
    ends_ = false;
    if (!keeps_alive_) return finish();
    read();
  }

  /// While an answer is awaited nothing is read, so that it would go unnoticed if the other side
  /// left.
  void watch() {
    if (is_watched_ || buffer_.size() > 0) return;
    is_watched_ = true;
    stream_.socket().async_wait(tcp::socket::wait_read,
                                [self = shared_from_this()](error_code error) {
                                  self->is_watched_ = false;
                                  if (error) return;
                                  error_code failed;
                                  const std::size_t more = self->stream_.socket().available(failed);
                                  if (self->waits_ && (failed || more == 0)) self->close();
                                });
  }

  /// Says that no more comes, and reads what is still under way, lest the answer be lost.
  void finish() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(std::chrono::seconds(1));
    drain();
  }

  void drain() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(4096),
                            [self = shared_from_this()](error_code error, std::size_t bytes) {
                              self->drained_ += bytes;
                              if (error || self->drained_ > 256 * 1024) return self->close();
                              self->drain();
                            });
  }

  void close() {
    is_closed_ = true;
    waits_ = false;
    to_write_.clear();
    error_code ignored;
    stream_.socket().close(ignored);
  }

  beast::tcp_stream stream_;
  std::string address_;
  bool from_loopback_;
  std::weak_ptr<Parts> server_;
  beast::flat_buffer buffer_{most_header_bytes + most_body_bytes};
  std::optional<http::request_parser<http::string_body>> parser_;
  Request request_;
  std::optional<Response> refusal_;  // that is said once the body has been read
  std::uint64_t number_ = 0;
  unsigned version_ = 11;
  bool is_head_ = false, keeps_alive_ = true, is_chunked_ = false;
  bool waits_ = false, ends_ = false, is_writing_ = false, is_watched_ = false, is_closed_ = false;
  std::size_t drained_ = 0;
  std::vector<Bytes> to_write_, writing_;
};

Exchange::Exchange(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)), number_(connection_->number()) {}

void Exchange::reply(Response response) const {
  if (!has_ended()) connection_->reply(std::move(response));
}

void Exchange::begin(Response head) const {
  if (!has_ended()) connection_->begin(std::move(head));
}

void Exchange::send(std::string piece) const {
  if (!has_ended()) connection_->send(std::move(piece));
}

bool Exchange::has_ended() const { return !connection_->waits_for(number_); }

void HttpServer::Parts::listen() {
  const auto v4 =
      options.for_everyone ? asio::ip::address_v4::any() : asio::ip::address_v4::loopback();
  const auto v6 =
      options.for_everyone ? asio::ip::address_v6::any() : asio::ip::address_v6::loopback();
  for (const asio::ip::address& address : {asio::ip::address(v4), asio::ip::address(v6)}) {
    tcp::endpoint endpoint(address, options.port);
    tcp::acceptor acceptor(io);
    error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (error && address.is_v6()) continue;  // a system without it
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error && address.is_v6()) acceptor.set_option(asio::ip::v6_only(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (error == boost::system::errc::address_not_available && address.is_v6()) continue;
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error == asio::error::address_in_use)
      throw PortInUse("port " + std::to_string(options.port) + " is in use");
    if (error)
      throw std::system_error(error.value(), std::generic_category(),
                              "cannot listen on port " + std::to_string(options.port));
    options.port = acceptor.local_endpoint().port();
    acceptors.push_back(std::move(acceptor));
  }
}

void HttpServer::Parts::accept(tcp::acceptor& acceptor) {
  acceptor.async_accept(io, [this, &acceptor](error_code error, tcp::socket socket) {
    if (error == asio::error::operation_aborted) return;
    if (!error && welcome(socket)) {
      error_code ignored;
      socket.set_option(tcp::no_delay(true), ignored);
      const auto address = socket.remote_endpoint(ignored).address();
      const bool from_loopback = address.is_loopback();
      std::make_shared<Connection>(std::move(socket), address.to_string(), from_loopback,
                                   shared_from_this())
          ->read();
    }
    if (!error || error == asio::error::connection_aborted) return accept(acceptor);
    // Out of descriptors, most likely: those who wait are let in when others have left.
    auto timer = std::make_shared<asio::steady_timer>(io, pause_without_descriptors);
    timer->async_wait([this, &acceptor, timer](error_code) { accept(acceptor); });
  });
}

bool HttpServer::Parts::welcome(const tcp::socket& socket) {
  error_code error;
  const auto address = socket.remote_endpoint(error).address();
  // The teacher's own machine has some for itself.
  const std::size_t most =
      options.most_connections + (address.is_loopback() ? options.most_connections / 20 : 0);
  if (error || count >= most) return false;
  std::size_t& own = connections[address.to_string()];
  if (own >= options.most_of_one_address && !address.is_loopback()) return false;
  ++own, ++count;
  return true;
}

void HttpServer::Parts::leave(const std::string& address) {
  --count;
  const auto own = connections.find(address);
  if (own != connections.end() && --own->second == 0) connections.erase(own);
}

HttpServer::HttpServer(const ServerOptions& options) : parts_(std::make_shared<Parts>(options)) {
  allow_many_descriptors();
  std::signal(SIGPIPE, SIG_IGN);
  parts_->listen();
}

HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const { return parts_->options.port; }

void HttpServer::run(Gate gate, Answer answer) {
  parts_->gate = std::move(gate);
  parts_->answer = std::move(answer);
  asio::signal_set interrupts(parts_->io);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    if (!base::is_kept_ignored(signal)) interrupts.add(signal);
  interrupts.async_wait([this](error_code error, int) {
    if (!error) stop();
  });
  for (tcp::acceptor& acceptor : parts_->acceptors) parts_->accept(acceptor);
  parts_->io.run();
}

void HttpServer::stop() { parts_->io.stop(); }

void HttpServer::post(std::function<void()> task) { asio::post(parts_->io, std::move(task)); }

void HttpServer::after(std::chrono::milliseconds time, std::function<void()> task) {
  asio::post(parts_->io, [parts = parts_.get(), time, task = std::move(task)] {
    auto timer = std::make_shared<asio::steady_timer>(parts->io, time);
    timer->async_wait([timer, task](error_code error) {
      if (!error) task();
    });
  });
}

}  // namespace chalkline::live
