// Its own target in C: Swift's Foundation carries headers of another ICU, and a module that shows
// these would clash with them.
#include "CICU.h"

#include <unicode/ustring.h>
#include <unicode/utrans.h>

int32_t leadferry_transliterate(
  const char *name, uint16_t *text, int32_t length, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar id[64];
  u_uastrncpy(id, name, 64);
  UTransliterator *rules = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE(status)) return -1;
  int32_t limit = length;
  utrans_transUChars(rules, (UChar *)text, &length, capacity, 0, &limit, &status);
  utrans_close(rules);
  return U_FAILURE(status) ? -1 : length;
}
