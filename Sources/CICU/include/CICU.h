#ifndef LEADFERRY_ICU_H
#define LEADFERRY_ICU_H

#include <stdint.h>

/// Transliterates UTF-16 text in place. Answers the new length, or -1 when ICU cannot.
/// `name` is a transliterator's id in ASCII, of fewer than 64 characters.
int32_t leadferry_transliterate(
  const char *name, uint16_t *text, int32_t length, int32_t capacity);

#endif
