// The bare page's answer to a touch: the other page lies in a template, marked up as the product marks it up.

addEventListener('click', (event) => {
  if (!event.target.closest('main a')) return
  event.preventDefault()
  const next = document.getElementById('next').content.cloneNode(true)
  document.querySelector('main').replaceChildren(next)
  scrollTo(0, 0)
})
