/** Intl names weekdays in the nominative; after «до» and «в» Russian wants other forms. */
const forms: Record<string, { until: string; on: string }> = {
  понедельник: { until: 'понедельника', on: 'в понедельник' },
  вторник: { until: 'вторника', on: 'во вторник' },
  среда: { until: 'среды', on: 'в среду' },
  четверг: { until: 'четверга', on: 'в четверг' },
  пятница: { until: 'пятницы', on: 'в пятницу' },
  суббота: { until: 'субботы', on: 'в субботу' },
  воскресенье: { until: 'воскресенья', on: 'в воскресенье' },
}

const bend = (day: string, form: 'until' | 'on') => day.replace(/^[а-я]+/, (word) => forms[word]?.[form] ?? word)

/** «среда, 7 января» becomes «до среды, 7 января»; what starts with no weekday stays as it is: «до 7 января». */
export const untilDay = (day: string): string => `до ${bend(day, 'until')}`

/** «среда» becomes «в среду»; «завтра» stays. */
export const onDay = (day: string): string => bend(day, 'on')
