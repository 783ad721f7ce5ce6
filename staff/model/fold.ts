const plain = (text: string): string => text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '')

/** Written without umlauts: `Kueche` and `Kuche` alike. */
const short = (text: string): string => plain(text).replace(/([aou])e/g, '$1')

/** Finds `küche` by `kueche`, `Kuche` and `KÜCHE`; every word of the query must occur. */
export function matchesQuery(text: string, query: string): boolean {
  const [whole, shortened] = [plain(text), short(text)]
  return query
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => whole.includes(plain(word)) || shortened.includes(short(word)))
}
