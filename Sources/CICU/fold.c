#include "CICU.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

// Each step may make a text three times as long.
enum { first_size = 256 * 4, second_size = 256 * 12 };

int32_t leadferry_fold(const uint16_t *text, int32_t length, uint16_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) return -1;
  UChar apart[first_size], folded[second_size];
  int32_t count = unorm2_normalize(nfd, (const UChar *)text, length, apart, first_size, &status);
  count = u_strFoldCase(folded, second_size, apart, count, U_FOLD_CASE_DEFAULT, &status);
  count = unorm2_normalize(nfc, folded, count, (UChar *)out, capacity, &status);
  return U_FAILURE(status) ? -1 : count;
}
