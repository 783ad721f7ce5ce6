/** What a screen says calmly when it is alone or its clock is wrong. The shape of this file is the shape of every language. */
export const trouble = {
  /** A display that has nothing to show yet. */
  waiting: 'Die Verbindung wird gesucht. Gleich geht es los.',
  stale: 'Seit Längerem keine Verbindung. Termine können sich geändert haben.',
  /** Why dates are not shown. */
  undated: {
    clock: 'Die Uhr dieses Bildschirms ist nicht gestellt. Termine zeigen wir deshalb gerade nicht.',
    horizon: 'Dieser Bildschirm war lange ohne Verbindung, oder seine Uhr geht falsch. Termine zeigen wir deshalb gerade nicht.',
  },
}
export type Trouble = typeof trouble
