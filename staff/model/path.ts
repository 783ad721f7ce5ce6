type Branch = Record<string, unknown>

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null

/** What lies at `address.street` or `people.0.name`; undefined where there is nothing. */
export function readPath(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => (isBranch(inner) ? inner[name] : undefined), value)
}

/** A copy in which `path` holds `next`; undefined takes the field away. Only what lies on the path is copied. */
export function writePath<T>(value: T, path: string, next: unknown): T {
  const [name = '', ...rest] = path.split('.')
  const old: Branch = isBranch(value) ? value : {}
  const inner = rest.length > 0 ? writePath<unknown>(old[name] ?? {}, rest.join('.'), next) : next
  if (Array.isArray(value)) return value.map((entry: unknown, index) => (index === Number(name) ? inner : entry)) as T
  const copy: Branch = { ...old }
  if (inner === undefined) delete copy[name]
  else copy[name] = inner
  return copy as T
}

/** Whether two JSON values say the same, whatever the order of their fields. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!isBranch(a) || !isBranch(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => isSame(a[name], b[name]))
}
