const number = /\+?\d[\d /()-]{4,}\d/g

/** Phone numbers stay on one line and in their own order, also within Arabic script, where they would be read backwards. */
export const keepNumbers = (text: string): string =>
  text.replace(number, (digits) => `\u2066${digits.replaceAll(' ', '\u00a0').replaceAll('-', '\u2060-\u2060')}\u2069`)
