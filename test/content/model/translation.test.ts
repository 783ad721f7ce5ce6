import { expect, test } from 'vitest'
import { keepTranslations, languagesOf, sourceFingerprint, textsIn } from '../../../content/model/translation.ts'
import { build, shortHash } from '../builders.ts'

const survey = (questions: [id: string, text: Record<string, string>][]) =>
  build('surveys', { questions: questions.map(([id, text]) => ({ id, type: 'text', text })) })

test('the fingerprint is all source texts in schema order, normalised and trimmed, entries named by their ids', () => {
  const item = survey([['what', { de: ' Was fa\u0308llt auf? ', en: 'What?' }]])
  expect(sourceFingerprint('surveys', item, 'de')).toBe(
    '[["title","Wünsche"],["purpose","Wir planen."],["questions.what.text","Was fällt auf?"]]',
  )
  expect(textsIn('surveys', item, 'en')).toEqual([['questions.what.text', 'What?']])
})

test('a blank text is no text', () => {
  expect(textsIn('notices', build('notices', { title: { de: 'Da', en: '  ' } }), 'en')).toEqual([])
  expect([...languagesOf('notices', build('notices', { title: { de: 'Da', en: ' ', ru: 'Тут' } }))]).toEqual(['de', 'ru'])
})

test('a translation given with its word is kept as given, one without is a person’s of now', () => {
  const machine = { of: '0123456789abcdef', by: 'machine' as const, checked: '2026-01-05' }
  const item = build('notices', {
    title: { de: 'Da', en: 'There', ru: 'Тут' },
    translations: { ru: machine, ar: machine, de: machine },
  })
  expect(keepTranslations('notices', null, item, 'de', shortHash)).toEqual({
    ru: machine,
    en: { of: shortHash('[["title","Da"]]'), by: 'person' },
  })
})

test('when only the source changes, translations keep what they were made from', () => {
  const old = { of: shortHash('[["title","Da"]]'), by: 'person' as const }
  const before = build('notices', { title: { de: 'Da', en: 'There' }, translations: { en: old } })
  const after = build('notices', { title: { de: 'Dort', en: 'There' } })
  expect(keepTranslations('notices', before, after, 'de', shortHash)).toEqual({ en: old })
})
