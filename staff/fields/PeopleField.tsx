import { Plus, Trash2 } from 'lucide'
import type { Person } from '../../content/model/place.ts'
import type { Field } from '../forms/form.ts'
import { useValue } from '../forms/editing.ts'
import { Icon } from '../look/Icon.tsx'
import { randomLetters } from '../model/new-id.ts'
import { useSay, useStaff } from '../staff.ts'
import { Frame } from './Frame.tsx'
import { LabelledInput } from './groups.tsx'
import { Reference } from './ReferenceField.tsx'
import { LanguageChips } from './simple.tsx'
import { TextField } from './TextField.tsx'

/** Whom to ask for at a place. */
export function PeopleField({ field }: { field: Extract<Field, { type: 'people' }> }) {
  const say = useSay()
  const { random } = useStaff()
  const [people = [], setPeople] = useValue<Person[]>(field.path)
  const fresh = (): Person => ({ id: `person-${randomLetters(6, random)}`, name: '', role: {}, languages: [] })
  return (
    <Frame field={field}>
      {people.map((person, index) => (
        <OnePerson
          key={person.id}
          path={`${field.path}.${index}`}
          person={person}
          onRemove={() => setPeople(people.filter((_, each) => each !== index))}
        />
      ))}
      <button type="button" class="button" onClick={() => setPeople([...people, fresh()])}>
        <Icon node={Plus} size="22px" /> {say.hours.addPerson}
      </button>
    </Frame>
  )
}

function OnePerson({ path, person, onRemove }: { path: string; person: Person; onRemove: () => void }) {
  const say = useSay()
  const [languages = [], setLanguages] = useValue<string[]>(`${path}.languages`)
  const [photo, setPhoto] = useValue<string>(`${path}.photo`)
  return (
    <div class="entry" role="group" aria-label={person.name || say.fields.people}>
      <div class="entry-row">
        <LabelledInput path={`${path}.name`} label="personName" class="stacked grow" />
        <button type="button" class="icon-button" aria-label={`${person.name}: ${say.remove}`} onClick={onRemove}>
          <Icon node={Trash2} size="22px" />
        </button>
      </div>
      <TextField field={{ path: `${path}.role`, type: 'text', form: 'line', longest: 160, label: 'role', required: true }} />
      <span class="label label-small">{say.fields.spokenLanguages}</span>
      <LanguageChips values={languages} onChange={setLanguages} />
      <div class="contact">
        <LabelledInput path={`${path}.phone`} label="phone" type="tel" longest={31} />
        <LabelledInput path={`${path}.mail`} label="mail" type="email" />
      </div>
      <span class="label label-small">{say.fields.photo}</span>
      <Reference kind="media" id={photo} onChange={setPhoto} />
    </div>
  )
}
