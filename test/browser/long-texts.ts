import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

type Texts = Record<string, string>
interface Item {
  [field: string]: unknown
}

const stretchable = [
  'title',
  'name',
  'summary',
  'reason',
  'room',
  'registration',
  'bring',
  'howTo',
  'joinIn',
  'directions',
  'organiser',
]
const collections = ['places', 'offers', 'events', 'notices', 'slides'] as const

const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'de' in value

/**
 * Gives every item of a content folder the longest text that any item of its collection has in that field and language, so that
 * each page and block meets the worst case. The server must be stopped: it takes this as a hand edit when it starts.
 */
export async function stretchTexts(folder: string): Promise<void> {
  for (const collection of collections) {
    const path = join(folder, `${collection}.json`)
    const file = JSON.parse(await readFile(path, 'utf8')) as { items: Item[] }
    for (const field of stretchable) {
      const longest: Texts = {}
      for (const item of file.items) {
        const texts = item[field]
        if (!isTexts(texts)) continue
        for (const [language, text] of Object.entries(texts))
          if (text.length > (longest[language]?.length ?? 0)) longest[language] = text
      }
      for (const item of file.items) {
        const texts = item[field]
        if (isTexts(texts)) for (const language of Object.keys(texts)) texts[language] = longest[language] ?? ''
      }
    }
    await writeFile(path, `${JSON.stringify(file, null, 2)}\n`)
  }
}
