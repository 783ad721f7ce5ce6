import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Items, Kind } from '../../content/model/kinds.ts'
import { createSeed } from '../../server/seed.ts'
import { openStore } from '../../server/store/open-store.ts'
import { build } from '../content/builders.ts'
import { timesOf } from './event-times.ts'

const eventOf = (index: number): Items['events'] =>
  build('events', {
    id: `event-${index}`,
    title: { de: `Termin ${index}`, en: `Event ${index}` },
    summary: { de: 'Ein Nachmittag für alle. '.repeat(4).trim(), en: 'An afternoon for everybody. '.repeat(4).trim() },
    description: {
      de: `Kommt vorbei, es gibt **Tee**.\n\n${'Wir sitzen zusammen und reden. '.repeat(7)}`,
      en: `Drop in, there is **tea**.\n\n${'We sit together and talk. '.repeat(7)}`,
    },
    ...timesOf(index),
    ...(index % 15 === 0 ? { skip: ['holidays', 'school-holidays'] } : {}),
  })

/** A content folder with the sample and so many events of the house; whoever asked removes it. */
export async function makeFullFolder(count: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-full-'))
  const sample = createSeed({
    sampleFolder: join(import.meta.dirname, '../../content/sample'),
    mediaFolder: join(folder, 'media'),
    now: Date.now(),
  })
  const seed = async () => {
    const collections: { [K in Kind]?: unknown[] } = await sample()
    const events = Array.from({ length: count }, (_, index) => eventOf(index))
    return { ...collections, events: [...(collections.events ?? []), ...events] }
  }
  const store = await openStore({ folder, seed })
  await store.close()
  return folder
}
