import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The typeface of the house, as the built kiosk brings it: the rules of its style sheet, whose files are named by their hash and kept for
 * ever, so that a phone has them already when it goes on to the app. Nothing where the kiosk is not built: letters are the device's own.
 */
export async function readLetters(buildFolder: string): Promise<string> {
  const folder = join(buildFolder, 'kiosk/assets')
  const names = await readdir(folder).catch(() => [])
  const sheets = names.filter((name) => name.endsWith('.css')).toSorted()
  const texts = await Promise.all(sheets.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) => text.match(/@font-face\s*\{[^{}]*\}/g) ?? []).join('')
}
