import { describe, expect, it } from 'vitest'
import { createPasswords, findWeakness } from '../../../server/staff/passwords.ts'

describe('a password', () => {
  it('is good when it is long, in any writing', () => {
    for (const password of [
      'three lions on a red sofa',
      'красный диван на рынке',
      'كنبة حمراء في السوق اليوم',
      '7391 8264 5018 2946',
    ]) {
      expect([password, findWeakness(password, 'Ada')]).toEqual([password, undefined])
    }
  })

  it('is refused when it is short, a row, one letter, or what everybody tries', () => {
    for (const password of [
      'short',
      'abcdefghijklmnop',
      '123456789012345',
      'aaaaaaaaaaaaaaaaa',
      'Passwort12345678',
      'zukunftszentrum1',
      'RotesSofa!RotesSofa',
      'Ada-Ada-Ada-Ada-1',
    ]) {
      expect([password, findWeakness(password, 'Ada')]).toEqual([password, expect.any(String)])
    }
  })

  it('fits only itself, and nothing fits nobody', async () => {
    const passwords = createPasswords()
    const stored = await passwords.hash('three lions on a red sofa')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
    expect(await passwords.verify(stored, 'three lions on a red sofa')).toBe(true)
    expect(await passwords.verify(stored, 'three lions on a red sofas')).toBe(false)
    expect(await passwords.verify(undefined, 'nobody has this password')).toBe(false)
  })

  it('is the same however its letters were typed', async () => {
    const passwords = createPasswords()
    expect(
      await passwords.verify(
        await passwords.hash('Größe und Güte zählt'.normalize('NFD')),
        'Größe und Güte zählt'.normalize('NFC'),
      ),
    ).toBe(true)
  })

  it('waits with sixteen others; who comes then is told to come back', async () => {
    const passwords = createPasswords()
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => passwords.verify(undefined, 'x')))
    expect(answers.filter(({ status }) => status === 'rejected').length).toBe(2)
    expect(answers.at(-1)).toMatchObject({ reason: { status: 503 } })
  })
})
