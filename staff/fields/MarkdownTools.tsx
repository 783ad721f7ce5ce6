import { Bold, List } from 'lucide'
import type { RefObject } from 'preact'
import { Icon } from '../look/Icon.tsx'
import { useSay } from '../staff.ts'

interface MarkdownToolsProps {
  area: RefObject<HTMLTextAreaElement | null>
  onChange: (text: string) => void
}

/** The two marks staff really use, without having to know how they are written. */
export function MarkdownTools({ area, onChange }: MarkdownToolsProps) {
  const say = useSay()
  const edit = (change: (selected: string, before: string) => string) => {
    const element = area.current
    if (!element) return
    const { value, selectionStart, selectionEnd } = element
    const before = value.slice(0, selectionStart)
    const next = change(value.slice(selectionStart, selectionEnd), before)
    onChange(before + next + value.slice(selectionEnd))
    requestAnimationFrame(() => {
      element.focus()
      element.setSelectionRange(selectionStart, selectionStart + next.length)
    })
  }
  const embolden = (selected: string) =>
    /^\*\*.*\*\*$/s.test(selected) ? selected.slice(2, -2) : `**${selected || say.text.bold}**`
  const makeList = (selected: string, before: string) => {
    const lines = selected.split('\n').map((line) => `- ${line.replace(/^- /, '')}`)
    const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
    return gap + lines.join('\n')
  }
  return (
    <div class="text-tools">
      <button type="button" class="tool" onClick={() => edit(embolden)}>
        <Icon node={Bold} size="20px" /> {say.text.bold}
      </button>
      <button type="button" class="tool" onClick={() => edit(makeList)}>
        <Icon node={List} size="20px" /> {say.text.list}
      </button>
      <span class="help">{say.help.markdown}</span>
    </div>
  )
}
