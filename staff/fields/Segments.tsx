import { useId } from 'preact/hooks'

interface SegmentsProps {
  options: readonly { value: string; label: string }[]
  value: string | undefined
  onChoose: (value: string) => void
  label?: string
}

/** One of a few: radio buttons that look like one switch. */
export function Segments({ options, value, onChoose, label }: SegmentsProps) {
  const name = useId()
  return (
    <div class="segments" role="radiogroup" {...(label ? { 'aria-label': label } : {})}>
      {options.map((option) => (
        <label key={option.value} class="segment">
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}
