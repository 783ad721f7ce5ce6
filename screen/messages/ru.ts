import type { Messages } from './de.ts'
import { pluralIn } from './plural.ts'
import { onDay, untilDay } from './ru-weekdays.ts'

const plural = pluralIn('ru')

export const messages: Messages = {
  today: 'Сегодня',
  tomorrow: 'Завтра',
  now: 'идёт сейчас',
  free: 'бесплатно',
  donation: 'можно пожертвовать',
  cancelled: 'Отменено',
  moved: 'Перенесено',
  movedTo: (when) => `Перенесено на ${when}`,
  otherPlace: 'Другое место',
  clockChange: 'На час позже из-за перевода часов',
  allDay: 'весь день',
  untilDate: untilDay,
  closed: 'закрыто',
  openUntil: (time) => `открыто до ${time}`,
  openUntilDay: (day, time) => `открыто ${untilDay(day)}, ${time}`,
  openAlways: 'открыто круглосуточно',
  closesIn: (minutes) =>
    `закроется через ${plural(minutes, { one: '# минуту', few: '# минуты', many: '# минут', other: '# минуты' })}`,
  opensToday: (time) => `откроется в ${time}`,
  opensOn: (day, time) => `откроется ${onDay(day)} в ${time}`,
  tomorrowInside: 'завтра',
  byAppointment: 'по записи',
  nowByAppointment: 'сейчас только по записи',
  notTranslated: 'ещё не переведено',
  machineTranslated: 'машинный перевод',
  outdatedTranslation: 'перевод мог устареть',
  noMoreToday: 'На сегодня больше ничего нет.',
  running: 'Идёт уже не первый день',
  nextDates: 'Ближайшие события',
  asOf: (time) => `По состоянию на ${time}`,
  holdsUntil: (moment) => `Действует ${untilDay(moment)}`,
}
