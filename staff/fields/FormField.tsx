import type { Field } from '../forms/form.ts'
import { AboutField } from './AboutField.tsx'
import { CostField } from './CostField.tsx'
import { DatesField } from './DatesField.tsx'
import { EventTimeField } from './EventTimeField.tsx'
import { FocalPointField } from './FocalPointField.tsx'
import { AddressField, AgesField, ContactField } from './groups.tsx'
import { HoursField } from './HoursField.tsx'
import { PeopleField } from './PeopleField.tsx'
import { PeriodField } from './PeriodField.tsx'
import { ReferenceField } from './ReferenceField.tsx'
import { RepetitionField } from './RepetitionField.tsx'
import {
  ChipsField,
  ChoiceField,
  DateField,
  DistrictField,
  LanguagesField,
  PlainField,
  ToggleField,
  TopicsField,
} from './simple.tsx'
import { SpecialDaysField } from './SpecialDaysField.tsx'
import { TextField } from './TextField.tsx'
import { WhereField } from './WhereField.tsx'

/** What is drawn for each type of field. */
export function FormField({ field }: { field: Field }) {
  switch (field.type) {
    case 'text':
      return <TextField field={field} />
    case 'plain':
      return <PlainField field={field} />
    case 'date':
      return <DateField field={field} />
    case 'toggle':
      return <ToggleField field={field} />
    case 'choice':
      return <ChoiceField field={field} />
    case 'chips':
      return <ChipsField field={field} />
    case 'languages':
      return <LanguagesField field={field} />
    case 'topics':
      return <TopicsField field={field} />
    case 'district':
      return <DistrictField field={field} />
    case 'reference':
      return <ReferenceField field={field} />
    case 'period':
      return <PeriodField field={field} />
    case 'where':
      return <WhereField field={field} />
    case 'about':
      return <AboutField field={field} />
    case 'event-time':
      return <EventTimeField field={field} />
    case 'repetition':
      return <RepetitionField field={field} />
    case 'dates':
      return <DatesField field={field} />
    case 'cost':
      return <CostField field={field} />
    case 'ages':
      return <AgesField field={field} />
    case 'contact':
      return <ContactField field={field} />
    case 'address':
      return <AddressField field={field} />
    case 'hours':
      return <HoursField field={field} />
    case 'special-days':
      return <SpecialDaysField field={field} />
    case 'people':
      return <PeopleField field={field} />
    case 'focal-point':
      return <FocalPointField field={field} />
  }
}
