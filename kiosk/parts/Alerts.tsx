import { TriangleAlert } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import type { PublicAlert } from '../../content/model/snapshot.ts'
import { Icon } from '../../screen/look/Icon.tsx'
import { tellEnd } from '../../screen/tell-end.ts'
import { Words } from '../../screen/look/Words.tsx'
import { useView } from '../view.ts'
import { Note } from './Note.tsx'

function AlertWords({ alert, heading: Heading }: { alert: PublicAlert; heading: 'h1' | 'h2' }) {
  const view = useView()
  const { say, choose } = view
  const title = choose(alert.title, alert.states)
  return (
    <div class="alert-body">
      <p class="alert-word">{say.alert}</p>
      <Heading tabIndex={-1}>
        <Words shown={title} />
      </Heading>
      <p>
        <Words shown={choose(alert.body, alert.states)} />
      </p>
      <p class="alert-end figures">{tellEnd({ ...view, tag: view.reader.tag }, alert.id)}</p>
      <Note shown={title} />
    </div>
  )
}

/** Alerts above everything else on each page; read out and brought into sight as soon as they come. */
export function Alerts({ alerts }: { alerts: readonly PublicAlert[] }) {
  const known = useRef(new Set(alerts.map(({ id }) => id)))
  useEffect(() => {
    const isNew = alerts.some(({ id }) => !known.current.has(id))
    known.current = new Set(alerts.map(({ id }) => id))
    // Whoever reads further down would not see it come.
    if (isNew) window.scrollTo(0, 0)
  }, [alerts.map(({ id }) => id).join(' ')])
  return (
    <div role="alert">
      {alerts.map((alert) => (
        <div key={alert.id} class="alert">
          <Icon node={TriangleAlert} size="2.4em" />
          <AlertWords alert={alert} heading="h2" />
        </div>
      ))}
    </div>
  )
}

/** An alert that takes the whole page until somebody has read it; then it stays above each page. */
export function Takeover({ alert, close }: { alert: PublicAlert; close(): void }) {
  const { say } = useView()
  return (
    <div class="takeover" role="alert">
      <Icon node={TriangleAlert} size="6rem" />
      <AlertWords alert={alert} heading="h1" />
      <button type="button" class="button" onClick={close}>
        {say.understood}
      </button>
    </div>
  )
}
