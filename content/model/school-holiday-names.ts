import { named } from './named.ts'
import type { Text } from './text.ts'

/** School holidays as German states name them, so that nobody has to translate them; in the order of a school year. */
export const schoolHolidayNames: readonly Text[] = [
  named('Herbstferien', 'Herbstferien', 'Осенние каникулы', 'عطلة الخريف', 'رخصتی‌های خزانی', 'Autumn holidays'),
  named(
    'Weihnachtsferien',
    'Weihnachtsferien',
    'Рождественские каникулы',
    'عطلة عيد الميلاد',
    'رخصتی‌های کرسمس',
    'Christmas holidays',
  ),
  named(
    'Halbjahresferien',
    'Winterferien',
    'Каникулы между полугодиями',
    'عطلة منتصف العام الدراسي',
    'رخصتی‌های نیم‌سال تعلیمی',
    'Mid-year break',
  ),
  named('Winterferien', 'Winterferien', 'Зимние каникулы', 'عطلة الشتاء', 'رخصتی‌های زمستانی', 'Winter holidays'),
  named('Osterferien', 'Osterferien', 'Пасхальные каникулы', 'عطلة عيد الفصح', 'رخصتی‌های عید پاک', 'Easter holidays'),
  named(
    'Tag nach Himmelfahrt',
    'Tag nach Himmelfahrt',
    'День после Вознесения',
    'اليوم التالي لعيد الصعود',
    'روز بعد از عید صعود',
    'Day after Ascension Day',
  ),
  named('Pfingstferien', 'Pfingstferien', 'Каникулы на Троицу', 'عطلة عيد العنصرة', 'رخصتی عید پنجاهه', 'Whitsun break'),
  named('Sommerferien', 'Sommerferien', 'Летние каникулы', 'العطلة الصيفية', 'رخصتی‌های تابستانی', 'Summer holidays'),
  named('Brückentag', 'Freier Tag', 'Дополнительный свободный день', 'يوم عطلة إضافي', 'روز رخصتی اضافی', 'Extra day off school'),
]

/** `Herbstferien 2026 Niedersachsen` is told as all autumn holidays are; a name that nobody knows stays German. */
export function nameSchoolHoliday(german: string): Text {
  const name = german.trim()
  const words = name.toLowerCase()
  return schoolHolidayNames.find(({ de = '' }) => words.includes(de.toLowerCase())) ?? { de: name }
}
