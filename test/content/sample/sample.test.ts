import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { checkItem } from '../../../content/model/check.ts'
import { type Item, type Kind, kinds, schemas } from '../../../content/model/kinds.ts'
import { visitMarks } from '../../../content/model/marks.ts'
import { createPlanning } from '../../../content/resolve/planning.ts'
import { takeAllSteps } from '../../../content/resolve/steps.ts'
import { everyItem, sample, sampleFolder, toContent } from './files.ts'

const content = toContent(sample)
const items = everyItem(content)
const nameOf = (kind: Kind, item: Item) => `${kind}/${item.id}`

describe('the sample', () => {
  it.each(kinds)('has valid %s', (kind) => {
    const faults = (sample[kind] ?? []).flatMap((item) => {
      const parsed = v.safeParse(schemas[kind], item)
      const where = `${kind}/${(item as Item).id}`
      return parsed.success
        ? checkItem(kind, parsed.output as Item, 'de').map(({ path, message }) => `${where} ${path}: ${message}`)
        : parsed.issues.map((issue) => `${where} ${v.getDotPath(issue)}: ${issue.message}`)
    })
    expect(faults).toEqual([])
    expect(new Set((sample[kind] ?? []).map((item) => (item as Item).id)).size).toBe(sample[kind]?.length)
  })

  it('names only what there is', () => {
    const [centre] = content.centre.values()
    const lists = {
      topics: new Set(centre!.topics.map(({ id }) => id)),
      districts: new Set(centre!.districts.map(({ id }) => id)),
    }
    const lost = items.flatMap(([kind, item]) => {
      const targets: string[] = []
      visitMarks(kind, item, {
        reference(target, id, path) {
          if (!(target in lists ? lists[target as 'topics'] : content[target as Kind]).has(id))
            targets.push(`${nameOf(kind, item)} ${path}: ${target}/${id}`)
        },
      })
      return targets
    })
    expect(lost).toEqual([])
  })

  it('is rich enough for a lively centre', () => {
    const count = (kind: Kind) => content[kind].size
    expect(count('offers')).toBeGreaterThanOrEqual(25)
    expect(count('events')).toBeGreaterThanOrEqual(30)
    expect(count('notices')).toBeGreaterThanOrEqual(10)
    expect(count('playlists')).toBeGreaterThanOrEqual(2)
    expect(count('surveys')).toBe(1)
    expect([...content.screens.values()].map(({ kind }) => kind).sort()).toEqual(['kiosk', 'kiosk', 'signage', 'signage'])
    expect([...content.pages.values()].map(({ slot }) => slot).sort()).toEqual(['about', 'accessibility', 'imprint', 'privacy'])
    expect([...content.alerts.values()].map(({ id, status }) => `${id} ${status}`).sort()).toEqual([
      'closed-today draft',
      'heat draft',
      'storm draft',
      'water draft',
    ])
    expect([...content.places.values()].map(({ district }) => district).filter(Boolean)).toEqual(
      expect.arrayContaining(['develangring', 'feldstrasse', 'kochstrasse']),
    )
  })

  it('has everything in German, English and Russian', () => {
    expect(items.flatMap(([kind, item]) => missing(kind, item, ['de', 'en', 'ru']))).toEqual([])
  })

  it('has topics, alerts, fifteen offers and half of the events in Arabic, Dari and plain German too, and the rest not', () => {
    const all = ['ar', 'fa-AF', 'de-simple']
    const complete = (kind: Kind) => [...content[kind].values()].filter((item) => missing(kind, item, all).length === 0).length
    expect(
      items.filter(([kind]) => kind === 'centre' || kind === 'alerts').flatMap(([kind, item]) => missing(kind, item, all)),
    ).toEqual([])
    expect(complete('offers')).toBeGreaterThanOrEqual(15)
    expect(complete('offers')).toBeLessThan(content.offers.size)
    expect(complete('events')).toBeGreaterThanOrEqual(content.events.size / 2)
    expect(complete('events')).toBeLessThan(content.events.size)
  })

  it('plans what takes place into open houses and free rooms, but for two evenings of its own', () => {
    const { dates, left } = takeAllSteps(createPlanning().days(content, { from: '2025-12-22', until: '2026-06-30' }))
    const outside = dates.filter(({ outsideHours }) => outsideHours).map(({ event }) => event)
    expect(left).toBe(0)
    expect(new Set(outside)).toEqual(new Set(['soup-saturday', 'neighbours-dinner']))
    expect(dates.filter(({ clashes }) => clashes.length > 0)).toEqual([])
  })

  it('says no sentence twice in two items', () => {
    const first = new Map<string, string>()
    const twice: string[] = []
    for (const [kind, item] of items) {
      for (const sentence of sentencesOf(kind, item)) {
        const known = first.get(sentence)
        if (known && known !== nameOf(kind, item)) twice.push(`${known}, ${nameOf(kind, item)}: ${sentence}`)
        first.set(sentence, known ?? nameOf(kind, item))
      }
    }
    expect(twice).toEqual([])
  })

  it('has phone numbers and mails that nobody has', () => {
    const text = JSON.stringify(sample)
    const mails = text.match(/[\w.+-]+@[\w.-]*\w/g) ?? []
    const phones = [...text.matchAll(/"phone":"([^"]*)"/g)].map(([, phone]) => phone)
    expect(mails.filter((mail) => !mail.endsWith('.example'))).toEqual([])
    expect(phones.filter((phone) => !phone?.replace(/\D/g, '').includes('555'))).toEqual([])
    expect(mails.length * phones.length).toBeGreaterThan(0)
  })

  it('brings every picture it names, under the hash of its bytes', () => {
    const endings = { 'image/webp': 'webp', 'image/jpeg': 'jpg', 'image/png': 'png', 'image/avif': 'avif' }
    const wrong = [...content.media.values()].flatMap(({ id, variants }) =>
      variants.flatMap(({ hash, type, size }) => {
        const file = new URL(`media/${hash}.${endings[type]}`, sampleFolder)
        if (!existsSync(file)) return [`${id}: ${hash} is not there`]
        const bytes = readFileSync(file)
        return bytes.length === size && createHash('sha256').update(bytes).digest('hex') === hash
          ? []
          : [`${id}: ${hash} has other bytes`]
      }),
    )
    expect(wrong).toEqual([])
  })
})

/** The texts that the source language has and another lacks. */
function missing(kind: Kind, item: Item, languages: string[]): string[] {
  const found: string[] = []
  visitMarks(kind, item, {
    text(text, path) {
      if (!text) return
      for (const language of languages) if (!text[language]?.trim()) found.push(`${nameOf(kind, item)} ${path} ${language}`)
    },
  })
  return found
}

/** What ends like a sentence and is long enough to be noticed when read again. */
function sentencesOf(kind: Kind, item: Item): string[] {
  const sentences: string[] = []
  visitMarks(kind, item, {
    text(text) {
      for (const [language, written] of Object.entries(text ?? {})) {
        for (const sentence of written.split(/(?<=[.!?؟])\s+|\n+/))
          if (/[.!?؟]$/.test(sentence) && sentence.length >= 20) sentences.push(`${language}: ${sentence}`)
      }
    },
  })
  return sentences
}
