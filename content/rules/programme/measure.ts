/**
 * How much room a text takes before anything is drawn, so that pages are decided from texts alone: the same in the display, in
 * the preview and in a test. Advances are those of Rubik 600, measured, in ems.
 */
const space = 0.24

function advanceOf(code: number): number {
  if (code === 0xad || (code >= 0x200b && code <= 0x200f) || (code >= 0x2066 && code <= 0x2069)) return 0
  // The second half of a pair of surrogates: the first has counted for both.
  if (code >= 0xdc00 && code < 0xe000) return 0
  if (code >= 0x600) return code < 0x780 || code >= 0xfb50 ? 0.49 : 0.6
  if (code >= 0x400) return code < 0x430 ? 0.72 : 0.64
  if (code < 0x30) return 0.4
  if (code < 0x3a) return 0.62
  if (code >= 0x41 && code <= 0x5a) return 0.67
  return 0.56
}

/** Every letter of every text of a programme is looked up: Latin, Cyrillic and Arabic ones in a list. */
const advances = Array.from({ length: 0x700 }, (_, code) => advanceOf(code))

/** Width of a word in ems of its own size. */
function widthOf(word: string): number {
  let width = 0
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index)
    width += advances[code] ?? advanceOf(code)
  }
  return width
}

/** Width of a text's widest word in ems of its own size: what a title has to have room for. */
export const widestWord = (text: string): number => Math.max(...text.split(/\s+/).map(widthOf))

/** Lines a text takes when each is `width` ems of its own size wide; at least one for a text, none for nothing. */
export function countLines(text: string | undefined, width: number): number {
  if (!text?.trim()) return 0
  const room = Math.max(width, 2)
  let lines = 1
  let used = 0
  for (const word of text.trim().split(/\s+/)) {
    const length = widthOf(word)
    const next = used === 0 ? length : used + space + length
    if (next <= room) {
      used = next
      continue
    }
    if (used > 0) lines++
    // A word longer than a line is hyphenated.
    lines += Math.ceil(length / room) - 1
    used = length % room
  }
  return lines
}

/** Splits a text after sentences so that each part takes at most `lines` lines; a long sentence is split between words. */
export function splitText(text: string, width: number, lines: number): string[] {
  const sentences = text.trim().match(/[^.!?؟۔…]+[.!?؟۔…]*["»“”)]*\s*/gu) ?? [text]
  const parts: string[] = []
  let part = ''
  const add = (piece: string) => {
    if (part !== '' && countLines(part + piece, width) > lines) {
      parts.push(part.trim())
      part = ''
    }
    part += piece
  }
  for (const sentence of sentences) {
    if (countLines(sentence, width) <= lines) add(sentence)
    else for (const word of sentence.match(/\S+\s*/g) ?? []) add(word)
  }
  if (part.trim() !== '') parts.push(part.trim())
  return parts
}
