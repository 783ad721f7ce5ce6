import { messages as shared } from '../../screen/messages/ar.ts'
import type { Messages } from './de.ts'

export const messages: Messages = {
  ...shared,
  week: 'الأيام القادمة',
  offers: 'خدماتنا للجميع',
  notices: 'آخر الأخبار',
  openNow: 'مفتوح الآن',
  opensNext: 'يفتح قريبًا',
  welcome: 'أهلًا وسهلًا بكم',
  nowUntil: (time) => `الآن حتى ${time}`,
  askFor: (names) => `اسألوا عن ${names}`,
  important: 'مهم',
  urgent: 'عاجل',
  more: 'التفاصيل على الهاتف',
  onPhone: 'كل هذا على هاتفكم أيضًا',
  phoneCode: 'رمز QR لصفحتنا على الهاتف',
  page: (page, pages) => `صفحة ${page} من ${pages}`,
}
