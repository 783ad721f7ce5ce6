import ICAL from 'ical.js'

/** jCal (RFC 7265): iCalendar as plain lists. ical.js escapes, quotes and folds it. */
export type JCalProperty = [name: string, parameters: Record<string, string>, type: string, ...values: unknown[]]
export type JCalComponent = [name: string, properties: JCalProperty[], components: JCalComponent[]]

export const writeComponent = (component: JCalComponent): string =>
  `${ICAL.stringify.component(component, ICAL.design.icalendar)}\r\n`

/** The lines of the calendar itself, without its begin, its end and what stands in it. */
export const writeProperties = (properties: readonly JCalProperty[]): string =>
  properties.map((property) => `${ICAL.stringify.property(property, ICAL.design.icalendar, false)}\r\n`).join('')
