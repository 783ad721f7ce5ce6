import { useEffect, useRef } from 'preact/hooks'
import { fieldId, useEditing } from '../forms/editing.ts'
import { type FormKind } from '../forms/forms.ts'
import { sayFault } from '../forms/say-fault.ts'
import { useSay } from '../staff.ts'
import { Banner } from './Banner.tsx'
import { sayField } from './say-value.ts'

/** What still needs something, each leading to its field; the focus comes here when sending failed. */
export function FaultSummary() {
  const say = useSay()
  const { editor, centre } = useEditing()
  const element = useRef<HTMLDivElement>(null)
  const faults = editor.faults.value
  const isInvalid = editor.outcome.value.at === 'invalid'
  useEffect(() => {
    if (isInvalid) element.current?.focus()
  }, [isInvalid])
  if (!isInvalid || faults.length === 0) return null
  return (
    <div ref={element} tabIndex={-1} class="fault-summary">
      <Banner tone="bad" role="alert">
        <strong>{say.trouble.summary(faults.length)}</strong>
        <ul>
          {faults.map((fault) => (
            <li key={fault.path + fault.message}>
              <a
                href={`#${fieldId(fault.path)}`}
                onClick={(event) => {
                  event.preventDefault()
                  focusField(fault.path, centre.sourceLanguage)
                }}
              >
                {sayField(editor.kind as FormKind, fault.path, centre, say)}: {sayFault(fault, say)}
              </a>
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  )
}

/** Goes to the control at `path`, or to the nearest one around it. */
export function focusField(path: string, source: string): void {
  for (let at = path; at !== ''; at = at.split('.').slice(0, -1).join('.')) {
    const element = [at, `${at}.${source}`, `${at}.date`].map((each) => document.getElementById(fieldId(each))).find(Boolean)
    if (!element) continue
    const section = element.closest('details')
    if (section) section.open = true
    element.scrollIntoView({ block: 'center' })
    element.focus()
    return
  }
}
