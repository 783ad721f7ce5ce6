import { expect, it } from 'vitest'
import { nameSchoolHoliday, schoolHolidayNames } from '../../content/model/school-holiday-names.ts'
import { messages as de } from '../../staff/messages/de.ts'
import { commonSource, findFault, newOnes, withHoliday, withoutHoliday } from '../../staff/model/school-holidays.ts'

const autumn = {
  id: 'autumn-2026',
  name: { de: 'Herbstferien', en: 'Half-term' },
  from: '2026-10-12',
  until: '2026-10-24',
  source: 'Ferienordnung',
}
const random = () => 0

it('a new entry stands in its place by date, in every language where its name is known', () => {
  const list = withHoliday([autumn], { name: 'Sommerferien', from: '2026-07-02', until: '2026-08-12', source: ' ' }, random)
  expect(list).toEqual([
    {
      id: 'sommerferien-2026-aaaa',
      name: schoolHolidayNames.find(({ de }) => de === 'Sommerferien'),
      from: '2026-07-02',
      until: '2026-08-12',
    },
    autumn,
  ])
  expect(Object.keys(list[0]!.name)).toEqual(['de', 'de-simple', 'ru', 'ar', 'fa-AF', 'en'])
})

it('a changed entry keeps its id, and its translations while its name stays', () => {
  const draft = { id: autumn.id, name: 'Herbstferien', from: '2026-10-13', until: '2026-10-24', source: 'Ferienordnung' }
  expect(withHoliday([autumn], draft, random)).toEqual([{ ...autumn, from: '2026-10-13' }])
  expect(withHoliday([autumn], { ...draft, name: 'Kartoffelferien' }, random)[0]!.name).toEqual({ de: 'Kartoffelferien' })
  expect(withoutHoliday([autumn], autumn.id)).toEqual([])
})

it('a calendar’s own words around a known name do no harm', () => {
  expect(nameSchoolHoliday('Herbstferien 2026 Niedersachsen')).toMatchObject({ de: 'Herbstferien', en: 'Autumn holidays' })
  expect(nameSchoolHoliday(' Inselferien ')).toEqual({ de: 'Inselferien' })
})

it('the same days are the same holidays, whatever they are called', () => {
  const same = { name: 'Oktoberferien', from: '2026-10-12', until: '2026-10-24', source: '' }
  const other = { ...same, until: '2026-10-23' }
  expect(newOnes([autumn], [same, other])).toEqual([other])
})

it('names the field that is missing or turned round', () => {
  const draft = { name: 'Ferien', from: '2026-10-12', until: '2026-10-24', source: '' }
  expect(findFault(draft)).toBeUndefined()
  expect(findFault({ ...draft, name: ' ' })).toBe('name')
  expect(findFault({ ...draft, from: '' })).toBe('from')
  expect(findFault({ ...draft, until: '2026-10-11' })).toBe('until')
})

it('the source that most entries share is told once; one that stands alone is no such', () => {
  const { source: _, ...bare } = autumn
  const from = (...sources: (string | undefined)[]) =>
    sources.map((source, index) => ({ ...bare, id: `h${index}`, ...(source === undefined ? {} : { source }) }))
  expect(commonSource(from('law', 'paper', 'law', undefined))).toBe('law')
  expect(commonSource(from('law', 'paper'))).toBeUndefined()
  expect(commonSource(from(undefined, undefined))).toBeUndefined()
})

it('one entry of a calendar file is told as one', () => {
  expect([de.school.found(1, 0), de.school.found(2, 0), de.school.leftOut(1), de.school.leftOut(2)]).toEqual([
    '1 gelesen, schon eingetragen.',
    '2 gelesen, alle sind schon eingetragen.',
    'Ein weiterer Eintrag ist kein ganzer Tag oder nicht lesbar und bleibt weg.',
    '2 weitere Einträge sind keine ganzen Tage oder nicht lesbar und bleiben weg.',
  ])
})
