import { expect, it } from 'vitest'
import { hyphenate } from '../../screen/hyphenate.ts'

const cut = (text: string, lang: string) => hyphenate(text, lang).replaceAll('\u00ad', '|')

it('long German words may break where German parts them', () => {
  expect(cut('Fahrradwerkstatt', 'de')).toBe('Fahr|rad|werk|statt')
  expect(cut('Familiensprechstunde', 'de-simple')).toBe('Familien|sprech|stunde')
  expect(cut('Gemeinschaftsgarten', 'de')).toBe('Gemein|schafts|garten')
  expect(cut('консультационный', 'ru')).toBe('консуль|тационный')
})

it('short words, names in other languages and Arabic stay whole', () => {
  expect(cut('Wir haben Zeit', 'de')).toBe('Wir haben Zeit')
  expect(cut('Straightforwardness', 'en')).toBe('Straightforwardness')
  expect(cut('سعداء بوجودكم هنا', 'ar')).toBe('سعداء بوجودكم هنا')
})

it('nothing but hyphens is added', () => {
  const text = 'Nachbarschaftshilfe: Quartiersmanagerin, 14:00 Uhr (Einkaufszentrum)'
  expect(hyphenate(text, 'de').replaceAll('\u00ad', '')).toBe(text)
})
