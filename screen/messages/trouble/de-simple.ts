import type { Trouble } from './de.ts'

export const trouble: Trouble = {
  waiting: 'Wir suchen die Verbindung. Bitte warten Sie kurz.',
  stale: 'Der Bildschirm hat keine Verbindung. Vielleicht gibt es neue Termine.',
  undated: {
    clock: 'Die Uhr hier geht falsch. Wir zeigen jetzt keine Termine.',
    horizon: 'Der Bildschirm hat schon lange keine Verbindung. Wir zeigen jetzt keine Termine.',
  },
}
