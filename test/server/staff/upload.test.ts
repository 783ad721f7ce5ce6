import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Variant } from '../../../content/model/media.ts'
import { reserveOf } from '../../../server/store/disk-space.ts'
import { openHouse, type House } from '../house.ts'

let house: House
let cookie: string
beforeAll(async () => {
  house = await openHouse()
  cookie = await house.enterAs('admin')
})
afterAll(() => house.close())

const upload = (body: Buffer | string, type: string) =>
  house.ask('/api/staff/media', { method: 'POST', cookie, body, headers: { 'content-type': type } })
const variantsOf = async (body: Buffer | string, type: string) => {
  const { status, json } = await upload(body, type)
  expect([status, json()]).toMatchObject([201, {}])
  return (json() as { variants: Variant[] }).variants
}
const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#B92B27' } })
const filesIn = async () => (await readdir(join(house.contentDir, 'media'))).sort()

describe('a picture', () => {
  it('comes back in three widths, by the hash of their bytes, and is served', async () => {
    const variants = await variantsOf(await picture(2400, 1200).jpeg().toBuffer(), 'image/jpeg')
    expect(variants.map(({ width, height, type }) => [width, height, type])).toEqual([
      [400, 200, 'image/webp'],
      [800, 400, 'image/webp'],
      [1600, 800, 'image/webp'],
    ])
    for (const { hash, size } of variants) {
      const { status, body } = await house.ask(`/media/${hash}.webp`)
      expect([status, body.length, createHash('sha256').update(body).digest('hex')]).toEqual([200, size, hash])
    }
  })

  it('is never enlarged', async () => {
    expect((await variantsOf(await picture(500, 100).png().toBuffer(), 'image/png')).map(({ width }) => width)).toEqual([
      400, 500,
    ])
    expect((await variantsOf(await picture(90, 90).webp().toBuffer(), 'image/webp')).map(({ width }) => width)).toEqual([90])
  })

  it('stands upright and tells nothing about its maker', async () => {
    const photo = await picture(600, 300)
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Artist: 'Erika Mustermann' } })
      .jpeg()
      .toBuffer()
    const [small] = await variantsOf(photo, 'image/jpeg')
    expect([small?.width, small?.height]).toEqual([300, 600])
    const { body } = await house.ask(`/media/${small?.hash}.webp`)
    const { exif, xmp, icc, orientation } = await sharp(body).metadata()
    expect([exif, xmp, icc, orientation]).toEqual([undefined, undefined, undefined, undefined])
    expect(body.includes('Mustermann')).toBe(false)
  })

  it('may be AVIF, GIF or a drawing, whatever it is called', async () => {
    expect(await variantsOf(await picture(450, 100).avif().toBuffer(), 'image/avif')).toHaveLength(2)
    expect(await variantsOf(await picture(450, 100).gif().toBuffer(), 'image/jpeg')).toHaveLength(2)
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><script>alert(1)</script><rect width="200" height="100" fill="red"/></svg>'
    const drawn = await variantsOf(svg, 'image/svg+xml')
    expect(drawn.map(({ width, height, type }) => [width, height, type])).toEqual([
      [400, 200, 'image/webp'],
      [800, 400, 'image/webp'],
      [1600, 800, 'image/webp'],
    ])
  })

  it('with more than 50 megapixels is refused before it is decoded', async () => {
    const bomb = await sharp({
      create: { width: 14_000, height: 14_000, channels: 3, background: 'black' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(2_000_000)
    const { status, json } = await upload(bomb, 'image/png')
    expect([status, json()]).toMatchObject([422, { detail: 'The picture has more than 50 megapixels.' }])
  })

  it('that is none, or damaged, leaves nothing behind', async () => {
    const before = await filesIn()
    const jpeg = await picture(300, 300).jpeg().toBuffer()
    expect((await upload('<html><svg></html>', 'image/jpeg')).status).toBe(415)
    expect((await upload('%PDF-1.7', 'image/png')).status).toBe(415)
    expect((await upload('', 'image/png')).status).toBe(415)
    expect((await upload(Buffer.from('{}'), 'application/json')).status).toBe(415)
    expect((await upload(jpeg.subarray(0, jpeg.length / 2), 'image/jpeg')).status).toBe(422)
    expect(
      (
        await upload(
          `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><!-- ${'x'.repeat(2_000_000)} --></svg>`,
          'image/svg+xml',
        )
      ).status,
    ).toBe(422)
    expect(await filesIn()).toEqual(before)
  })

  it('that reads another file shows nothing of it', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40"><image xlink:href="file:///etc/hostname" width="40" height="40"/><text>a</text></svg>'
    expect((await upload(svg, 'image/svg+xml')).status).toBe(422)
    const entity =
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text>&x;</text></svg>'
    expect((await upload(entity, 'image/svg+xml')).status).toBe(415)
  })

  it('whose drawing no time limit reaches is refused', async () => {
    const drawn = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">${inside}</svg>`
    for (const inside of [
      '<filter id="f"><feGaussianBlur stdDeviation="900"/></filter><rect width="800" height="600" filter="url(#f)"/>',
      '<rect width="800" height="600" style="filter: blur(900px)"/>',
      '<image href="data:image/png;base64,AAAA" width="800" height="600"/>',
      '<svg:image xmlns:svg="http://www.w3.org/2000/svg" width="800"/>',
    ]) {
      const { status, json } = await upload(drawn(inside), 'image/svg+xml')
      expect([inside, status, json()]).toMatchObject([inside, 422, { detail: expect.stringContaining('PNG') as string }])
    }
    expect((await upload(drawn('<title>Kaffeefilter, ein Image</title>'), 'image/svg+xml')).status).toBe(201)
  })

  it('is told from a text of many comments at once', async () => {
    expect((await upload('<!---->'.repeat(280), 'image/svg+xml')).status).toBe(415)
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    expect((await upload(`<!-- a --> <!-- b -->${drawing}`, 'image/svg+xml')).status).toBe(201)
  })

  it('that breaks off half-way leaves nothing behind, and is no fault', async () => {
    const before = await filesIn()
    const faults = house.log.length
    const socket = connect(house.port, '127.0.0.1')
    socket.write(
      `POST /api/staff/media HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\nsec-fetch-site: same-origin\r\ncontent-type: image/png\r\ncontent-length: 9000\r\n\r\nabc`,
    )
    while ((await filesIn()).length === before.length) await new Promise(setImmediate)
    socket.destroy()
    while ((await filesIn()).length > before.length) await new Promise(setImmediate)
    expect(house.log.length).toBe(faults)
  })

  it('larger than 25 MB is refused while it arrives', async () => {
    const before = await filesIn()
    const announced = await house
      .ask('/api/staff/media', { method: 'POST', cookie, headers: { 'content-type': 'image/png', 'content-length': '26000000' } })
      .catch(() => undefined)
    expect(announced?.status ?? 413).toBe(413)
    const endless = await new Promise<string>((resolve) => {
      const socket = connect(house.port, '127.0.0.1')
      socket.write(
        `POST /api/staff/media HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\nsec-fetch-site: same-origin\r\ncontent-type: image/png\r\ntransfer-encoding: chunked\r\n\r\n`,
      )
      const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(0x100000), Buffer.from('\r\n')])
      const send = () => {
        while (socket.writable && socket.write(chunk));
      }
      socket.on('drain', send)
      socket.on('error', () => undefined)
      let text = ''
      socket.on('data', (part) => {
        text += part.toString()
      })
      socket.on('close', () => resolve(text))
      send()
    })
    expect(endless.split('\r\n')[0]).toBe('HTTP/1.1 413 Payload Too Large')
    expect(await filesIn()).toEqual(before)
  })
})

describe('the disk', () => {
  it('keeps a gigabyte, or a tenth of a small one, for content', () => {
    expect(reserveOf(100_000_000_000)).toBe(1_000_000_000)
    expect(reserveOf(4_000_000_000)).toBe(400_000_000)
  })
})
