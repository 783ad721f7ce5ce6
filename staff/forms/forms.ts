import type { FormSpec } from './form.ts'
import { eventForm } from './events.ts'
import { mediaForm } from './media.ts'
import { noticeForm } from './notices.ts'
import { offerForm } from './offers.ts'
import { placeForm } from './places.ts'

/** The kinds that have a form, in the order of the navigation. */
export const formKinds = ['notices', 'events', 'offers', 'places', 'media'] as const
export type FormKind = (typeof formKinds)[number]

export const forms: Record<FormKind, FormSpec> = {
  notices: noticeForm,
  events: eventForm,
  offers: offerForm,
  places: placeForm,
  media: mediaForm,
}

export const isFormKind = (kind: string): kind is FormKind => (formKinds as readonly string[]).includes(kind)
