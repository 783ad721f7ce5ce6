import { Check } from 'lucide'
import { Icon } from '../look/Icon.tsx'

interface ChipsProps {
  options: readonly { value: string; label: string; lang?: string }[]
  values: readonly string[]
  /** In the order of the options. */
  onChange: (values: string[]) => void
}

/** Any of several: checkboxes that look like tags. What is chosen carries a tick, not colour alone. */
export function Chips({ options, values, onChange }: ChipsProps) {
  const known = options.map(({ value }) => value)
  const others = values.filter((value) => !known.includes(value))
  const toggle = (value: string, on: boolean) =>
    onChange([...known.filter((each) => (each === value ? on : values.includes(each))), ...others])
  return (
    <div class="chips">
      {options.map(({ value, label, lang }) => (
        <label key={value} class="chip">
          <input
            type="checkbox"
            checked={values.includes(value)}
            onChange={(event) => toggle(value, event.currentTarget.checked)}
          />
          <span {...(lang ? { lang } : {})}>
            {values.includes(value) && <Icon node={Check} size="18px" />}
            {label}
          </span>
        </label>
      ))}
    </div>
  )
}
