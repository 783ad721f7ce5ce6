import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openHouse } from '../house.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'rotes-sofa-letters-'))
})
afterEach(() => rm(root, { recursive: true }))

const faceOf = (hash: string) =>
  `@font-face{font-family:Rubik Variable;src:url(/kiosk/assets/rubik-${hash}.woff2)format("woff2")}`

/** A kiosk whose only file of letters has this hash in its name. */
const buildKiosk = async (hash: string) => {
  const assets = join(root, 'build/kiosk/assets')
  await rm(assets, { recursive: true, force: true })
  await mkdir(assets, { recursive: true })
  await writeFile(join(root, 'build/kiosk/index.html'), '<!doctype html>')
  await writeFile(join(assets, `index-${hash}.css`), `.a{color:red}${faceOf(hash)}.b{color:blue}`)
  await writeFile(join(assets, `rubik-${hash}.woff2`), hash)
}

/** What a house that is opened now says at `/events/`: its style, its policy, and the answer for its file of letters. */
const visit = async (hash = '') => {
  const house = await openHouse({ folder: root })
  try {
    const { body, headers } = await house.ask('/events/')
    const file = await house.ask(`/kiosk/assets/rubik-${hash}.woff2`)
    const style = /<style>(.*?)<\/style>/s.exec(body.toString())?.[1] ?? ''
    return { style, policy: String(headers['content-security-policy']), etag: headers.etag, file }
  } finally {
    await house.close()
  }
}

const allows = (style: string) => `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`

it('the pages bring the typeface that the kiosk was built with, also after it is built anew', async () => {
  await buildKiosk('one')
  const before = await visit('one')
  expect(before.style.match(/@font-face\{.*?\}/g)).toEqual([faceOf('one')])
  expect(before.style).not.toContain('color:blue')
  expect(before.policy.split('; ')).toEqual(expect.arrayContaining([allows(before.style), "font-src 'self'"]))
  expect([before.file.status, before.file.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])

  await buildKiosk('two')
  const after = await visit('two')
  expect(after.style.match(/@font-face\{.*?\}/g)).toEqual([faceOf('two')])
  expect(after.policy.split('; ')).toContain(allows(after.style))
  expect([after.etag === before.etag, after.file.body.toString()]).toEqual([false, 'two'])
})

it('where no kiosk is built the pages are written in the device’s own letters', async () => {
  const { style, policy } = await visit()
  expect(style).not.toContain('@font-face')
  expect(policy.split('; ')).toContain(allows(style))
})
