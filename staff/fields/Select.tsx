import { useId } from 'preact/hooks'

interface SelectProps {
  label: string
  options: readonly { value: string; label: string }[]
  value: string
  onChoose: (value: string) => void
}

/** One of many, in the control that every phone has for it. */
export function Select({ label, options, value, onChoose }: SelectProps) {
  const id = useId()
  return (
    <div class="stacked">
      <label for={id} class="label label-small">
        {label}
      </label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
