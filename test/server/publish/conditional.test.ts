import { describe, expect, it } from 'vitest'
import { chooseEncoding, isUnchanged } from '../../../server/publish/conditional.ts'

describe('the encoding', () => {
  it('is the best of those the caller takes', () => {
    expect(chooseEncoding('gzip, deflate, br, zstd')).toBe('br')
    expect(chooseEncoding('gzip')).toBe('gzip')
    expect(chooseEncoding('br;q=0, gzip;q=0.5')).toBe('gzip')
    expect(chooseEncoding('*')).toBe('br')
    expect(chooseEncoding('*;q=0')).toBe('identity')
    expect(chooseEncoding('deflate')).toBe('identity')
    expect(chooseEncoding(undefined)).toBe('identity')
  })
})

describe('an ETag', () => {
  it('is found alone, in a list, weak, and in a star', () => {
    for (const header of ['"a"', '"b", "a"', 'W/"a"', '*']) expect(isUnchanged(header, '"a"')).toBe(true)
    for (const header of ['"b"', 'a', undefined]) expect(isUnchanged(header, '"a"')).toBe(false)
  })
})
