#include "CICU.h"

#include <string.h>
#include <unicode/ures.h>

// As ICU keeps them: id, then one table with the text and its direction.
int32_t leadferry_transliteration_rules(const char *name, uint16_t *text, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UResourceBundle *root = ures_openDirect(U_ICUDATA_NAME "-translit", "root", &status);
  UResourceBundle *all = ures_getByKey(root, "RuleBasedTransliteratorIDs", NULL, &status);
  UResourceBundle *entry = ures_getByKey(all, name, NULL, &status);
  UResourceBundle *form = ures_getByIndex(entry, 0, NULL, &status);
  int32_t length = -1;
  const UChar *rules = ures_getStringByKey(form, "resource", &length, &status);
  if (U_FAILURE(status) || length > capacity) {
    length = -1;
  } else {
    memcpy(text, rules, (size_t)length * sizeof *text);
  }
  ures_close(form);
  ures_close(entry);
  ures_close(all);
  ures_close(root);
  return length;
}
