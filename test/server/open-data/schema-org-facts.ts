/**
 * What schema.org's vocabulary (as schema-dts 2.1 has it) says about the types that our pages use: the properties they use of
 * each, and the types that are expected there. `A < B`: A has the properties of B too.
 */
export const types: Record<string, string> = {
  Thing: 'name:Text description:Text|TextObject image:ImageObject|URL url:URL',
  'Event < Thing': `startDate:Date|DateTime endDate:Date|DateTime previousStartDate:Date|DateTime eventStatus:EventStatusType
    eventAttendanceMode:EventAttendanceModeEnumeration eventSchedule:Schedule subEvent:Event location:Place|PostalAddress|Text|VirtualLocation
    organizer:Organization|Person isAccessibleForFree:Boolean inLanguage:Language|Text typicalAgeRange:Text`,
  'EventSeries < Event': '',
  'Schedule < Thing': `repeatFrequency:Duration|Text byDay:DayOfWeek|Text byMonth:Integer byMonthDay:Integer repeatCount:Integer
    startDate:Date|DateTime endDate:Date|DateTime startTime:DateTime|Time endTime:DateTime|Time scheduleTimezone:Text exceptDate:Date|DateTime`,
  'Organization < Thing': '',
  'Place < Thing': `address:PostalAddress|Text geo:GeoCoordinates|GeoShape telephone:Text amenityFeature:LocationFeatureSpecification
    openingHoursSpecification:OpeningHoursSpecification specialOpeningHoursSpecification:OpeningHoursSpecification`,
  'PostalAddress < Thing': 'streetAddress:Text postalCode:Text addressLocality:Text addressCountry:Country|Text',
  'GeoCoordinates < Thing': 'latitude:Number|Text longitude:Number|Text',
  'LocationFeatureSpecification < Thing': 'value:Boolean|Number|QualitativeValue|StructuredValue|Text',
  'OpeningHoursSpecification < Thing': `dayOfWeek:DayOfWeek opens:Time closes:Time validFrom:Date|DateTime validThrough:Date|DateTime`,
  'ItemList < Thing': 'itemListElement:ListItem|Text|Thing',
  'ListItem < Thing': 'position:Integer|Text',
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'PublicHolidays']

/** Members of the enumerations, as addresses below https://schema.org/. */
export const enumerations: Record<string, string[]> = {
  EventStatusType: ['EventCancelled', 'EventMovedOnline', 'EventPostponed', 'EventRescheduled', 'EventScheduled'],
  EventAttendanceModeEnumeration: ['MixedEventAttendanceMode', 'OfflineEventAttendanceMode', 'OnlineEventAttendanceMode'],
  DayOfWeek: days,
}

/** Numbers that the descriptions limit. */
export const limits: Record<string, [least: number, most: number]> = {
  'Schedule.byMonth': [1, 12],
  'Schedule.byMonthDay': [1, 31],
  'Schedule.repeatCount': [1, Infinity],
  'ListItem.position': [1, Infinity],
}
