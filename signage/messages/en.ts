import { messages as shared } from '../../screen/messages/en.ts'
import type { Messages } from './de.ts'

export const messages: Messages = {
  ...shared,
  week: 'The next few days',
  offers: 'Something for everyone',
  notices: 'News',
  openNow: 'Open now',
  opensNext: 'Open again soon',
  welcome: 'Welcome',
  nowUntil: (time) => `now until ${time}`,
  askFor: (names) => `Ask for ${names}`,
  important: 'Important',
  urgent: 'Urgent',
  more: 'More on your phone',
  onPhone: 'All of this on your phone',
  phoneCode: 'QR code for our page on your phone',
  page: (page, pages) => `Page ${page} of ${pages}`,
}
