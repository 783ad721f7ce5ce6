import { useId } from 'preact/hooks'

interface SegmentsProps {
  options: readonly { value: string; label: string }[]
  value: string | undefined
  onChoose: (value: string) => void
  label?: string
  /** In one row, also on a phone. */
  tight?: boolean
}

/** One of a few: radio buttons that look like one switch. */
export function Segments({ options, value, onChoose, label, tight }: SegmentsProps) {
  const name = useId()
  const shape = options.some((option) => option.label.length > 18) ? ' segments-long' : options.length > 4 ? ' segments-many' : ''
  return (
    <div class={`segments${tight ? ' segments-tight' : shape}`} role="radiogroup" {...(label ? { 'aria-label': label } : {})}>
      {options.map((option) => (
        <label key={option.value} class="segment">
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}
