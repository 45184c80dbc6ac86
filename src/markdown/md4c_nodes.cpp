#include "markdown/md4c_nodes.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "markdown/entities.hpp"
#include "markdown/formula_regions.hpp"

namespace chalkline::markdown {
namespace {

std::string decode(const MD_ATTRIBUTE& attribute) {
  std::string out;
  for (std::size_t i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::size_t begin = attribute.substr_offsets[i], end = attribute.substr_offsets[i + 1];
    const std::string part(attribute.text + begin, end - begin);
    out += attribute.substr_types[i] == MD_TEXT_ENTITY ? decode_entity(part).value_or(part) : part;
  }
  return shown_brackets(std::move(out));
}

/// An address as browsers take it: without line ends, and without blanks around it.
std::string decode_address(const MD_ATTRIBUTE& attribute) {
  std::string address = decode(attribute);
  std::erase_if(address, [](char c) { return c == '\n' || c == '\t'; });
  address.erase(address.find_last_not_of(' ') + 1);
  return address.erase(0, std::min(address.find_first_not_of(' '), address.size()));
}

Kind span_kind(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_STRONG:
      return Kind::strong;
    case MD_SPAN_DEL:
      return Kind::strikethrough;
    case MD_SPAN_CODE:
      return Kind::code;
    case MD_SPAN_A:
      return Kind::link;
    case MD_SPAN_IMG:
      return Kind::image;
    default:
      return Kind::emphasis;
  }
}

}  // namespace

Node block_node(MD_BLOCKTYPE type, void* detail) {
  Node node{.line = 0};
  switch (type) {
    case MD_BLOCK_QUOTE:
      node.kind = Kind::quote;
      break;
    case MD_BLOCK_UL:
      node.kind = Kind::bullet_list;
      node.is_tight = static_cast<MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0;
      break;
    case MD_BLOCK_OL:
      node.kind = Kind::ordered_list;
      node.is_tight = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->is_tight != 0;
      node.number = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
      break;
    case MD_BLOCK_LI:
      node.kind = Kind::item;
      node.is_task = static_cast<MD_BLOCK_LI_DETAIL*>(detail)->is_task != 0;
      node.is_done = node.is_task && static_cast<MD_BLOCK_LI_DETAIL*>(detail)->task_mark != ' ';
      break;
    case MD_BLOCK_HR:
      node.kind = Kind::rule;
      break;
    case MD_BLOCK_H:
      node.kind = Kind::heading;
      node.number = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
      break;
    case MD_BLOCK_CODE:
      node.kind = Kind::code_block;
      node.text = decode(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->lang);
      break;
    case MD_BLOCK_TABLE:
      node.kind = Kind::table;
      break;
    case MD_BLOCK_TR:
      node.kind = Kind::row;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      node.kind = Kind::cell;
      node.is_header = type == MD_BLOCK_TH;
      node.alignment = static_cast<Alignment>(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align);
      break;
    default:
      node.kind = Kind::paragraph;
      break;
  }
  return node;
}

Node span_node(MD_SPANTYPE type, void* detail) {
  Node node{.kind = span_kind(type), .line = 0};
  if (detail && type == MD_SPAN_A)
    node.text = decode_address(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
  if (detail && type == MD_SPAN_IMG)
    node.text = decode_address(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src);
  return node;
}

}  // namespace chalkline::markdown
