#include "live/figures.hpp"

#include <zlib.h>

#include <stdexcept>
#include <utility>

#include "book/themed_svg.hpp"
#include "text/content_hash.hpp"

namespace chalkline::live {

void ServedFigure::made() const {
  std::call_once(once_, [this] {
    svg_ = book::themed_svg(svg_);
    gzip_ = gzipped(svg_);
  });
}

void Figures::keep(const std::string& file, SharedFigure figure, std::size_t bytes) {
  const std::lock_guard lock(turn_);
  if (!last_.find(file)) last_.keep(file, std::move(figure), bytes);
}

SharedFigure Figures::find(std::string_view file) {
  const std::lock_guard lock(turn_);
  return last_.find(file).value_or(nullptr);
}

record::FigureDisplay under_its_hash(record::FigureDisplay display, const book::FigureFiles& files,
                                     book::FigureFiles& hashed) {
  text::ContentHash hash;
  std::vector<std::pair<std::string, const std::string*>> found;
  for (const std::string& ending : {std::string(".svg"), std::string("_frames.svg")}) {
    const auto file = files.find(display.name + ending);
    if (file == files.end()) continue;
    hash.add(file->second);
    found.emplace_back(ending, &file->second);
  }
  display.name = hash.digits();
  display.files.clear();
  for (const auto& [ending, bytes] : found) hashed.emplace(display.name + ending, *bytes);
  return display;
}

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  constexpr int with_gzip_head = 15 + 16, memory = 8;
  if (deflateInit2(&stream, 6, Z_DEFLATED, with_gzip_head, memory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("zlib cannot begin");
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int result = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::runtime_error("zlib did not come to its end");
  return packed;
}

}  // namespace chalkline::live
