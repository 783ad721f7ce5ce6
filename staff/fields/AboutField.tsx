import { useState } from 'preact/hooks'
import type { Notice } from '../../content/model/notice.ts'
import type { Field } from '../forms/form.ts'
import { useValue } from '../forms/editing.ts'
import { useSay } from '../staff.ts'
import { Frame } from './Frame.tsx'
import { Reference } from './ReferenceField.tsx'
import { Segments } from './Segments.tsx'

type About = NonNullable<Notice['about']>

/** The offer or event a notice is about. */
export function AboutField({ field }: { field: Extract<Field, { type: 'about' }> }) {
  const say = useSay()
  const [about, setAbout] = useValue<About>(field.path)
  const [kind, setKind] = useState<About['kind'] | ''>(about?.kind ?? '')
  return (
    <Frame field={field}>
      <Segments
        options={[
          { value: '', label: say.about.nothing },
          { value: 'offers', label: say.about.offer },
          { value: 'events', label: say.about.event },
        ]}
        value={kind}
        onChoose={(next) => {
          setKind(next as About['kind'] | '')
          if (next !== about?.kind) setAbout(undefined)
        }}
      />
      {kind && (
        <Reference
          kind={kind}
          id={about?.kind === kind ? about.id : undefined}
          onChange={(id) => setAbout(id === undefined ? undefined : { kind, id })}
        />
      )}
    </Frame>
  )
}
