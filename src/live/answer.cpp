#include "live/answer.hpp"

#include <nlohmann/json.hpp>

namespace chalkline::live {
namespace {

const char* name_of(RunEnd::Status status) {
  switch (status) {
    case RunEnd::Status::done:
      return "done";
    case RunEnd::Status::failed:
      return "failed";
    case RunEnd::Status::refused:
      return "refused";
    case RunEnd::Status::superseded:
      return "superseded";
  }
  return "";
}

std::string line_of(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

std::string to_json(const CellAnswer& answer) {
  return line_of({{"cell", answer.cell}, {"hash", answer.hash}, {"html", answer.html}});
}

std::string to_json(const RunEnd& end) {
  return line_of({{"end", name_of(end.status)},
                  {"message", end.message},
                  {"parameter", end.parameter},
                  {"seconds", end.seconds}});
}

}  // namespace chalkline::live
