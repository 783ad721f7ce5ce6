import { open } from 'node:fs/promises'
import type { CalendarSource } from './calendar-desk.ts'
import type { Said } from './entry-fault.ts'

/** What came instead of a calendar, so that staff know what to do. */
export const sayNoCalendar = async (source: CalendarSource): Promise<Said> => {
  const begin = 'bytes' in source ? source.bytes.subarray(0, 4) : await readBegin(source.path)
  if (begin.length === 0) return { de: 'Die Datei ist leer.', en: 'The file is empty.' }
  // Google hands out calendars packed like this.
  if (Buffer.from(begin).toString('latin1') === 'PK\u0003\u0004')
    return {
      de: 'Das ist ein ZIP-Archiv. Bitte packen Sie es aus und wählen Sie die Kalenderdatei (.ics) darin.',
      en: 'This is a ZIP archive. Please unpack it and choose the calendar file (.ics) inside.',
    }
  return { de: 'Das ist kein Kalender (iCalendar).', en: 'This is not a calendar (iCalendar).' }
}

const readBegin = async (path: string): Promise<Buffer> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
