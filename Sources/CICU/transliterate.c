// Its own target in C: Swift's Foundation carries headers of another ICU, and a module that shows
// these would clash with them.
#include "CICU.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

// The rules last used, by thread: making them takes longer than using them.
static _Thread_local UTransliterator *last;
static _Thread_local char last_name[64];

int32_t leadferry_transliterate(
  const char *name, uint16_t *text, int32_t length, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  if (last == NULL || strncmp(name, last_name, sizeof last_name) != 0) {
    UChar id[64];
    u_uastrncpy(id, name, 64);
    if (last != NULL) utrans_close(last);
    last = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status)) {
      last = NULL;
      return -1;
    }
    strncpy(last_name, name, sizeof last_name - 1);
  }
  int32_t limit = length;
  utrans_transUChars(last, (UChar *)text, &length, capacity, 0, &limit, &status);
  return U_FAILURE(status) ? -1 : length;
}
