import { isAscii, isUtf8 } from 'node:buffer'

/** One content line of iCalendar (RFC 5545, 3.1), unfolded. `number` is that of its first line in the file, from 1. */
export interface ContentLine {
  text: string
  number: number
}

/** Bytes of one unfolded line that are kept: what is beyond is an attachment or an attack. */
const longestLine = 100_000

const lineFeed = 10
const carriageReturn = 13
const isFold = (byte: number | undefined) => byte === 32 || byte === 9

/**
 * Takes a file in pieces and gives it back line by line. Lines are unfolded as bytes, before anything is decoded: many programs fold
 * inside a character of UTF-8. They end with CRLF, LF or CR, as each program likes.
 */
export const createLineReader = (take: (line: ContentLine) => void) => {
  let parts: Buffer[] = []
  let size = 0
  let begun = 0
  let rest: Buffer = Buffer.alloc(0)
  let number = 0
  let afterReturn = false
  let decoder: Decode | undefined

  const giveLine = () => {
    if (size > 0) take({ text: decode(parts.length === 1 ? parts[0]! : Buffer.concat(parts)), number: begun })
    parts = []
    size = 0
  }
  const keep = (bytes: Buffer) => {
    const kept = bytes.subarray(0, longestLine - size)
    if (kept.length > 0) parts.push(kept)
    size += kept.length
  }
  const endPhysicalLine = (bytes: Buffer) => {
    number++
    if (bytes.length === 0) return
    if (isFold(bytes[0]) && size > 0) return keep(bytes.subarray(1))
    giveLine()
    begun = number
    keep(bytes)
  }

  const splitLines = (bytes: Buffer) => {
    let from = 0
    if (afterReturn && bytes[0] === lineFeed) from = 1
    if (bytes.length > 0) afterReturn = false
    let feed = bytes.indexOf(lineFeed, from)
    let back = bytes.indexOf(carriageReturn, from)
    while (feed >= 0 || back >= 0) {
      const end = back < 0 || (feed >= 0 && feed < back) ? feed : back
      endPhysicalLine(joined(bytes.subarray(from, end)))
      from = end + 1
      if (end === back) {
        if (bytes[from] === lineFeed) from++
        else afterReturn = from === bytes.length
      }
      if (feed >= 0 && feed < from) feed = bytes.indexOf(lineFeed, from)
      if (back >= 0 && back < from) back = bytes.indexOf(carriageReturn, from)
    }
    const left = bytes.subarray(from)
    // Of a line without end only so much is held as is kept of it.
    if (rest.length < longestLine) rest = Buffer.concat([rest, left.subarray(0, longestLine)])
  }
  const joined = (bytes: Buffer): Buffer => {
    const whole = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
    rest = Buffer.alloc(0)
    return whole
  }

  return {
    push(piece: Uint8Array) {
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
      if (bytes.length === 0) return
      decoder ??= decoderFor(bytes)
      splitLines(decoder(bytes))
    },
    end() {
      if (rest.length > 0) endPhysicalLine(joined(Buffer.alloc(0)))
      giveLine()
    },
  }
}

type Decode = (bytes: Buffer) => Buffer

/** By the byte order mark: UTF-8 loses it, UTF-16 becomes UTF-8. The first piece holds it whole. */
const decoderFor = (first: Buffer): Decode => {
  const wide =
    first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : undefined
  if (wide) {
    const decoder = new TextDecoder(wide)
    return (bytes) => Buffer.from(decoder.decode(bytes, { stream: true }))
  }
  let isFirst = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf
  return (bytes) => {
    const left = isFirst ? bytes.subarray(3) : bytes
    isFirst = false
    return left
  }
}

/** What Windows-1252 has where ISO 8859-1 has control characters: Node's own decoder takes the one for the other. */
const windowsOnly = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** UTF-8, as the standard asks; what is not, is what Windows wrote, whatever the header said. */
const decode = (bytes: Buffer): string => {
  if (isAscii(bytes)) return bytes.toString('latin1')
  if (isUtf8(bytes)) return bytes.toString('utf8')
  return bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (character) => windowsOnly[character.charCodeAt(0) - 0x80] ?? '')
}
