import { messages as shared } from '../../screen/messages/de-simple.ts'
import type { Messages } from './de.ts'

export const messages: Messages = {
  ...shared,
  week: 'Die nächsten Tage',
  offers: 'Das gibt es bei uns',
  notices: 'Das ist neu',
  openNow: 'Hier ist jetzt offen',
  opensNext: 'Hier ist bald wieder offen',
  welcome: 'Willkommen',
  nowUntil: (time) => `jetzt offen bis ${time} Uhr`,
  askFor: (names) => `Fragen Sie nach ${names}`,
  important: 'Wichtig',
  urgent: 'Sehr wichtig',
  more: 'Auf dem Handy steht mehr',
  onPhone: 'Lesen Sie alles auf dem Handy',
  phoneCode: 'QR-Code: So kommen Sie auf unsere Handy-Seite',
  page: (page, pages) => `Seite ${page} von ${pages}`,
}
