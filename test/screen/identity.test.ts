import { describe, expect, it } from 'vitest'
import { type Memory, screenId } from '../../screen/identity.ts'

function remembering(entries: Record<string, string> = {}): Memory & { entries: Record<string, string> } {
  return {
    entries,
    read: (key) => entries[key] ?? null,
    write: (key, value) => void (entries[key] = value),
  }
}

describe('which screen this is', () => {
  it('is told once by the address and remembered by the same app', () => {
    const memory = remembering()
    expect(screenId('kiosk', '?screen=hall', memory)).toBe('hall')
    expect(screenId('kiosk', '', memory)).toBe('hall')
    expect(screenId('signage', '', memory)).toBeUndefined()
  })

  it('is not forgotten for nonsense in the address', () => {
    const memory = remembering({ 'rotes-sofa-kiosk-screen': 'hall' })
    expect(screenId('kiosk', '?screen=%3Cb%3E', memory)).toBe('hall')
    expect(screenId('kiosk', '?screen=', memory)).toBe('hall')
    expect(memory.entries).toEqual({ 'rotes-sofa-kiosk-screen': 'hall' })
  })

  it('of a phone is none', () => {
    expect(screenId('kiosk', '?lang=de', remembering())).toBeUndefined()
  })
})
