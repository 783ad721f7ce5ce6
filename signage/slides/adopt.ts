/**
 * Adds the style of one kind of slide when its part of the app comes: no file of its own to fetch, and nothing inline that the
 * content security policy would have to allow.
 */
export function adoptStyle(text: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  document.adoptedStyleSheets.push(sheet)
}
