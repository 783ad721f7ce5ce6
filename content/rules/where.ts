import type { Text } from '../model/text.ts'

/** Where an event is, and where one date of it differs. */
interface Whereabouts {
  place?: string | undefined
  room?: Text | undefined
}

type DateWhereabouts = Whereabouts & { elsewhere?: boolean | undefined }

/** Where one date is. At a place of its own it has nothing of its event's room, and elsewhere nothing of its event's place either. */
export function whereIs(event: Whereabouts, date: DateWhereabouts | undefined): Whereabouts {
  if (date?.elsewhere) return { room: date.room }
  const place = date?.place ?? event.place
  return { place, room: date?.room ?? (place === event.place ? event.room : undefined) }
}

/** Whether those who know the event would look for this date in the wrong place. */
export const isElsewhere = (event: Whereabouts, date: DateWhereabouts): boolean => whereIs(event, date).place !== event.place
