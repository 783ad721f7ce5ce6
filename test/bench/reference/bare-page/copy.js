// Runs in the product's page: takes its markup and its styles.

window.copyScreen = (listSelector) => {
  const list = [...document.querySelectorAll(listSelector)].at(-1)
  const rows = list?.children.length ?? 0
  const lang = list?.closest('[lang]').lang ?? 'de'
  const attributes = [...document.documentElement.attributes]
    .map(({ name, value }) => `${name}="${value.replaceAll('"', '&quot;')}"`)
    .join(' ')
  const body = document.body.cloneNode(true)
  for (const script of body.querySelectorAll('script')) script.remove()
  // The rows are what the bare page's own script writes.
  const copied = [...body.querySelectorAll(listSelector)].at(-1)
  copied?.replaceChildren()
  copied?.setAttribute('data-list', '')
  const css = [...document.styleSheets, ...document.adoptedStyleSheets]
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
    .join('\n')
  return { attributes, body: body.innerHTML, css, lang, rows }
}
