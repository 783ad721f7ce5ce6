import { describe, expect, it } from 'vitest'
import { loaders } from '../../kiosk/messages/loaders.ts'

describe('texts of the interface', () => {
  it.each(Object.keys(loaders))('%s says everything, and something', async (tag) => {
    const say = await loaders[tag]!()
    const german = await loaders.de!()
    expect(Object.keys(say).toSorted()).toEqual(Object.keys(german).toSorted())
    expect(Object.values(say).filter((text) => text === '')).toEqual([])
  })

  it('counts as each language does', async () => {
    const counts = async (tag: string, ...numbers: number[]) => numbers.map((await loaders[tag]!()).offersCount)
    expect(await counts('de', 1, 2)).toEqual(['1 Angebot', '2 Angebote'])
    const russian = await counts('ru', 1, 3, 5, 21)
    expect(new Set(russian.map((text) => text.replace(/\d+/, '#'))).size).toBe(3)
    expect(await counts('ru', 21).then(([text]) => text?.replace('21', '1'))).toEqual(russian[0])
    expect(new Set((await counts('ar', 1, 2, 3, 11)).map((text) => text.replace(/\d+/, '#'))).size).toBe(4)
  })
})
