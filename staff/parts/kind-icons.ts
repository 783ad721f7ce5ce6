import { CalendarClock, HandHeart, Image, MapPin, Megaphone, type IconNode } from 'lucide'
import type { FormKind } from '../forms/forms.ts'

export const kindIcons: Record<FormKind, IconNode> = {
  notices: Megaphone,
  events: CalendarClock,
  offers: HandHeart,
  places: MapPin,
  media: Image,
}
