import { messages as shared } from '../../screen/messages/ru.ts'
import type { Messages } from './de.ts'

export const messages: Messages = {
  ...shared,
  // Shorter than at the kiosk: the strip has little room.
  asOf: (time) => `Данные на ${time}`,
  week: 'Ближайшие дни',
  offers: 'Что мы предлагаем',
  notices: 'Новости',
  openNow: 'Сейчас открыто',
  opensNext: 'Скоро откроются',
  welcome: 'Добро пожаловать',
  nowUntil: (time) => `идёт до ${time}`,
  askFor: (names) => `Вам помогут: ${names}`,
  important: 'Важно',
  urgent: 'Срочно',
  more: 'Подробнее на телефоне',
  onPhone: 'Всё это можно открыть и на телефоне',
  phoneCode: 'QR-код: наша страница для телефона',
  page: (page, pages) => `Страница ${page} из ${pages}`,
}
