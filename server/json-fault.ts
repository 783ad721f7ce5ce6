const parseError = (text: string): string | undefined => {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Whether what is wrong with this beginning could still be mended by what follows. */
const endsTooEarly = (beginning: string) => {
  const message = parseError(beginning)
  if (message === undefined || /^Unexpected end|^Unterminated/.test(message)) return true
  return Number(/at position (\d+)/.exec(message)?.[1]) >= beginning.length
}

/** Node does not always name the place: the fault is the last character of the shortest beginning that nothing can mend. */
const faultPosition = (text: string) => {
  let good = 0
  let bad = text.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (middle <= text.length && endsTooEarly(text.slice(0, middle))) good = middle
    else bad = middle
  }
  return Math.min(bad - 1, text.length)
}

/** Where and why a text is not JSON; undefined where it is. Lines and columns count from 1. */
export const findJsonFault = (text: string): { message: string; line: number; column: number } | undefined => {
  const message = parseError(text)
  if (message === undefined) return undefined
  const before = text.slice(0, faultPosition(text)).split('\n')
  const what = message.replace(/ (in JSON )?at position .*$/, '').replace(/, (\.\.\.)?"[^]*is not valid JSON$/, '')
  return { message: what, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
