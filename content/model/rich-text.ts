/** Markdown as the server sends it: a small tree a screen draws without ever setting innerHTML. */
export type Inline = string | { strong: Inline[] } | { emphasis: Inline[] } | { link: Inline[]; href: string } | { break: true }

export type RichBlock =
  | { heading: Inline[]; depth: 2 | 3 }
  | { paragraph: Inline[] }
  | { list: RichBlock[][]; ordered: boolean }
  | { quote: RichBlock[] }

/** One rich text by language. */
export type RichText = Record<string, RichBlock[]>
