const baseOf = (tag: string) => tag.split('-')[0]

/** True for the same language in another form: Dari and Farsi, German and Einfache Sprache. */
export const isSameLanguage = (a: string, b: string): boolean => baseOf(a) === baseOf(b)

/** The one of `tags` for somebody who asks for `wanted`, best first; undefined when there is none of them. */
export function matchLanguage(tags: readonly string[], wanted: readonly string[]): string | undefined {
  for (const tag of wanted) {
    const found = tags.find((each) => each === tag) ?? tags.find((each) => isSameLanguage(each, tag))
    if (found) return found
  }
  return undefined
}
