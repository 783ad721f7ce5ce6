/** If-None-Match (RFC 9110, 13.1.2): weak comparison, lists and `*`. */
export const isUnchanged = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch === etag ||
    ifNoneMatch.trim() === '*' ||
    ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag))

export type Encoding = 'br' | 'gzip' | 'identity'

const preferred: Encoding[] = ['br', 'gzip', 'identity']

const readAccepted = (header: string) =>
  new Map(
    header.split(',').map((part): [string, number] => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='))
      return [name.trim(), quality === undefined ? 1 : Number(quality.slice(2)) || 0]
    }),
  )

const negotiate = (header: string): Encoding => {
  const accepted = readAccepted(header)
  return preferred.find((name) => name === 'identity' || (accepted.get(name) ?? accepted.get('*') ?? 0) > 0) ?? 'identity'
}

const known = new Map<string, Encoding>()

/** The best of br, gzip and identity that the caller takes. Browsers send few different headers: they are remembered. */
export const chooseEncoding = (header: string | undefined): Encoding => {
  if (header === undefined) return 'identity'
  const found = known.get(header)
  if (found) return found
  const chosen = negotiate(header)
  if (known.size < 200) known.set(header, chosen)
  return chosen
}
