import { messages as shared } from '../../screen/messages/de.ts'

/** Everything the signage says by itself. The shape of this file is the shape of every language. */
export const messages = {
  ...shared,
  week: 'Die nächsten Tage',
  offers: 'Angebote für alle',
  notices: 'Aktuelles',
  openNow: 'Jetzt geöffnet',
  opensNext: 'Bald wieder offen',
  welcome: 'Herzlich willkommen',
  /** An offer whose door stands open. */
  nowUntil: (time: string) => `jetzt bis ${time} Uhr`,
  askFor: (names: string) => `Fragen Sie nach ${names}`,
  important: 'Wichtig',
  urgent: 'Dringend',
  more: 'Mehr dazu auf dem Handy',
  onPhone: 'Alles auch auf dem Handy',
  phoneCode: 'QR-Code zu unserer Seite für Handys',
  page: (page: number, pages: number) => `Seite ${page} von ${pages}`,
}
export type Messages = typeof messages
