import { useEffect, useMemo, useState } from 'preact/hooks'
import type { PublicKind } from '../../content/model/snapshot.ts'
import { Segments } from '../fields/Segments.tsx'
import { useEditing } from '../forms/editing.ts'
import { usePublicContent } from '../model/public-content.ts'
import { parseDraft } from '../model/check-draft.ts'
import { wallTime } from '../model/wall-clock.ts'
import { sayMoment } from '../parts/dates.ts'
import { useSay, useStaff } from '../staff.ts'
import { Frame } from './Frame.tsx'
import { instantToShow, joinDraft, slideFor } from './draft-snapshot.ts'

const pause = 300

/** Kiosk and signage as they would show the draft. Loaded when it is first wanted. */
export function Preview() {
  const say = useSay()
  const { centre, editor, beside } = useEditing()
  const { now } = useStaff()
  const snapshot = usePublicContent()
  const draft = useSettled(editor.draft.value, pause)
  const [app, setApp] = useState<'kiosk' | 'signage'>('kiosk')
  const kind = editor.kind as PublicKind
  const lang = beside ?? centre.sourceLanguage

  const joined = useMemo(() => {
    const item = parseDraft(kind, { ...draft, id: draft.id || 'neu' })
    if (!snapshot || snapshot === 'failed' || !item) return undefined
    try {
      return { id: item.id, ...joinDraft(snapshot, kind, item, centre) }
    } catch (error) {
      if (error instanceof RangeError) return undefined
      throw error
    }
  }, [snapshot, draft, kind, centre])

  const shown = useMemo(() => {
    if (!joined) return undefined
    const instant = instantToShow(joined.snapshot, kind, joined.id, now())
    const path = kind === 'media' ? undefined : `${kind}/${joined.id}`
    return { snapshot: joined.snapshot, instant, lang, show: app === 'kiosk' ? path : slideFor(joined.snapshot, kind) }
  }, [joined, kind, lang, app])

  return (
    <section class="preview" aria-label={say.preview.title}>
      <Segments
        label={say.preview.title}
        options={[
          { value: 'kiosk', label: say.preview.kiosk },
          { value: 'signage', label: say.preview.signage },
        ]}
        value={app}
        onChoose={(next) => setApp(next as 'kiosk' | 'signage')}
      />
      <p class="help">
        {snapshot === 'failed' && say.preview.failed}
        {snapshot === undefined && say.preview.preparing}
        {snapshot && snapshot !== 'failed' && !shown && say.preview.notReady}
        {joined && !joined.isShown && say.preview.notShown}
        {joined?.isShown &&
          shown &&
          shown.instant > now() + 60_000 &&
          say.preview.at(sayMoment(wallTime(shown.instant, centre.timeZone), say))}
      </p>
      {shown && joined?.isShown && (
        <div class={`preview-${app}`}>
          {app === 'kiosk' ? (
            <Frame key="kiosk" app="kiosk" title={say.preview.kiosk} shown={shown} width={430} height={764} />
          ) : (
            <Frame key="signage" app="signage" title={say.preview.signage} shown={shown} width={1280} height={720} />
          )}
        </div>
      )}
    </section>
  )
}

/** The value once it has not changed for so many milliseconds: previews need not follow every key. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
