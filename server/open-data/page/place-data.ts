import type { SpecialDay } from '../../../content/model/hours.ts'
import type { Weekday } from '../../../content/model/time.ts'
import type { Reading } from '../reading.ts'
import type { Source } from '../source.ts'

export const dayNames: Record<Weekday, string> = {
  MO: 'https://schema.org/Monday',
  TU: 'https://schema.org/Tuesday',
  WE: 'https://schema.org/Wednesday',
  TH: 'https://schema.org/Thursday',
  FR: 'https://schema.org/Friday',
  SA: 'https://schema.org/Saturday',
  SU: 'https://schema.org/Sunday',
}

/** schema.org has no word for hours by appointment: whoever reads them as opening hours stands before a closed door. */
const isOpenDoor = ({ byAppointment = false }: { byAppointment?: boolean | undefined }): boolean => !byAppointment

/** A day that stays shut is told as no time at all. */
const openDoors = (slots: SpecialDay['slots']): SpecialDay['slots'] => {
  const open = slots.filter(isOpenDoor)
  return open.length > 0 ? open : [{ from: '00:00', until: '00:00' }]
}

/** schema.org's Place with its hours. Undefined where it is not public. */
export function describePlaceData(id: string, source: Source, { line }: Reading): unknown {
  const place = source.isPublic('places', id) ? source.content.places.get(id) : undefined
  if (!place) return undefined
  const { address, geo, phone, accessibility } = place
  const hours = place.hours.filter(isOpenDoor)
  return {
    '@type': 'Place',
    '@id': `${source.publicUrl}/kiosk/places/${place.id}`,
    name: line(place.name),
    address: {
      '@type': 'PostalAddress',
      streetAddress: address.street,
      postalCode: address.postalCode,
      addressLocality: address.city,
      addressCountry: source.centre.region.slice(0, 2),
    },
    ...(geo ? { geo: { '@type': 'GeoCoordinates', latitude: geo.latitude, longitude: geo.longitude } } : {}),
    ...(phone ? { telephone: phone } : {}),
    ...(accessibility.length > 0
      ? { amenityFeature: accessibility.map((name) => ({ '@type': 'LocationFeatureSpecification', name, value: true })) }
      : {}),
    ...(hours.length > 0
      ? {
          openingHoursSpecification: hours.map(({ days, from, until }) => ({
            '@type': 'OpeningHoursSpecification',
            dayOfWeek: days.map((day) => dayNames[day]),
            opens: from,
            closes: until === '24:00' ? '23:59' : until,
          })),
        }
      : {}),
    ...(place.specialDays.length > 0
      ? {
          specialOpeningHoursSpecification: place.specialDays.flatMap(({ from, until, slots }) =>
            openDoors(slots).map((slot) => ({
              '@type': 'OpeningHoursSpecification',
              validFrom: from,
              validThrough: until ?? from,
              opens: slot.from,
              closes: slot.until === '24:00' ? '23:59' : slot.until,
            })),
          ),
        }
      : {}),
  }
}
