#include "record/run_request.hpp"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <locale>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "record/event_channel.hpp"

namespace chalkline::record {
namespace {

constexpr std::size_t end_count = 5;

std::array<base::Descriptor*, end_count> all_of(RunEnds& ends) {
  return {&ends.output, &ends.errors, &ends.events, &ends.drawing, &ends.life};
}

using Numbers = std::array<int, end_count>;

/// One byte, with which descriptors travel.
struct Parcel {
  char byte = 0;
  iovec bytes{&byte, 1};
  alignas(cmsghdr) char room[CMSG_SPACE(sizeof(Numbers))] = {};
  msghdr head{};

  Parcel() {
    head.msg_iov = &bytes;
    head.msg_iovlen = 1;
    head.msg_control = room;
    head.msg_controllen = sizeof room;
  }
  Parcel(const Parcel&) = delete;
  Parcel& operator=(const Parcel&) = delete;
};

bool send_descriptors(int socket, const Numbers& numbers) {
  Parcel parcel;
  cmsghdr* const rights = CMSG_FIRSTHDR(&parcel.head);
  rights->cmsg_level = SOL_SOCKET;
  rights->cmsg_type = SCM_RIGHTS;
  rights->cmsg_len = CMSG_LEN(sizeof numbers);
  std::memcpy(CMSG_DATA(rights), numbers.data(), sizeof numbers);
  ssize_t sent = -1;
  do sent = ::sendmsg(socket, &parcel.head, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == 1;
}

/// False if none have come, or others than all.
bool receive_descriptors(int socket, RunEnds& ends) {
  Parcel parcel;
  ssize_t received = -1;
  do received = ::recvmsg(socket, &parcel.head, MSG_CMSG_CLOEXEC);
  while (received < 0 && errno == EINTR);
  const cmsghdr* const rights = received == 1 ? CMSG_FIRSTHDR(&parcel.head) : nullptr;
  if (!rights || rights->cmsg_level != SOL_SOCKET || rights->cmsg_type != SCM_RIGHTS) return false;
  Numbers numbers;
  numbers.fill(-1);
  const std::size_t size = rights->cmsg_len - CMSG_LEN(0);
  std::memcpy(numbers.data(), CMSG_DATA(rights), std::min(size, sizeof numbers));
  for (std::size_t i = 0; i < end_count; ++i) *all_of(ends)[i] = base::Descriptor(numbers[i]);
  return size == sizeof numbers;
}

}  // namespace

bool ask_for_run(int socket, const RunRequest& request, const RunEnds& ends) {
  const nlohmann::json json = {{"parameters", request.parameters},
                               {"out", request.out},
                               {"films", request.films},
                               {"cpu_seconds", request.cpu_seconds},
                               {"memory", request.memory}};
  return send_descriptors(socket, {ends.output.number(), ends.errors.number(), ends.events.number(),
                                   ends.drawing.number(), ends.life.number()}) &&
         send_message(socket, json.dump());
}

std::optional<AskedRun> receive_run(int socket) {
  AskedRun asked;
  if (!receive_descriptors(socket, asked.ends)) return std::nullopt;
  const std::optional<std::string> message = receive_message(socket);
  if (!message) return std::nullopt;
  try {
    const nlohmann::json json = nlohmann::json::parse(*message);
    json.at("parameters").get_to(asked.request.parameters);
    json.at("out").get_to(asked.request.out);
    json.at("films").get_to(asked.request.films);
    json.at("cpu_seconds").get_to(asked.request.cpu_seconds);
    json.at("memory").get_to(asked.request.memory);
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
  return asked;
}

std::string to_text(const RunOver& over) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << over.status << ' ' << over.cpu_seconds;
  return text.str();
}

std::optional<RunOver> run_over_from_text(const std::string& text) {
  std::istringstream in(text);
  in.imbue(std::locale::classic());
  RunOver over;
  return in >> over.status >> over.cpu_seconds ? std::optional(over) : std::nullopt;
}

}  // namespace chalkline::record
