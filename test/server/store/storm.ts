import { openStore } from '../../../server/store/open-store.ts'
import { buildCollections, buildJoined } from './collections.ts'

/**
 * A process of its own that changes three collections as fast as it can and writes a line for each acknowledged change:
 * its revision, the round, and 'n', 'o' or 'both'. It lives until it is killed.
 */
const [folder = ''] = process.argv.slice(2)
const store = await openStore({ folder, seed: buildCollections, timing: { follow: 15 } })
const author = { by: 'storm', via: 'staff' as const }
const tell = (line: string) => process.stdout.write(`${line}\n`)

const notice = (round: number) => ({
  kind: 'notices' as const,
  id: `n${round % 7}`,
  item: buildJoined('notices', { id: `n${round % 7}`, title: { de: `${round}` } }),
})
const offer = (round: number) => ({
  kind: 'offers' as const,
  id: `o${round % 5}`,
  item: buildJoined('offers', { id: `o${round % 5}`, name: { de: `${round}` } }),
})
const page = (round: number) => ({
  kind: 'pages' as const,
  id: `p${round % 3}`,
  item: buildJoined('pages', { id: `p${round % 3}`, title: { de: `${round}` } }),
})

tell('open')
const start = store.revision()
for (let round = start; ; round++) {
  await Promise.all(
    [[notice(round)], [offer(round), page(round)]].map(async (edits) => {
      const change = await store.change(edits, author)
      tell(`${change?.revision} ${round} ${edits.map(({ kind }) => kind).join(',')}`)
    }),
  )
}
