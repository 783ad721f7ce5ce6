import { messages as shared } from '../../screen/messages/fa-AF.ts'
import type { Messages } from './de.ts'

export const messages: Messages = {
  ...shared,
  week: 'روزهای آینده',
  offers: 'خدمات ما برای همه',
  notices: 'خبرهای تازه',
  openNow: 'همین حالا باز است',
  opensNext: 'به‌زودی باز می‌شود',
  welcome: 'خوش آمدید',
  nowUntil: (time) => `حالا تا ساعت ${time}`,
  askFor: (names) => `از ${names} بپرسید`,
  important: 'مهم',
  urgent: 'عاجل',
  more: 'معلومات بیشتر در موبایل',
  onPhone: 'همهٔ این‌ها در موبایل شما',
  phoneCode: 'کود QR برای صفحهٔ ما در موبایل',
  page: (page, pages) => `صفحهٔ ${page} از ${pages}`,
}
