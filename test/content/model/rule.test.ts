import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { checkItem } from '../../../content/model/check.ts'
import { Event } from '../../../content/model/event.ts'
import { findRuleFault, readRuleParts, writeRuleParts } from '../../../content/model/rule.ts'
import { build } from '../builders.ts'

const faultOf = (rule: string) => {
  const fault = findRuleFault(rule)
  return fault && `${fault.part}: ${fault.message}`
}

describe('a recurrence rule is accepted', () => {
  it.each([
    'FREQ=DAILY',
    'BYDAY=TU;FREQ=WEEKLY',
    'FREQ=WEEKLY;INTERVAL=02;WKST=SU;BYDAY=MO,WE',
    'FREQ=MONTHLY;BYDAY=+1MO,-1SU,05FR',
    'FREQ=MONTHLY;BYMONTHDAY=-31,+1,01,31;UNTIL=20280229',
    'FREQ=YEARLY;BYYEARDAY=1,-366,366;COUNT=9999',
    'FREQ=YEARLY;BYWEEKNO=-53,53,+1;BYDAY=MO',
    'FREQ=YEARLY;BYMONTH=01,12;BYDAY=53MO,-53SU;UNTIL=20261231T235960Z',
    'FREQ=DAILY;BYHOUR=0,09,23;BYMINUTE=0,59;BYSECOND=0;BYSETPOS=-366,1;UNTIL=20261231T180000',
  ])('%s', (rule) => {
    expect(faultOf(rule)).toBeUndefined()
  })
})

describe('a recurrence rule is refused by the name of its part', () => {
  it.each([
    ['INTERVAL=2', 'FREQ: a rule says whether it is YEARLY, MONTHLY, WEEKLY or DAILY'],
    ['FREQ=HOURLY', 'FREQ: finer than daily is refused'],
    ['FREQ=MINUTELY', 'FREQ: finer than daily is refused'],
    ['FREQ=SECONDLY;COUNT=3', 'FREQ: finer than daily is refused'],
    ['FREQ=FORTNIGHTLY', 'FREQ: expected are YEARLY, MONTHLY, WEEKLY or DAILY'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'FREQ: it stands here twice'],
    ['FREQ=DAILY;RSCALE=GREGORIAN', 'RSCALE: no such part is known'],
    ['FREQ=DAILY;constructor=1', 'constructor: no such part is known'],
    ['FREQ=DAILY;', ': no such part is known'],
    ['FREQ=DAILY;COUNT=0', 'COUNT: expected are a whole number from 1 to 9999'],
    ['FREQ=DAILY;COUNT=99999', 'COUNT: expected are a whole number from 1 to 9999'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL: expected are a whole number from 1 to 9999'],
    ['FREQ=DAILY;INTERVAL=-1', 'INTERVAL: expected are a whole number from 1 to 9999'],
    ['FREQ=DAILY;UNTIL=20260231', 'UNTIL: expected are a date like 20261231 or a time like 20261231T170000Z'],
    ['FREQ=DAILY;UNTIL=20260228T2400', 'UNTIL: expected are a date like 20261231 or a time like 20261231T170000Z'],
    ['FREQ=DAILY;UNTIL=2026-02-28', 'UNTIL: expected are a date like 20261231 or a time like 20261231T170000Z'],
    ['FREQ=WEEKLY;WKST=XX', 'WKST: expected are one of MO, TU, WE, TH, FR, SA, SU'],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY: expected are weekdays like MO, 2TU or -1FR'],
    ['FREQ=WEEKLY;BYDAY=', 'BYDAY: expected are weekdays like MO, 2TU or -1FR'],
    ['FREQ=WEEKLY;BYDAY=MO,', 'BYDAY: expected are weekdays like MO, 2TU or -1FR'],
    ['FREQ=WEEKLY;BYDAY=MO=TU', 'BYDAY: expected are weekdays like MO, 2TU or -1FR'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'BYDAY: expected are weekdays like MO, 2TU or -1FR'],
    ['FREQ=YEARLY;BYDAY=54MO', 'BYDAY: expected are weekdays like MO, 2TU or -1FR'],
    ['FREQ=YEARLY;BYMONTH=13', 'BYMONTH: expected are months from 1 to 12'],
    ['FREQ=YEARLY;BYMONTH=-1', 'BYMONTH: expected are months from 1 to 12'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY: expected are days from 1 to 31 or -31 to -1'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY: expected are days from 1 to 31 or -31 to -1'],
    ['FREQ=YEARLY;BYYEARDAY=367', 'BYYEARDAY: expected are days from 1 to 366 or -366 to -1'],
    ['FREQ=YEARLY;BYWEEKNO=54', 'BYWEEKNO: expected are weeks from 1 to 53 or -53 to -1'],
    ['FREQ=DAILY;BYHOUR=24', 'BYHOUR: expected are hours from 0 to 23'],
    ['FREQ=DAILY;BYMINUTE=60', 'BYMINUTE: expected are minutes from 0 to 59'],
    ['FREQ=DAILY;BYSECOND=30', 'BYSECOND: expected are 0: no door opens at a second'],
    ['FREQ=DAILY;BYHOUR=1;BYSETPOS=367', 'BYSETPOS: expected are positions from 1 to 366 or -366 to -1'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20261231', 'COUNT: a rule ends by COUNT or by UNTIL, not by both'],
    ['FREQ=MONTHLY;BYWEEKNO=20', 'BYWEEKNO: weeks are counted in YEARLY rules only'],
    ['FREQ=DAILY;BYYEARDAY=20', 'BYYEARDAY: days of the year are not for DAILY, WEEKLY and MONTHLY rules'],
    ['FREQ=MONTHLY;BYYEARDAY=20', 'BYYEARDAY: days of the year are not for DAILY, WEEKLY and MONTHLY rules'],
    ['FREQ=WEEKLY;BYMONTHDAY=20', 'BYMONTHDAY: days of the month are not for WEEKLY rules'],
    ['FREQ=WEEKLY;BYDAY=2MO', 'BYDAY: a weekday has a number in MONTHLY and YEARLY rules only'],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO', 'BYDAY: a weekday has no number beside BYWEEKNO'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS: it picks from what another BY… part makes, and there is none'],
    ['FREQ=DAILY;BYHOUR=8,9,10,11,12,13;BYMINUTE=0,10,20,30,40', 'BYMINUTE: with BYHOUR it makes more than 24 starts a day'],
  ])('%s', (rule, fault) => {
    expect(faultOf(rule)).toBe(fault)
  })

  it('with the path of the field, once', () => {
    const issuesOf = (rule: string) =>
      v
        .safeParse(Event, { ...build('events'), recurrence: { rule } })
        .issues?.map((issue) => [v.getDotPath(issue), issue.message])
    expect(issuesOf('FREQ=WEEKLY;BYDAY=XX')).toEqual([['recurrence.rule', 'BYDAY: expected are weekdays like MO, 2TU or -1FR']])
    expect(issuesOf('freq=weekly')).toEqual([['recurrence.rule', 'a recurrence rule is written like FREQ=WEEKLY;BYDAY=TU']])
    expect(issuesOf('FREQ=WEEKLY;BYDAY=TU')).toBeUndefined()
  })
})

describe('a series that can never take place', () => {
  const faultOfSeries = (rule: string, start = '2026-01-06T18:00') =>
    checkItem('events', build('events', { start, end: undefined, allDay: !start.includes('T'), recurrence: { rule } }), 'de')[0]

  it.each([
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'no day ever fits this rule'],
    ['FREQ=DAILY;BYMONTH=4,6;BYMONTHDAY=31', 'no day ever fits this rule'],
    ['FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1', 'no day ever fits this rule'],
    ['FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6', 'no day ever fits this rule'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'no day ever fits this rule'],
    ['FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29', 'no day ever fits this rule'],
    ['FREQ=MONTHLY;INTERVAL=12;BYMONTH=3', 'no day ever fits this rule'],
    ['FREQ=DAILY;INTERVAL=7;BYDAY=MO', 'no day ever fits this rule'],
    ['FREQ=DAILY;BYDAY=MO;BYSETPOS=2', 'no day ever fits this rule'],
    ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=11', 'no day ever fits this rule'],
    ['FREQ=WEEKLY;BYDAY=MO;UNTIL=20260110', 'no day fits this rule before it ends'],
    ['FREQ=WEEKLY;UNTIL=20251231T170000Z', 'UNTIL: it lies before the start'],
  ])('%s is refused', (rule, message) => {
    expect(faultOfSeries(rule)).toEqual({ path: 'recurrence.rule', message })
  })

  it('may be a rare one', () => {
    for (const rule of [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU',
      'FREQ=YEARLY;INTERVAL=9999',
      'FREQ=DAILY;INTERVAL=9999',
      'FREQ=DAILY;BYHOUR=10,18;BYSETPOS=2',
      'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-10',
      'FREQ=YEARLY;BYDAY=-53TU',
      'FREQ=YEARLY;BYWEEKNO=53',
      'FREQ=WEEKLY;UNTIL=20260106',
    ]) {
      expect([rule, faultOfSeries(rule)]).toEqual([rule, undefined])
    }
  })

  it('of whole days has no hours in its rule', () => {
    expect(faultOfSeries('FREQ=DAILY;BYHOUR=10', '2026-01-06')).toEqual({
      path: 'recurrence.rule',
      message: 'BYHOUR: whole days have no hours',
    })
  })
})

it('a rule is written again as it was, with other parts where given', () => {
  const parts = readRuleParts('FREQ=WEEKLY;BYDAY=TU;COUNT=8')
  expect(writeRuleParts(parts)).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=8')
  expect(writeRuleParts(parts, { COUNT: '3', WKST: 'SU' })).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=3;WKST=SU')
})
