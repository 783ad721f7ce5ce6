import { describe, expect, it } from 'vitest'
import { capacityOf, type Panel, sizesOf } from '../../signage/sizes.ts'

const capHeight = 0.7
const around = { strip: 2.5, note: 0, band: 0 }

/** Millimetres of a capital letter of the plain text. */
const capitals = (panel: Panel & { widthMm: number }) => sizesOf(panel).text * capHeight * (panel.widthMm / panel.width)

describe('type on a panel', () => {
  it('has capitals of at least 1/200 of the distance', () => {
    expect(capitals({ width: 1920, height: 1080, widthMm: 952, viewingDistance: 3 })).toBeCloseTo(15, 5)
    expect(capitals({ width: 1920, height: 1080, widthMm: 1210, viewingDistance: 5 })).toBeCloseTo(25, 5)
    expect(capitals({ width: 1080, height: 1920, widthMm: 527, viewingDistance: 3 })).toBeCloseTo(15, 5)
    expect(capitals({ width: 3840, height: 2160, widthMm: 952, viewingDistance: 3 })).toBeCloseTo(15, 5)
  })

  it('is never tiny from close by, and never so large that no line holds three words', () => {
    expect(sizesOf({ width: 1920, height: 1080, widthMm: 952, viewingDistance: 0.5 }).text).toBeCloseTo(0.036 * 1080, 5)
    expect(sizesOf({ width: 1920, height: 1080, widthMm: 952, viewingDistance: 50 }).columns).toBeGreaterThan(25)
    expect(sizesOf({ width: 1080, height: 1920, widthMm: 527, viewingDistance: 50 }).columns).toBeGreaterThan(15)
  })

  it('takes 43 inches read from three metres where nothing is known, so that a small window shows the whole in small', () => {
    const phone = sizesOf({ width: 360, height: 740 })
    const panel = sizesOf({ width: 1080, height: 2220 })
    expect([phone.columns, phone.rows]).toEqual([panel.columns, panel.rows])
    expect(sizesOf({ width: 1920, height: 1080 })).toEqual(
      sizesOf({ width: 1920, height: 1080, widthMm: 952, viewingDistance: 3 }),
    )
  })
})

describe('what a panel holds', () => {
  it('is less where a note or an emergency band takes lines', () => {
    const sizes = sizesOf({ width: 1920, height: 1080 })
    const free = capacityOf(sizes, around).list
    const taken = capacityOf(sizes, { ...around, note: 2, band: 5 }).list
    expect(taken.width).toBe(free.width)
    expect(free.height - taken.height).toBeCloseTo(7, 5)
  })

  it('from far away leaves the details to the phone', () => {
    const near = sizesOf({ width: 1920, height: 1080 })
    const far = sizesOf({ width: 1920, height: 1080, widthMm: 1210, viewingDistance: 5 })
    expect([capacityOf(near, around).isBrief, capacityOf(far, around).isBrief]).toEqual([false, true])
  })
})
