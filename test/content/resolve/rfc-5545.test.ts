import { describe, expect, it } from 'vitest'
import { expandRule } from '../../../content/resolve/rule.ts'
import { readWall, writeMoment } from '../../../content/resolve/wall.ts'
import { createZone } from '../../../content/resolve/zone.ts'
import { walkRule } from './walk-rule.ts'

/** RFC 5545, 3.8.5.3: every example, in its order, with the dates that stand there. All are in New York, at nine unless a time is said. */

const newYork = createZone('America/New_York')

/** `1997 Sep 2,4 9-11; Oct 1` → 1997-09-02, 1997-09-04, … */
function read(dates: string): string[] {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  let year = ''
  let month = ''
  return dates.split(/[ ;,]+/).flatMap((word) => {
    if (/^\d{4}$/.test(word)) year = word
    else if (months.includes(word)) month = String(months.indexOf(word) + 1).padStart(2, '0')
    else {
      const [first, last] = word.split('-').map(Number)
      return Array.from(
        { length: (last ?? first!) - first! + 1 },
        (_, n) => `${year}-${month}-${String(first! + n).padStart(2, '0')}`,
      )
    }
    return []
  })
}

const weekend = 'SU,MO,TU,WE,TH,FR,SA'
const everyTuesday = '1997 Sep 2,9,16,23,30; Oct 7,14,21,28'
const tuesdaysAndThursdays = '1997 Sep 2,4,9,11,16,18,23,25,30; Oct 2'
const everyDayInJanuary = '1998 Jan 1-31; 1999 Jan 1-31; 2000 Jan 1-31'
const everySecondMonday = '1997 Sep 1,3,5,15,17,19,29; Oct 1,3,13,15,17,27,29,31; Nov 10,12,14,24,26,28; Dec 8,10,12,22'
const summers = '1997 Jun 5,12,19,26; Jul 3,10,17,24,31; Aug 7,14,21,28; 1998 Jun 4,11,18,25; Jul 2,9,16,23,30; Aug 6,13,20,27'

/** What it is, DTSTART, RRULE, the dates; where the RFC says "…", until the given day. */
const examples: [what: string, start: string, rule: string, dates: string, until?: string][] = [
  ['daily for 10 occurrences', '1997-09-02', 'FREQ=DAILY;COUNT=10', '1997 Sep 2-11'],
  [
    'daily until December 24, 1997',
    '1997-09-02',
    'FREQ=DAILY;UNTIL=19971224T000000Z',
    '1997 Sep 2-30; Oct 1-31; Nov 1-30; Dec 1-23',
  ],
  [
    'every other day',
    '1997-09-02',
    'FREQ=DAILY;INTERVAL=2',
    '1997 Sep 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30; Oct 2,4',
    '1997-10-06',
  ],
  ['every 10 days, 5 occurrences', '1997-09-02', 'FREQ=DAILY;INTERVAL=10;COUNT=5', '1997 Sep 2,12,22; Oct 2,12'],
  [
    'every day in January, for 3 years, yearly',
    '1998-01-01',
    `FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=${weekend}`,
    everyDayInJanuary,
  ],
  ['every day in January, for 3 years, daily', '1998-01-01', 'FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1', everyDayInJanuary],
  ['weekly for 10 occurrences', '1997-09-02', 'FREQ=WEEKLY;COUNT=10', `${everyTuesday}; Nov 4`],
  [
    'weekly until December 24, 1997',
    '1997-09-02',
    'FREQ=WEEKLY;UNTIL=19971224T000000Z',
    `${everyTuesday}; Nov 4,11,18,25; Dec 2,9,16,23`,
  ],
  [
    'every other week',
    '1997-09-02',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    '1997 Sep 2,16,30; Oct 14,28; Nov 11,25; Dec 9,23; 1998 Jan 6,20; Feb 3',
    '1998-02-17',
  ],
  [
    'weekly on Tuesday and Thursday for five weeks, by UNTIL',
    '1997-09-02',
    'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
    tuesdaysAndThursdays,
  ],
  [
    'weekly on Tuesday and Thursday for five weeks, by COUNT',
    '1997-09-02',
    'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
    tuesdaysAndThursdays,
  ],
  [
    'every other week on Monday, Wednesday, and Friday until December 24, 1997',
    '1997-09-01',
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    everySecondMonday,
  ],
  [
    'every other week on Tuesday and Thursday, for 8 occurrences',
    '1997-09-02',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    '1997 Sep 2,4,16,18,30; Oct 2,14,16',
  ],
  [
    'monthly on the first Friday for 10 occurrences',
    '1997-09-05',
    'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    '1997 Sep 5; Oct 3; Nov 7; Dec 5; 1998 Jan 2; Feb 6; Mar 6; Apr 3; May 1; Jun 5',
  ],
  [
    'monthly on the first Friday until December 24, 1997',
    '1997-09-05',
    'FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR',
    '1997 Sep 5; Oct 3; Nov 7; Dec 5',
  ],
  [
    'every other month on the first and last Sunday for 10 occurrences',
    '1997-09-07',
    'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    '1997 Sep 7,28; Nov 2,30; 1998 Jan 4,25; Mar 1,29; May 3,31',
  ],
  [
    'monthly on the second-to-last Monday for 6 months',
    '1997-09-22',
    'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    '1997 Sep 22; Oct 20; Nov 17; Dec 22; 1998 Jan 19; Feb 16',
  ],
  [
    'monthly on the third-to-the-last day',
    '1997-09-28',
    'FREQ=MONTHLY;BYMONTHDAY=-3',
    '1997 Sep 28; Oct 29; Nov 28; Dec 29; 1998 Jan 29; Feb 26',
    '1998-03-01',
  ],
  [
    'monthly on the 2nd and 15th for 10 occurrences',
    '1997-09-02',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    '1997 Sep 2,15; Oct 2,15; Nov 2,15; Dec 2,15; 1998 Jan 2,15',
  ],
  [
    'monthly on the first and last day for 10 occurrences',
    '1997-09-30',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    '1997 Sep 30; Oct 1,31; Nov 1,30; Dec 1,31; 1998 Jan 1,31; Feb 1',
  ],
  [
    'every 18 months on the 10th thru 15th for 10 occurrences',
    '1997-09-10',
    'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    '1997 Sep 10-15; 1999 Mar 10-13',
  ],
  [
    'every Tuesday, every other month',
    '1997-09-02',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
    '1997 Sep 2,9,16,23,30; Nov 4,11,18,25; 1998 Jan 6,13,20,27; Mar 3,10,17,24,31',
    '1998-05-01',
  ],
  [
    'yearly in June and July for 10 occurrences',
    '1997-06-10',
    'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    '1997 Jun 10; Jul 10; 1998 Jun 10; Jul 10; 1999 Jun 10; Jul 10; 2000 Jun 10; Jul 10; 2001 Jun 10; Jul 10',
  ],
  [
    'every other year on January, February, and March for 10 occurrences',
    '1997-03-10',
    'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
    '1997 Mar 10; 1999 Jan 10; Feb 10; Mar 10; 2001 Jan 10; Feb 10; Mar 10; 2003 Jan 10; Feb 10; Mar 10',
  ],
  [
    'every third year on the 1st, 100th, and 200th day for 10 occurrences',
    '1997-01-01',
    'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
    '1997 Jan 1; Apr 10; Jul 19; 2000 Jan 1; Apr 9; Jul 18; 2003 Jan 1; Apr 10; Jul 19; 2006 Jan 1',
  ],
  [
    'every 20th Monday of the year',
    '1997-05-19',
    'FREQ=YEARLY;BYDAY=20MO',
    '1997 May 19; 1998 May 18; 1999 May 17',
    '2000-01-01',
  ],
  [
    'Monday of week number 20',
    '1997-05-12',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    '1997 May 12; 1998 May 11; 1999 May 17',
    '2000-01-01',
  ],
  [
    'every Thursday in March',
    '1997-03-13',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
    '1997 Mar 13,20,27; 1998 Mar 5,12,19,26; 1999 Mar 4,11,18,25',
    '2000-01-01',
  ],
  [
    'every Thursday, but only during June, July, and August',
    '1997-06-05',
    'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
    summers,
    '1999-01-01',
  ],
  // The RFC excludes DTSTART by EXDATE here, because it counts it even where the rule does not make it; we do not show such a start at all.
  [
    'every Friday the 13th',
    '1997-09-02',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    '1998 Feb 13; Mar 13; Nov 13; 1999 Aug 13; 2000 Oct 13',
    '2001-01-01',
  ],
  [
    'the first Saturday that follows the first Sunday of the month',
    '1997-09-13',
    'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
    '1997 Sep 13; Oct 11; Nov 8; Dec 13; 1998 Jan 10; Feb 7; Mar 7; Apr 11; May 9; Jun 13',
    '1998-07-01',
  ],
  [
    'every 4 years, the first Tuesday after a Monday in November (U.S. Presidential Election day)',
    '1996-11-05',
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    '1996 Nov 5; 2000 Nov 7; 2004 Nov 2',
    '2005-01-01',
  ],
  [
    'the third instance into the month of one of Tuesday, Wednesday, or Thursday, for the next 3 months',
    '1997-09-04',
    'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
    '1997 Sep 4; Oct 7; Nov 6',
  ],
  [
    'the second-to-last weekday of the month',
    '1997-09-29',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    '1997 Sep 29; Oct 30; Nov 27; Dec 30; 1998 Jan 29; Feb 26; Mar 30',
    '1998-04-01',
  ],
  ['two weeks that begin on Monday', '1997-08-05', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997 Aug 5,10,19,24'],
  ['two weeks that begin on Sunday', '1997-08-05', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997 Aug 5,17,19,31'],
  [
    'an invalid date (February 30) is ignored',
    '2007-01-15',
    'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
    '2007 Jan 15,30; Feb 15; Mar 15,30',
  ],
]

const far = readWall('2030-01-01')

describe('RFC 5545, 3.8.5.3', () => {
  it.each(examples)('%s', (_, day, rule, dates, until) => {
    const start = readWall(`${day}T09:00`)
    const end = until === undefined ? far : readWall(until)
    const expected = read(dates).map((date) => `${date}T09:00`)
    expect(expandRule(rule, start, newYork, start, end).map(writeMoment)).toEqual(expected)
    // The window of a screen, years later, says the same of its days as the whole.
    const middle = readWall(expected[Math.floor(expected.length / 2)]!)
    const later = expected.filter((date) => readWall(date) >= middle)
    expect(expandRule(rule, start, newYork, middle, end).map(writeMoment)).toEqual(later)
    // The walk, which other tests take as a measure, is measured here itself.
    expect(walkRule(rule, start, end).map(writeMoment)).toEqual(expected)
  })

  it('every 20 minutes from 9:00 to 16:40 every day', () => {
    const start = readWall('1997-09-02T09:00')
    const rule = 'FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40'
    const times = Array.from({ length: 24 }, (_, n) => writeMoment(start + n * 20 * 60_000).slice(11))
    expect(times.at(-1)).toBe('16:40')
    const expected = ['1997-09-02', '1997-09-03'].flatMap((date) => times.map((time) => `${date}T${time}`))
    expect(expandRule(rule, start, newYork, start, readWall('1997-09-04')).map(writeMoment)).toEqual(expected)
  })

  it.each([
    ['every 3 hours from 9:00 to 17:00 on a specific day', 'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z'],
    ['every 15 minutes for 6 occurrences', 'FREQ=MINUTELY;INTERVAL=15;COUNT=6'],
    ['every hour and a half for 4 occurrences', 'FREQ=MINUTELY;INTERVAL=90;COUNT=4'],
    ['every 20 minutes from 9:00 to 16:40, minutely', 'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16'],
  ])('%s is refused', (_, rule) => {
    expect(() => expandRule(rule, 0, newYork, 0, 1)).toThrow('FREQ: finer than daily is refused')
  })

  it('is at nine on both sides of a clock change', () => {
    const starts = expandRule(
      'FREQ=WEEKLY',
      readWall('1997-10-21T09:00'),
      newYork,
      readWall('1997-10-21'),
      readWall('1997-11-01'),
    )
    expect(starts.map((wall) => new Date(newYork.toInstant(wall)).toISOString())).toEqual([
      '1997-10-21T13:00:00.000Z',
      '1997-10-28T14:00:00.000Z',
    ])
  })
})
