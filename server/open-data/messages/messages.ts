import type { CentreLanguage } from '../../../content/model/centre.ts'
import { messages as ar } from './ar.ts'
import { messages as simple } from './de-simple.ts'
import { messages as de, type Messages } from './de.ts'
import { messages as en } from './en.ts'
import { messages as dari } from './fa-AF.ts'
import { messages as ru } from './ru.ts'

const spoken = new Map<string, Messages>([
  ['de', de],
  ['de-simple', simple],
  ['en', en],
  ['ru', ru],
  ['ar', ar],
  ['fa-AF', dari],
])

/** In the reader's language, or the first that stands in for it; German is spoken in any case. */
export const messagesFor = ({ tag, fallback }: Pick<CentreLanguage, 'tag' | 'fallback'>): Messages =>
  [tag, ...fallback].map((each) => spoken.get(each)).find((each) => each !== undefined) ?? de
