export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif', 'image/svg+xml'] as const
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'svg'

const startsWith = (bytes: Buffer, ...start: number[]) => start.every((byte, index) => bytes[index] === byte)
const ascii = (bytes: Buffer, from: number, until: number) => bytes.toString('latin1', from, until)

const isSvg = (bytes: Buffer) => {
  const text = bytes
    .toString('utf8', 0, 2000)
    .replace(/^\uFEFF/, '')
    .trimStart()
  // A comment ends at its first `-->`: were it free to go on, many of them would be matched in endlessly many ways.
  return /^(<\?xml[^>]*\?>\s*)?(<!--(?:(?!-->)[\s\S])*-->\s*)*(<!DOCTYPE svg[^>[]*>\s*)?<svg[\s>]/i.test(text)
}

/** What a file is by its first bytes, whatever it is called. Undefined: nothing we take. */
export const sniffPicture = (bytes: Buffer): PictureFormat | undefined => {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp'
  if (ascii(bytes, 4, 8) === 'ftyp' && /avi[fs]/.test(ascii(bytes, 8, 40))) return 'avif'
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return 'gif'
  if (isSvg(bytes)) return 'svg'
  return undefined
}
