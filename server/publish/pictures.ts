import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Variant } from '../../content/model/media.ts'
import { Problem } from '../problem.ts'
import { mediaFileName } from './media.ts'
import { sniffPicture, type PictureFormat } from './picture-type.ts'

/** Pixels. A phone's list, a phone's page or a tile, a whole screen. */
export const variantWidths = [400, 800, 1600]
const pixelLimit = 50_000_000
export const secondsLimit = 20
const svgLimit = 2_000_000

export interface MadePicture {
  /** As in the media item, smallest first. */
  variants: Variant[]
  /** By the name under /media/. */
  files: Map<string, Buffer>
}

export const unreadable = (detail: string) => new Problem(422, 'Not a picture we can use', detail)

export const takesTooLong = () => unreadable(`The picture takes longer than ${secondsLimit} s to read.`)

const saySharpError = (error: unknown): never => {
  const reason = error instanceof Error ? error.message : String(error)
  if (/pixel limit/i.test(reason)) throw unreadable('The picture has more than 50 megapixels.')
  if (/timeout/i.test(reason)) throw takesTooLong()
  throw unreadable(`The picture is damaged: ${reason.split('\n')[0]}.`)
}

/** A drawing has no pixels of its own: it is drawn as wide as the largest variant. */
const densityFor = (width: number) => Math.min(2400, Math.max(1, (72 * (variantWidths.at(-1) ?? 1600)) / width))

const options = { limitInputPixels: pixelLimit, failOn: 'error', autoOrient: true, pages: 1 } as const

/**
 * Filters and pictures inside a drawing can take minutes and gigabytes. Whoever hides them from this look, or finds other ways, is
 * stopped by the workshop; who did not mean it learns here at once what to do.
 */
const refuseCostly = (drawing: string) => {
  if (/<(?:[\w-]+:)?(?:filter|image|fe[A-Z]\w+)[\s/>]|\bfilter\s*[:=]/.test(drawing))
    throw unreadable('The drawing has filters or pictures inside it: save it as PNG and upload that.')
}

const openPicture = async (bytes: Buffer, format: PictureFormat) => {
  const metadata = await sharp(bytes, options).metadata()
  const expected = format === 'avif' ? 'heif' : format
  if (metadata.format !== expected) throw unreadable(`The picture says it is ${format}, but reads as ${metadata.format}.`)
  const { width } = metadata.autoOrient
  if (format !== 'svg') return { read: () => sharp(bytes, options), width }
  return { read: () => sharp(bytes, { ...options, density: densityFor(width) }), width: Infinity }
}

/** Without enlarging; a picture smaller than the next width is kept at its own. */
const widthsFor = (width: number) => {
  const largest = Math.min(width, variantWidths.at(-1) ?? width)
  return [...variantWidths.filter((each) => each < largest), largest]
}

/**
 * Decodes a picture whatever it claims to be and encodes it anew: upright, in sRGB, first frame, without metadata, as WebP
 * in the widths screens ask for. Throws 415 or 422 problems that say why not.
 */
export const makeVariants = async (bytes: Buffer): Promise<MadePicture> => {
  const format = sniffPicture(bytes)
  if (!format) throw new Problem(415, 'Not a picture', 'JPEG, PNG, WebP, AVIF, GIF and SVG are taken.')
  if (format === 'svg' && bytes.length > svgLimit) throw unreadable('The drawing is larger than 2 MB.')
  if (format === 'svg') refuseCostly(bytes.toString())
  const files = new Map<string, Buffer>()
  const variants: Variant[] = []
  const { read, width } = await openPicture(bytes, format).catch((error) =>
    error instanceof Problem ? Promise.reject(error) : saySharpError(error),
  )
  for (const each of widthsFor(width)) {
    const { data, info } = await read()
      .resize({ width: each, height: each * 2, fit: 'inside', withoutEnlargement: format !== 'svg' })
      .webp({ quality: 80, smartSubsample: true })
      .timeout({ seconds: secondsLimit })
      .toBuffer({ resolveWithObject: true })
      .catch(saySharpError)
    const variant: Variant = {
      hash: createHash('sha256').update(data).digest('hex'),
      type: 'image/webp',
      size: data.length,
      width: info.width,
      height: info.height,
    }
    if (files.has(mediaFileName(variant))) continue
    files.set(mediaFileName(variant), data)
    variants.push(variant)
  }
  return { variants, files }
}
