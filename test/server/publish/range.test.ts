import { describe, expect, it } from 'vitest'
import { readRange } from '../../../server/publish/range.ts'

const read = (header: string, ifRange?: string) => readRange(header, ifRange, '"a"', 1000)

describe('a byte range', () => {
  it('has a start and an end, an open end, or counts from the end', () => {
    expect(read('bytes=0-99')).toEqual({ start: 0, end: 99 })
    expect(read('bytes=900-')).toEqual({ start: 900, end: 999 })
    expect(read('bytes=-100')).toEqual({ start: 900, end: 999 })
    expect(read('bytes=990-5000')).toEqual({ start: 990, end: 999 })
    expect(read('bytes=-5000')).toEqual({ start: 0, end: 999 })
  })

  it('that lies behind the file cannot be satisfied', () => {
    expect(read('bytes=1000-')).toBe('unsatisfiable')
    expect(read('bytes=-0')).toBe('unsatisfiable')
  })

  it('that is not understood means the whole file', () => {
    for (const header of ['bytes=5-2', 'bytes=-', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=a-b']) expect(read(header)).toBeUndefined()
  })

  it('holds only for the file it was meant for', () => {
    expect(read('bytes=0-99', '"a"')).toEqual({ start: 0, end: 99 })
    expect(read('bytes=0-99', '"b"')).toBeUndefined()
  })
})
