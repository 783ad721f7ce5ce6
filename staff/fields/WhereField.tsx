import { useState } from 'preact/hooks'
import type { Field } from '../forms/form.ts'
import { useValue } from '../forms/editing.ts'
import { titleOf } from '../model/content.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { Chips } from './Chips.tsx'
import { Frame } from './Frame.tsx'
import { Segments } from './Segments.tsx'

/** Everywhere, or at some districts and places. */
export function WhereField({ field }: { field: Extract<Field, { type: 'where' }> }) {
  const say = useSay()
  const { content } = useStaff()
  const { centre } = useDesk()
  const [places = [], setPlaces] = useValue<string[]>('places')
  const [districts = [], setDistricts] = useValue<string[]>('districts')
  const [isNarrow, setNarrow] = useState(places.length + districts.length > 0)
  const source = centre.sourceLanguage
  const placeOptions = [...(content.collections.value?.places.values() ?? [])]
    .filter(({ item }) => places.includes(item.id) || (item.status === 'published' && item.kind !== 'partner'))
    .map(({ item }) => ({ value: item.id, label: titleOf<'places'>(item, source) }))
    .sort((a, b) => a.label.localeCompare(b.label, say.locale))
  const districtOptions = centre.districts.map(({ id, name }) => ({ value: id, label: name[source] ?? '' }))
  return (
    <Frame field={field}>
      <Segments
        options={[
          { value: 'all', label: say.where.everywhere },
          { value: 'some', label: say.where.some },
        ]}
        value={isNarrow ? 'some' : 'all'}
        onChoose={(next) => {
          setNarrow(next === 'some')
          if (next === 'some') return
          setPlaces([])
          setDistricts([])
        }}
      />
      {isNarrow && (
        <>
          <span class="label label-small">{say.fields.districts}</span>
          <Chips options={districtOptions} values={districts} onChange={setDistricts} />
          <span class="label label-small">{say.fields.places}</span>
          <Chips options={placeOptions} values={places} onChange={setPlaces} />
        </>
      )}
    </Frame>
  )
}
