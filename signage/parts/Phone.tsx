import { codes } from '../codes.ts'
import type { Scene } from '../view.ts'

/** What a person types: without the protocol, for the bare address leads to the same page. */
export const spokenAddress = (publicUrl: string): string => publicUrl.replace(/^https?:\/\//, '')

/** The way to the visitor's own phone: a code to scan and, beside it, a short address to type. */
export function Phone({ scene }: { scene: Scene }) {
  const { snapshot, reader } = scene
  const code = codes.value
  const modules = code?.encode(`${snapshot.publicUrl}/kiosk/?lang=${encodeURIComponent(reader.tag)}`)
  // A long address breaks after its dots, never within a name.
  const parts = spokenAddress(snapshot.publicUrl).split(/(?<=[.:/-])/)
  return (
    <aside class="phone">
      <div class="code-room">
        <div class="code-card">
          {code && modules && <code.Drawing modules={modules} label={reader.say.phoneCode} class="code" />}
        </div>
      </div>
      <p class="phone-words" data-fit>
        <span class="phone-call">{reader.say.onPhone}</span>
        <bdi class="address" dir="ltr" translate={false}>
          {parts.map((part, index) => (index === 0 ? part : [<wbr />, part]))}
        </bdi>
      </p>
    </aside>
  )
}
