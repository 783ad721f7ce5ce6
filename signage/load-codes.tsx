import { encode } from 'uqr'
import { QrDrawing } from '../screen/look/QrDrawing.tsx'
import { codes } from './codes.ts'
import style from './codes.css?inline'
import { adoptStyle } from './slides/adopt.ts'
import type { Scene } from './view.ts'

adoptStyle(style, 'below')

/** What a person types: without the protocol, for the bare address leads to the same page. */
const spokenAddress = (publicUrl: string): string => publicUrl.replace(/^https?:\/\//, '')

/** Codes come after the first slide, which need not wait for them; then they stay at hand, one a language. */
export function loadCodes(): void {
  const known = new Map<string, boolean[][]>()
  function modulesOf(address: string): boolean[][] {
    const modules = known.get(address) ?? encode(address, { ecc: 'M', border: 4 }).data
    if (known.size > 20) known.clear()
    known.set(address, modules)
    return modules
  }
  codes.value = ({ snapshot: { publicUrl }, reader: { say, tag } }: Scene) => (
    <>
      <div class="code-room">
        <div class="code-card">
          <QrDrawing
            modules={modulesOf(`${publicUrl}/kiosk/?lang=${encodeURIComponent(tag)}`)}
            label={say.phoneCode}
            class="code"
          />
        </div>
      </div>
      <p class="phone-words" data-fit>
        <span class="phone-call">{say.onPhone}</span>
        {/* A long address breaks after its dots, never within a name. */}
        <bdi class="address" dir="ltr" translate={false}>
          {spokenAddress(publicUrl)
            .split(/(?<=[.:/-])/)
            .map((part, index) => (index === 0 ? part : [<wbr />, part]))}
        </bdi>
      </p>
    </>
  )
}
