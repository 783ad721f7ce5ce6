/** Calendars and digits are set for each language: left alone, Intl gives Dari the Persian calendar. */
const locales: Record<string, string> = {
  'de-simple': 'de',
  ar: 'ar-u-ca-gregory-nu-latn',
  fa: 'fa-u-ca-gregory-nu-latn',
  'fa-AF': 'fa-AF-u-ca-gregory-nu-latn',
  ps: 'ps-u-ca-gregory-nu-latn',
  en: 'en-GB',
}

/** The tag Intl understands for one of the centre's languages. */
export const localeOf = (tag: string): string => locales[tag] ?? tag
