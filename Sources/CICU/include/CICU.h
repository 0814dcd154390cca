#ifndef LEADFERRY_ICU_H
#define LEADFERRY_ICU_H

#include <stdint.h>

/// Transliterates UTF-16 text in place. Answers the new length, or -1 when ICU cannot.
/// `name` is a transliterator's id in ASCII, of fewer than 64 characters.
int32_t leadferry_transliterate(
  const char *name, uint16_t *text, int32_t length, int32_t capacity);

/// Copies the rules of a transliterator that ICU carries, as text in its own language. Answers their length,
/// or -1 when they do not fit or ICU has none of that id.
int32_t leadferry_transliteration_rules(const char *name, uint16_t *text, int32_t capacity);

/// Writes UTF-16 text with case and canonical forms folded as the Unicode Standard has it (definition D145),
/// composed again. Answers the new length, or -1 when it does not fit or ICU cannot. `text` holds no more than
/// 256 units.
int32_t leadferry_fold(const uint16_t *text, int32_t length, uint16_t *out, int32_t capacity);

#endif
