#include "CSimdjson.h"
#include <simdjson.h>

extern "C" int csimdjson_validate_utf8(const char *bytes, size_t length) {
  return simdjson::validate_utf8(bytes, length) ? 1 : 0;
}
