// Runs in the product's page when its first content stands: takes its markup and its styles, the list's rows taken out.

window.copyScreen = (listSelector) => {
  const list = [...document.querySelectorAll(listSelector)].at(-1)
  const rows = list.children.length
  const root = document.documentElement
  const lang = list.closest('[lang]').lang
  const attributes = [...root.attributes].map(({ name, value }) => `${name}="${value.replaceAll('"', '&quot;')}"`).join(' ')
  const body = document.body.cloneNode(true)
  const lists = [...body.querySelectorAll(listSelector)]
  lists.at(-1).replaceChildren()
  lists.at(-1).setAttribute('data-list', '')
  for (const script of body.querySelectorAll('script')) script.remove()
  const css = [...document.styleSheets, ...document.adoptedStyleSheets]
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
    .join('\n')
  return { attributes, body: body.innerHTML, css, lang, rows }
}
