import type { Showing } from '../../content/rules/programme/show.ts'

const tints = ['straw', 'sky', 'rose', 'sage', 'apricot', 'mint', 'lilac'] as const

/** Each slide keeps its own ground, so that one tells them apart from afar. */
export const tintOf = ({ id }: Showing) =>
  tints[[...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7) % tints.length]!
