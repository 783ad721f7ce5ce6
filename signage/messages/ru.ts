import { messages as shared } from '../../screen/messages/ru.ts'
import type { Messages } from './de.ts'

export const messages: Messages = {
  ...shared,
  week: 'Ближайшие дни',
  offers: 'Для всех и каждого',
  notices: 'Новости',
  openNow: 'Сейчас открыто',
  opensNext: 'Скоро откроются',
  welcome: 'Добро пожаловать',
  nowUntil: (time) => `сейчас, до ${time}`,
  askFor: (names) => `Вам помогут: ${names}`,
  important: 'Важно',
  urgent: 'Срочно',
  holdsUntil: (moment) => `Действует до ${moment}`,
  more: 'Подробнее в телефоне',
  onPhone: 'Всё это есть и в телефоне',
  phoneCode: 'QR-код: наша страница для телефона',
  waiting: 'Ищем связь. Скоро начнём.',
  page: (page, pages) => `Страница ${page} из ${pages}`,
}
