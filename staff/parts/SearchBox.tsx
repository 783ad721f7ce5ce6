import { Search } from 'lucide'
import { Icon } from '../look/Icon.tsx'
import { useSay } from '../staff.ts'

export function SearchBox({ value, onInput }: { value: string; onInput: (query: string) => void }) {
  const say = useSay()
  return (
    <label class="search">
      <Icon node={Search} size="22px" />
      <span class="visually-hidden">{say.list.search}</span>
      <input
        type="search"
        value={value}
        placeholder={say.list.search}
        autocomplete="off"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  )
}
