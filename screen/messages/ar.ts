import type { Messages } from './de.ts'
import { pluralIn } from './plural.ts'

const plural = pluralIn('ar')

export const messages: Messages = {
  today: 'اليوم',
  tomorrow: 'غدًا',
  now: 'جارٍ الآن',
  free: 'مجانًا',
  donation: 'نرحّب بالتبرعات',
  cancelled: 'أُلغي',
  moved: 'تغيّر الموعد',
  movedTo: (when) => `تغيّر الموعد إلى ${when}`,
  otherPlace: 'المكان مختلف',
  clockChange: 'متأخر ساعة واحدة بسبب تغيير التوقيت',
  allDay: 'طوال اليوم',
  untilDate: (date) => `حتى ${date}`,
  closed: 'مغلق',
  openUntil: (time) => `مفتوح حتى ${time}`,
  openUntilDay: (day, time) => `مفتوح حتى ${day} الساعة ${time}`,
  openAlways: 'مفتوح على مدار الساعة',
  closesIn: (minutes) =>
    `يغلق بعد ${plural(minutes, { one: 'دقيقة واحدة', two: 'دقيقتين', few: '# دقائق', many: '# دقيقة', other: '# دقيقة' })}`,
  opensToday: (time) => `يفتح الساعة ${time}`,
  opensOn: (day, time) => `يفتح ${day} الساعة ${time}`,
  tomorrowInside: 'غدًا',
  byAppointment: 'بموعد مسبق',
  nowByAppointment: 'الآن بموعد مسبق فقط',
  notTranslated: 'لم يُترجم بعد',
  machineTranslated: 'ترجمة آلية',
  outdatedTranslation: 'قد تكون الترجمة قديمة',
  noMoreToday: 'لا مزيد من الفعاليات اليوم.',
  running: 'مستمر منذ أيام',
  nextDates: 'الفعاليات القادمة',
  asOf: (time) => `آخر تحديث ${time}`,
  holdsUntil: (moment) => `يسري حتى ${moment}`,
}
