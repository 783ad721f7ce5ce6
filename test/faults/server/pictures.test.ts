import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Variant } from '../../../content/model/media.ts'
import { createPictureWorkshop } from '../../../server/publish/picture-workshop.ts'
import { openHouse, type House } from '../../server/house.ts'
import { drawing, endless } from './drawings.ts'

const plain = sharp({ create: { width: 90, height: 60, channels: 3, background: '#B92B27' } })
describe('the workshop', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rotes-sofa-workshop-'))
    await writeFile(join(folder, 'plain.png'), await plain.png().toBuffer())
    await writeFile(join(folder, 'endless.svg'), endless)
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('gives up a drawing that takes for ever, and its place is free again', { timeout: 60_000 }, async () => {
    const workshop = createPictureWorkshop(3_000)
    const drawn = () => workshop.make(join(folder, 'endless.svg')).catch((error: Error) => error.message)
    expect(await Promise.all([drawn(), drawn()])).toEqual(
      Array.from({ length: 2 }, () => 'Not a picture we can use: The picture takes longer than 20 s to read.'),
    )
    workshop.close()
    const patient = createPictureWorkshop()
    expect((await patient.make(join(folder, 'plain.png'))).variants).toMatchObject([{ width: 90, height: 60 }])
    patient.close()
  })

  it('survives the end of a process that reads', { timeout: 60_000 }, async () => {
    const workshop = createPictureWorkshop()
    const broken = workshop.make(join(folder, 'endless.svg')).catch((error: Error) => error.message)
    workshop.close()
    expect(await broken).toBe('Not a picture we can use: The picture could not be read: it needs more than there is here.')
    expect((await workshop.make(join(folder, 'plain.png'))).variants).toHaveLength(1)
    workshop.close()
  })
})

describe('an upload', () => {
  let house: House
  let cookie: string
  beforeAll(async () => {
    house = await openHouse()
    cookie = await house.enterAs('editor')
  })
  afterAll(() => house.close())
  const upload = (body: Buffer | string, type: string) =>
    house.ask('/api/staff/media', { method: 'POST', cookie, body, headers: { 'content-type': type } })
  const filesIn = async () => (await readdir(join(house.contentDir, 'media'))).sort()

  it('that claims to be huge is refused by its claim', { timeout: 60_000 }, async () => {
    const before = await filesIn()
    const png = await plain.png().toBuffer()
    png.writeUInt32BE(60_000, 16)
    png.writeUInt32BE(60_000, 20)
    const claims: [string, Buffer | string, string][] = [
      ['PNG', png, 'image/png'],
      ['a tall drawing', drawing('<rect/>', 'width="1" height="1000000"'), 'image/svg+xml'],
      ['a deep drawing', drawing('<g opacity="0.5">'.repeat(5000) + '</g>'.repeat(5000)), 'image/svg+xml'],
    ]
    for (const [name, bytes, type] of claims) expect([name, (await upload(bytes, type)).status]).toEqual([name, 422])
    expect(await filesIn()).toEqual(before)
  })

  it('that is also something else comes out as a picture and nothing else', { timeout: 60_000 }, async () => {
    const hidden = '<script>alert(1)</script><?php system("id") ?>PK\x03\x04*/=alert(1);//'
    const jpeg = await plain
      .jpeg()
      .withExif({ IFD0: { ImageDescription: hidden } })
      .toBuffer()
    const gif = await plain.gif().toBuffer()
    const svg = drawing(
      `<script>alert("${'script'}")</script><style>@import "https://evil.example/x.css"; rect{fill:url(https://evil.example/x)}</style>` +
        '<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/></foreignObject>' +
        '<a href="javascript:alert(1)"><rect width="800" height="600" fill="red" onload="alert(1)"/></a>',
    )
    for (const [bytes, type] of [
      [Buffer.concat([jpeg, Buffer.from(hidden)]), 'image/jpeg'],
      [Buffer.concat([await plain.png().toBuffer(), Buffer.from(hidden)]), 'image/png'],
      [Buffer.concat([gif, Buffer.from(hidden)]), 'image/gif'],
      [svg, 'image/svg+xml'],
    ] as const) {
      const answered = await upload(bytes, type)
      expect([type, answered.status]).toEqual([type, 201])
      for (const { hash, type: made } of (answered.json() as { variants: Variant[] }).variants) {
        expect(made).toBe('image/webp')
        const kept = await readFile(join(house.contentDir, 'media', `${hash}.webp`))
        for (const trace of ['script', 'php', 'PK\x03\x04', 'alert', 'evil.example'])
          expect([type, trace, kept.includes(trace)]).toEqual([type, trace, false])
        const { headers } = await house.ask(`/media/${hash}.webp`)
        expect(headers).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' })
        expect(headers['content-security-policy']).toContain("default-src 'none'")
      }
    }
  })
})
