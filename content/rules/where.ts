import type { Text } from '../model/text.ts'

/** Where an event is, and where one date of it differs. */
interface Whereabouts {
  place?: string | undefined
  room?: Text | undefined
}

/** Where one date is. At a place of its own it has nothing of its event's room, and elsewhere nothing of its event's place either. */
export function whereIs(event: Whereabouts, date: (Whereabouts & { elsewhere?: boolean | undefined }) | undefined): Whereabouts {
  if (date?.elsewhere) return { room: date.room }
  const place = date?.place ?? event.place
  return { place, room: date?.room ?? (place === event.place ? event.room : undefined) }
}
