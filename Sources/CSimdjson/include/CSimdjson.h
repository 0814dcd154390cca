#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// 1 when the bytes are valid UTF-8 throughout, else 0.
int csimdjson_validate_utf8(const char *bytes, size_t length);

/// What a JSON text holds, one after the other.
enum {
  /// `bytes`: where it starts in the text; NULL for the outermost.
  CSIMDJSON_OBJECT = 0,
  CSIMDJSON_OBJECT_END = 1,
  CSIMDJSON_ARRAY = 2,
  CSIMDJSON_ARRAY_END = 3,
  /// `bytes`: the name of the next value, unescaped.
  CSIMDJSON_KEY = 4,
  /// `bytes`: the text, unescaped.
  CSIMDJSON_STRING = 5,
  /// `bytes`: a number, `true` or `false`, as written.
  CSIMDJSON_LITERAL = 6,
  CSIMDJSON_NULL = 7,
};

typedef struct {
  const char *bytes;
  uint32_t length;
  uint32_t kind;
} csimdjson_event;

enum { CSIMDJSON_OK = 0, CSIMDJSON_MALFORMED = 1, CSIMDJSON_TOO_DEEP = 2, CSIMDJSON_NO_MEMORY = 3 };

typedef struct csimdjson_parser csimdjson_parser;

/// NULL when there is no memory.
csimdjson_parser *csimdjson_create(void);
void csimdjson_destroy(csimdjson_parser *parser);

/// Parses one JSON text. 64 readable bytes must stand behind it, of any content.
int csimdjson_parse(csimdjson_parser *parser, const char *bytes, size_t length, size_t max_depth);

/// The events of the text parsed last; they and their bytes live until the next parse, and as long as
/// the text itself.
const csimdjson_event *csimdjson_events(const csimdjson_parser *parser, size_t *count);

/// Where a walk to the end of one value stands.
typedef struct {
  /// Bit n: the open bracket n is a `{`.
  uint64_t braces[8];
  uint32_t depth;
  uint8_t in_string;
  uint8_t escaped;
} csimdjson_cut;

enum { CSIMDJSON_CUT_MORE = 0, CSIMDJSON_CUT_DONE = 1, CSIMDJSON_CUT_MISMATCH = 2, CSIMDJSON_CUT_TOO_DEEP = 3 };

/// Goes on through an object, an array or a string to its end; a fresh cut is all zero.
/// Answers how many bytes were used, the closing one included; for a fault, up to its place.
size_t csimdjson_cut_value(
    csimdjson_cut *cut, const char *bytes, size_t length, uint32_t max_depth, int *outcome);

#ifdef __cplusplus
}
#endif
