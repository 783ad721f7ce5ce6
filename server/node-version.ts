const numbers = (text: string) =>
  text
    .replace(/^[^\d]*/, '')
    .split('.')
    .map(Number)

/** `version` like `v20.20.2`, `wanted` like `>=20.19.0`: the only form that package.json uses here. */
export const isNodeTooOld = (version: string, wanted: string): boolean => {
  const have = numbers(version)
  const need = numbers(wanted)
  const first = need.findIndex((each, index) => each !== have[index])
  return first !== -1 && (have[first] ?? 0) < (need[first] ?? 0)
}
