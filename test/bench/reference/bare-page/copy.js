// Runs in the product's page: takes its markup and its styles.

window.copyScreen = (listSelector) => {
  const lang = document.querySelector(listSelector)?.closest('[lang]').lang ?? 'de'
  const attributes = [...document.documentElement.attributes]
    .map(({ name, value }) => `${name}="${value.replaceAll('"', '&quot;')}"`)
    .join(' ')
  const body = document.body.cloneNode(true)
  for (const script of body.querySelectorAll('script')) script.remove()
  // The rows of every list are what the bare page's own script writes: what is left of today, and what comes next.
  for (const list of body.querySelectorAll(listSelector)) {
    list.dataset.list = list.children.length
    list.replaceChildren()
  }
  const css = [...document.styleSheets, ...document.adoptedStyleSheets]
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
    .join('\n')
  return { attributes, body: body.innerHTML, css, lang }
}
