import { describe, expect, it } from 'vitest'
import { matchLanguage } from '../../screen/match-language.ts'

const centre = ['de', 'de-simple', 'ru', 'ar', 'fa-AF', 'en']

describe('the language of a visit', () => {
  it('is the first the visitor asks for that the centre has', () => {
    expect(matchLanguage(centre, ['fr', 'ru-RU', 'en'])).toBe('ru')
    expect(matchLanguage(centre, ['fa-IR'])).toBe('fa-AF')
    expect(matchLanguage(centre, ['de-AT'])).toBe('de')
  })

  it('is left open when the centre has none of them', () => {
    expect(matchLanguage(centre, ['fr', 'it'])).toBeUndefined()
  })
})
