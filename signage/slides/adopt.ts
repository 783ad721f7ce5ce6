/**
 * Adds the style of one kind of slide when its part of the app comes: no file of its own to fetch, and nothing inline that the
 * content security policy would have to allow. A style that lies below gives way to those of slides, whichever comes first.
 */
export function adoptStyle(text: string, where: 'above' | 'below' = 'above'): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  const sheets = document.adoptedStyleSheets
  sheets.splice(where === 'below' ? 0 : sheets.length, 0, sheet)
}
