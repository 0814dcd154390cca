#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// 1 when the bytes are valid UTF-8 throughout, else 0.
int csimdjson_validate_utf8(const char *bytes, size_t length);

#ifdef __cplusplus
}
#endif
