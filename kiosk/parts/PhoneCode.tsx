import { useEffect, useState } from 'preact/hooks'
import type { QrCode as Code } from '../../screen/look/QrCode.tsx'
import { kioskRoot, pathOf, type Route } from '../routes.ts'
import { useView } from '../view.ts'

/**
 * An event has a page of its own outside of the app: it opens at once on any phone, goes into the calendar and onto paper, and leads here
 * as well.
 */
const addressOf = (route: Route) => (route.page === 'event' ? '/' : kioskRoot) + pathOf(route)

/** Carries this page to a visitor's phone. Only a kiosk needs it, so its code is fetched there alone. */
export function PhoneCode({ route }: { route: Route }) {
  const { screen, snapshot, reader, say } = useView()
  const [QrCode, setQrCode] = useState<typeof Code | undefined>(undefined)
  const wanted = screen !== undefined
  useEffect(() => {
    if (wanted)
      void import('../../screen/look/QrCode.tsx').then(
        (module) => setQrCode(() => module.QrCode),
        () => undefined,
      )
  }, [wanted])
  if (!wanted || !QrCode) return null
  const short = snapshot.publicUrl.replace(/^https?:\/\//, '')
  return (
    <aside class="phone-code card" aria-label={say.onYourPhone}>
      <QrCode class="qr" address={`${snapshot.publicUrl}${addressOf(route)}?lang=${reader.tag}`} label={say.codeFor(short)} />
      <div>
        <p class="phone-code-title">{say.onYourPhone}</p>
        <p class="soft">{say.scanCode}</p>
        <p>
          <bdi dir="ltr" translate={false}>
            {short}
          </bdi>
        </p>
      </div>
    </aside>
  )
}
