#include "CSimdjson.h"

#include <cstring>
#include <new>
#include <simdjson.h>
#include <string_view>
#include <vector>

namespace ondemand = simdjson::ondemand;

struct csimdjson_parser {
  ondemand::parser parser;
  std::vector<csimdjson_event> events;
  bool has_escapes = false;
};

namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// RFC 8259, section 6. simdjson's own check refuses integers beyond 64 bits.
bool is_number(std::string_view text) {
  size_t at = 0;
  const size_t end = text.size();
  auto digits = [&] {
    const size_t from = at;
    while (at < end && is_digit(text[at])) at++;
    return at > from;
  };
  if (at < end && text[at] == '-') at++;
  if (at < end && text[at] == '0') {
    at++;
  } else if (!digits()) {
    return false;
  }
  if (at < end && text[at] == '.') {
    at++;
    if (!digits()) return false;
  }
  if (at < end && (text[at] == 'e' || text[at] == 'E')) {
    at++;
    if (at < end && (text[at] == '+' || text[at] == '-')) at++;
    if (!digits()) return false;
  }
  return at == end;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && std::strchr(" \t\r\n", text.back()) != nullptr && text.back() != 0)
    text.remove_suffix(1);
  return text;
}

/// Writes the events of one value after the other. The parser is lazy: what it skips it does not
/// check, so every literal is checked here.
struct Walk {
  csimdjson_parser &to;
  size_t max_depth;
  /// A literal at the very end has no next token to end it.
  const char *end;

  void add(uint32_t kind, std::string_view text = {}) {
    to.events.push_back({text.data(), static_cast<uint32_t>(text.size()), kind});
  }

  int text(uint32_t kind, std::string_view text) {
    // Half of a surrogate pair becomes bytes that are no UTF-8.
    if (to.has_escapes && !simdjson::validate_utf8(text.data(), text.size()))
      return CSIMDJSON_MALFORMED;
    add(kind, text);
    return CSIMDJSON_OK;
  }

  int literal(std::string_view token) {
    if (token.data() + token.size() > end) token = {token.data(), size_t(end - token.data())};
    token = trimmed(token);
    if (token == "null") {
      add(CSIMDJSON_NULL);
      return CSIMDJSON_OK;
    }
    if (token != "true" && token != "false" && !is_number(token)) return CSIMDJSON_MALFORMED;
    add(CSIMDJSON_LITERAL, token);
    return CSIMDJSON_OK;
  }

  int key(simdjson::simdjson_result<ondemand::field> &field) {
    ondemand::raw_json_string raw;
    if (field.key().get(raw)) return CSIMDJSON_MALFORMED;
    const char *first = raw.raw();
    const char *at = first;
    while (at < end && *at != '"' && *at != '\\') at++;
    if (at == end) return CSIMDJSON_MALFORMED;
    if (*at == '"') {
      add(CSIMDJSON_KEY, {first, size_t(at - first)});
      return CSIMDJSON_OK;
    }
    std::string_view name;
    if (field.unescaped_key().get(name)) return CSIMDJSON_MALFORMED;
    return text(CSIMDJSON_KEY, name);
  }

  template <typename Value> int value(Value &&value, size_t depth) {
    ondemand::json_type type;
    if (value.type().get(type)) return CSIMDJSON_MALFORMED;
    switch (type) {
    case ondemand::json_type::object: {
      const char *start = place(value);
      ondemand::object object;
      if (value.get_object().get(object)) return CSIMDJSON_MALFORMED;
      return members(object, depth, start);
    }
    case ondemand::json_type::array: {
      ondemand::array array;
      if (value.get_array().get(array)) return CSIMDJSON_MALFORMED;
      return elements(array, depth);
    }
    case ondemand::json_type::string: {
      std::string_view content;
      if (!to.has_escapes && plain(value, content)) {
        add(CSIMDJSON_STRING, content);
        return CSIMDJSON_OK;
      }
      if (value.get_string().get(content)) return CSIMDJSON_MALFORMED;
      return text(CSIMDJSON_STRING, content);
    }
    default:
      return scalar(value);
    }
  }

  /// The text of a string as it stands between its quotes. The parser's first stage has found the
  /// quotes, proven UTF-8 and refused control characters; without a backslash nothing is left to do.
  bool plain(ondemand::value &value, std::string_view &content) {
    const std::string_view token = value.raw_json_token();
    size_t length = token.size();
    while (length > 0 && token[length - 1] != '"') {
      const char byte = token[--length];
      if (byte != ' ' && byte != '\t' && byte != '\r' && byte != '\n') return false;
    }
    if (length < 2) return false;
    content = token.substr(1, length - 2);
    return true;
  }
  bool plain(ondemand::document &, std::string_view &) { return false; }

  const char *place(ondemand::value &value) { return value.raw_json_token().data(); }
  const char *place(ondemand::document &) { return nullptr; }

  int scalar(ondemand::value &value) { return literal(value.raw_json_token()); }

  int scalar(ondemand::document &document) {
    std::string_view token;
    if (document.raw_json_token().get(token)) return CSIMDJSON_MALFORMED;
    return literal(token);
  }

  int members(ondemand::object object, size_t depth, const char *start) {
    if (depth >= max_depth) return CSIMDJSON_TOO_DEEP;
    add(CSIMDJSON_OBJECT, {start, 0});
    for (auto field : object) {
      if (field.error()) return CSIMDJSON_MALFORMED;
      if (int fault = key(field)) return fault;
      ondemand::value inner;
      if (field.value().get(inner)) return CSIMDJSON_MALFORMED;
      if (int fault = value(inner, depth + 1)) return fault;
    }
    add(CSIMDJSON_OBJECT_END);
    return CSIMDJSON_OK;
  }

  int elements(ondemand::array array, size_t depth) {
    if (depth >= max_depth) return CSIMDJSON_TOO_DEEP;
    add(CSIMDJSON_ARRAY);
    for (auto element : array) {
      ondemand::value inner;
      if (element.get(inner)) return CSIMDJSON_MALFORMED;
      if (int fault = value(inner, depth + 1)) return fault;
    }
    add(CSIMDJSON_ARRAY_END);
    return CSIMDJSON_OK;
  }
};

int parse(csimdjson_parser &parser, const char *bytes, size_t length, size_t max_depth) {
  parser.events.clear();
  parser.has_escapes = std::memchr(bytes, '\\', length) != nullptr;
  ondemand::document document;
  const simdjson::padded_string_view view(bytes, length, length + simdjson::SIMDJSON_PADDING);
  if (parser.parser.iterate(view).get(document)) return CSIMDJSON_MALFORMED;
  Walk walk{parser, max_depth, bytes + length};
  if (int fault = walk.value(document, 0)) return fault;
  const uint32_t first = parser.events[0].kind;
  if (first != CSIMDJSON_OBJECT && first != CSIMDJSON_ARRAY) return CSIMDJSON_OK;
  // Something behind the end is something that is still to be read.
  const char *rest;
  return document.current_location().get(rest) ? CSIMDJSON_OK : CSIMDJSON_MALFORMED;
}

/// The first `"` or `\` from a place on; the end when there is none.
const char *find_quote_or_backslash(const char *at, const char *end) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  // Eight bytes at once: a byte that is zero after the xor borrows into its top bit.
  const uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
  for (; end - at >= 8; at += 8) {
    uint64_t word;
    std::memcpy(&word, at, 8);
    const uint64_t quote = word ^ (ones * '"');
    const uint64_t slash = word ^ (ones * '\\');
    const uint64_t hits = (((quote - ones) & ~quote) | ((slash - ones) & ~slash)) & tops;
    if (hits) return at + (__builtin_ctzll(hits) >> 3);
  }
#endif
  while (at < end && *at != '"' && *at != '\\') at++;
  return at;
}

} // namespace

extern "C" {

int csimdjson_validate_utf8(const char *bytes, size_t length) {
  return simdjson::validate_utf8(bytes, length) ? 1 : 0;
}

csimdjson_parser *csimdjson_create(void) { return new (std::nothrow) csimdjson_parser(); }

void csimdjson_destroy(csimdjson_parser *parser) { delete parser; }

int csimdjson_parse(csimdjson_parser *parser, const char *bytes, size_t length, size_t max_depth) {
  try {
    return parse(*parser, bytes, length, max_depth);
  } catch (const std::bad_alloc &) {
    return CSIMDJSON_NO_MEMORY;
  } catch (...) {
    return CSIMDJSON_MALFORMED;
  }
}

const csimdjson_event *csimdjson_events(const csimdjson_parser *parser, size_t *count) {
  *count = parser->events.size();
  return parser->events.data();
}

size_t csimdjson_cut_value(
    csimdjson_cut *cut, const char *bytes, size_t length, uint32_t max_depth, int *outcome) {
  const uint32_t limit = max_depth < 512 ? max_depth : 512;
  size_t at = 0;
  *outcome = CSIMDJSON_CUT_MORE;
  while (at < length) {
    if (cut->escaped) {
      cut->escaped = 0;
      at++;
      continue;
    }
    if (cut->in_string) {
      // A quote ends the string unless an odd number of backslashes stands before it.
      const char byte = bytes[at];
      if (byte == '\\') {
        cut->escaped = 1;
        at++;
      } else if (byte == '"') {
        cut->in_string = 0;
        at++;
        if (cut->depth == 0) {
          *outcome = CSIMDJSON_CUT_DONE;
          return at;
        }
      } else {
        at = size_t(find_quote_or_backslash(bytes + at, bytes + length) - bytes);
      }
      continue;
    }
    const char byte = bytes[at++];
    if (byte == '"') {
      cut->in_string = 1;
    } else if (byte == '{' || byte == '[') {
      if (cut->depth >= limit) {
        *outcome = CSIMDJSON_CUT_TOO_DEEP;
        return at - 1;
      }
      const uint64_t bit = uint64_t(1) << (cut->depth & 63);
      if (byte == '{') {
        cut->braces[cut->depth >> 6] |= bit;
      } else {
        cut->braces[cut->depth >> 6] &= ~bit;
      }
      cut->depth++;
    } else if (byte == '}' || byte == ']') {
      const uint32_t open = cut->depth - 1;
      const bool is_brace = cut->depth > 0 && ((cut->braces[open >> 6] >> (open & 63)) & 1);
      if (cut->depth == 0 || is_brace != (byte == '}')) {
        *outcome = CSIMDJSON_CUT_MISMATCH;
        return at - 1;
      }
      cut->depth--;
      if (cut->depth == 0) {
        *outcome = CSIMDJSON_CUT_DONE;
        return at;
      }
    }
  }
  return at;
}
}
