import { getHolidays, type HolidayType, type Region } from 'feiertagejs'
import type { Centre } from '../model/centre.ts'
import { named } from '../model/named.ts'
import type { Timeline } from '../model/snapshot.ts'
import type { Text } from '../model/text.ts'
import { dayMs, readWall, writeDate } from './wall.ts'

/** The free days around one stretch of time: what places, series and screens ask about. */
export interface Holidays {
  /** Those that touch the stretch, by first day. */
  list: Timeline['holidays']
  /** Of any date, also beyond the stretch: a date moved into it may come from far away. */
  isPublic(date: string): boolean
  isSchool(date: string): boolean
  /** What the day is called; undefined when it is not free. */
  nameOf(date: string, kind: 'public' | 'school'): Text | undefined
}

type Named = Partial<Pick<Centre, 'region' | 'schoolHolidays'>>
type Listed = Timeline['holidays'][number]

/** Public holidays of the centre's region (German states are known) and the school holidays it gives, over [from, until] dates. */
export function resolveHolidays({ region = '', schoolHolidays = [] }: Named, from: string, until: string): Holidays {
  const state = readState(region)
  const touches = (each: Pick<Listed, 'from' | 'until'>) => each.from <= until && each.until >= from
  const listSchool = schoolHolidays
    .filter(touches)
    .map((each): Listed => ({ kind: 'school', from: each.from, until: each.until, name: each.name }))
  const listPublic = state ? yearsOf(from, until).flatMap((year) => publicHolidays(state, year).filter(touches)) : []

  const years = new Map<string, Map<string, Text>>()
  const publicNames = (year: string): Map<string, Text> => {
    const known = years.get(year)
    if (known) return known
    const names = new Map((state ? publicHolidays(state, Number(year)) : []).map((day) => [day.from, day.name]))
    years.set(year, names)
    return names
  }
  let school: Map<string, Text> | undefined
  const schoolNames = () =>
    (school ??= new Map(
      schoolHolidays.flatMap(({ from: first, until: last, name }) =>
        datesOf(first, last).map((date): [string, Text] => [date, name]),
      ),
    ))

  const nameOf: Holidays['nameOf'] = (date, kind) => (kind === 'public' ? publicNames(date.slice(0, 4)) : schoolNames()).get(date)
  return {
    list: [...listPublic, ...listSchool].sort((a, b) => compare(a.from, b.from) || compare(a.kind, b.kind)),
    isPublic: (date) => nameOf(date, 'public') !== undefined,
    isSchool: (date) => nameOf(date, 'school') !== undefined,
    nameOf,
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** `DE-NI` is `NI` to the library; all of Germany is what every state has in common. */
function readState(region: string): Region | undefined {
  if (region === 'DE') return 'BUND'
  return region.startsWith('DE-') ? (region.slice(3) as Region) : undefined
}

const yearsOf = (from: string, until: string): number[] => {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, n) => first + n)
}

const publicHolidays = (state: Region, year: number): Listed[] =>
  getHolidays(year, state).map(({ name, dateString }) => ({
    kind: 'public',
    from: dateString,
    until: dateString,
    name: holidayNames[name],
  }))

function datesOf(from: string, until: string): string[] {
  const first = readWall(from)
  return Array.from({ length: Math.max(0, Math.round((readWall(until) - first) / dayMs) + 1) }, (_, n) =>
    writeDate(first + n * dayMs),
  )
}

/** The library's own names are German and English only. */
export const holidayNames: Record<HolidayType, Text> = {
  NEUJAHRSTAG: named('Neujahr', 'Neujahr', 'Новый год', 'رأس السنة الميلادية', 'سال نو میلادی', 'New Year’s Day'),
  HEILIGEDREIKOENIGE: named(
    'Heilige Drei Könige',
    'Heilige Drei Könige',
    'День трёх королей',
    'عيد الغطاس',
    'عید سه پادشاه',
    'Epiphany',
  ),
  WELTFRAUENTAG: named(
    'Internationaler Frauentag',
    'Frauen-Tag',
    'Международный женский день',
    'يوم المرأة العالمي',
    'روز جهانی زن',
    'International Women’s Day',
  ),
  KARFREITAG: named('Karfreitag', 'Karfreitag', 'Страстная пятница', 'الجمعة العظيمة', 'جمعهٔ نیک', 'Good Friday'),
  OSTERSONNTAG: named('Ostersonntag', 'Oster-Sonntag', 'Пасхальное воскресенье', 'أحد الفصح', 'یکشنبهٔ عید پاک', 'Easter Sunday'),
  OSTERMONTAG: named('Ostermontag', 'Oster-Montag', 'Пасхальный понедельник', 'اثنين الفصح', 'دوشنبهٔ عید پاک', 'Easter Monday'),
  TAG_DER_ARBEIT: named('Tag der Arbeit', 'Tag der Arbeit', 'День труда', 'عيد العمال', 'روز کارگر', 'Labour Day'),
  CHRISTIHIMMELFAHRT: named(
    'Christi Himmelfahrt',
    'Himmelfahrt',
    'Вознесение Господне',
    'عيد الصعود',
    'عید صعود',
    'Ascension Day',
  ),
  PFINGSTSONNTAG: named('Pfingstsonntag', 'Pfingst-Sonntag', 'Троица', 'أحد العنصرة', 'یکشنبهٔ عید پنجاهه', 'Whit Sunday'),
  PFINGSTMONTAG: named('Pfingstmontag', 'Pfingst-Montag', 'Духов день', 'اثنين العنصرة', 'دوشنبهٔ عید پنجاهه', 'Whit Monday'),
  FRONLEICHNAM: named('Fronleichnam', 'Fronleichnam', 'Праздник Тела Христова', 'عيد الجسد', 'عید جسد مسیح', 'Corpus Christi'),
  AUGSBURGER_FRIEDENSFEST: named(
    'Augsburger Friedensfest',
    'Friedens-Fest',
    'Аугсбургский праздник мира',
    'عيد السلام في أوغسبورغ',
    'جشن صلح آگسبورگ',
    'Augsburg Peace Festival',
  ),
  MARIAHIMMELFAHRT: named(
    'Mariä Himmelfahrt',
    'Mariä Himmelfahrt',
    'Успение Богородицы',
    'عيد انتقال العذراء',
    'عید عروج مریم',
    'Assumption of Mary',
  ),
  WELTKINDERTAG: named(
    'Weltkindertag',
    'Kinder-Tag',
    'Всемирный день ребёнка',
    'يوم الطفل العالمي',
    'روز جهانی طفل',
    'World Children’s Day',
  ),
  DEUTSCHEEINHEIT: named(
    'Tag der Deutschen Einheit',
    'Tag der Deutschen Einheit',
    'День германского единства',
    'يوم الوحدة الألمانية',
    'روز اتحاد آلمان',
    'German Unity Day',
  ),
  REFORMATIONSTAG: named('Reformationstag', 'Reformations-Tag', 'День Реформации', 'يوم الإصلاح', 'روز اصلاحات', 'Reformation Day'),
  ALLERHEILIGEN: named(
    'Allerheiligen',
    'Allerheiligen',
    'День всех святых',
    'عيد جميع القديسين',
    'روز همه مقدسان',
    'All Saints’ Day',
  ),
  BUBETAG: named(
    'Buß- und Bettag',
    'Buß- und Bet-Tag',
    'День покаяния и молитвы',
    'يوم التوبة والصلاة',
    'روز توبه و دعا',
    'Day of Repentance and Prayer',
  ),
  ERSTERWEIHNACHTSFEIERTAG: named(
    '1. Weihnachtstag',
    '1. Weihnachts-Tag',
    'Рождество',
    'أول أيام عيد الميلاد',
    'روز اول کرسمس',
    'Christmas Day',
  ),
  ZWEITERWEIHNACHTSFEIERTAG: named(
    '2. Weihnachtstag',
    '2. Weihnachts-Tag',
    'Второй день Рождества',
    'ثاني أيام عيد الميلاد',
    'روز دوم کرسمس',
    'Boxing Day',
  ),
}
