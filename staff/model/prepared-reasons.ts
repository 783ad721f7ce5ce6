import type { Centre } from '../../content/model/centre.ts'
import type { Text } from '../../content/model/text.ts'

/**
 * Why a date is cancelled or moved, written once in every language of the screens: whoever is in a hurry tells everybody with one tap.
 * By name; the names are nowhere stored.
 */
export const preparedReasons = {
  ill: {
    de: 'Wegen Krankheit',
    'de-simple': 'Jemand ist krank.',
    en: 'Because of illness',
    ru: 'По болезни',
    ar: 'بسبب المرض',
    'fa-AF': 'به دلیل مریضی',
  },
  unable: {
    de: 'Die Leitung ist verhindert',
    'de-simple': 'Die Leiterin oder der Leiter kann nicht kommen.',
    en: 'The person in charge cannot come',
    ru: 'Ведущий не сможет прийти',
    ar: 'المسؤول لا يستطيع الحضور',
    'fa-AF': 'مسئول برنامه آمده نمی‌تواند',
  },
  holiday: {
    de: 'Wegen des Feiertags',
    'de-simple': 'An diesem Tag ist ein Feiertag.',
    en: 'Because of the public holiday',
    ru: 'Из-за праздничного дня',
    ar: 'بسبب العطلة الرسمية',
    'fa-AF': 'به دلیل رخصتی عمومی',
  },
  weather: {
    de: 'Wegen des Wetters',
    'de-simple': 'Das Wetter ist zu schlecht.',
    en: 'Because of the weather',
    ru: 'Из-за погоды',
    ar: 'بسبب الطقس',
    'fa-AF': 'به دلیل وضعیت هوا',
  },
  room: {
    de: 'Der Raum ist belegt',
    'de-simple': 'Der Raum ist nicht frei.',
    en: 'The room is taken',
    ru: 'Помещение занято',
    ar: 'القاعة مشغولة',
    'fa-AF': 'اتاق خالی نیست',
  },
  few: {
    de: 'Zu wenige Anmeldungen',
    'de-simple': 'Zu wenige Menschen haben sich angemeldet.',
    en: 'Too few people have signed up',
    ru: 'Записалось слишком мало людей',
    ar: 'عدد المسجَّلين قليل جدًا',
    'fa-AF': 'تعداد کمی ثبت‌نام کرده‌اند',
  },
  building: {
    de: 'Wegen Bauarbeiten',
    'de-simple': 'Im Haus wird gebaut.',
    en: 'Because of building work',
    ru: 'Из-за ремонта',
    ar: 'بسبب أعمال البناء',
    'fa-AF': 'به دلیل کار ساختمانی',
  },
} as const satisfies Record<string, Text>
export type PreparedReason = keyof typeof preparedReasons

/** In the languages of the centre: a store keeps no others. */
export function reasonFor(name: PreparedReason, { languages }: Pick<Centre, 'languages'>): Text {
  const text: Text = preparedReasons[name]
  return Object.fromEntries(languages.flatMap(({ tag }) => (text[tag] ? [[tag, text[tag]]] : [])))
}
