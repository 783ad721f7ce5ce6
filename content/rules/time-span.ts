/**
 * Spans of times and days as CLDR's interval formats have them (what `Intl.DateTimeFormat.formatRange` answers), with our own spaces.
 * Arabic has the dash and leaves its direction to the text: between numbers in right-to-left text it runs right to left (UAX #9, N1), so
 * that the start stands on the right, where reading begins. Persian and Dari have the word "تا" instead, so that nobody can take the end
 * for the start. A span is isolated in the direction of its language, because one that stands alone in a box, or behind a German name,
 * would take the other.
 */
const joinerOf = (tag: string) => (tag.startsWith('fa') ? 'تا' : '–')
const within = (tag: string, text: string) => `${/^(ar|fa)/.test(tag) ? '\u2067' : '\u2066'}${text}\u2069`

/** "14:00 – 16:00", in Dari "14:00 تا 16:00"; days in words alike. */
export const tellSpan = (tag: string, from: string, until: string): string => within(tag, `${from} ${joinerOf(tag)} ${until}`)

/** "– 16:00": the end alone, where the start stands above it. */
export const tellUntil = (tag: string, until: string): string => within(tag, `${joinerOf(tag)} ${until}`)
