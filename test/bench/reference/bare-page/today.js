// The bare page's one script: fetches the snapshot and writes today's list. What it writes is marked up as the product marks it up,
// so that one style sheet serves both.

const { app, lang } = document.currentScript.dataset
/** Filled one after the other, each with as many rows as the product's. */
const lists = [...document.querySelectorAll('[data-list]')]

/** @param {string} tag @param {string} className @param {(Node | string)[]} children */
const make = (tag, className, ...children) => {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...children)
  return element
}

const choose = (text) => (text ? (text[lang] ?? text.de ?? Object.values(text)[0]) : '')

function signageRow({ event, occurrence }, place) {
  const hours = make('p', 'hours', make('time', 'begins', occurrence.time), make('span', 'ends', `– ${occurrence.endTime}`))
  const facts = make('p', 'facts', make('span', 'where', make('bdi', '', choose(place?.name))))
  if (event.cost.kind === 'free') facts.append(make('span', 'free', 'kostenlos'))
  return make('li', 'row event', hours, make('div', 'words', make('h2', '', make('bdi', '', choose(event.title))), facts))
}

function kioskRow({ event, occurrence }, place) {
  const time = make(
    'span',
    'row-time',
    make('time', 'row-start', occurrence.time),
    make('span', 'row-end figures', `– ${occurrence.endTime}`),
  )
  const where = make('span', 'row-where', make('span', '', make('bdi', '', choose(place?.name))))
  const body = make('span', 'row-body', make('h3', 'row-title', make('bdi', '', choose(event.title))), where)
  const badges = make('span', 'row-badges')
  if (event.cost.kind === 'free') badges.append(make('span', 'badge badge-free', 'kostenlos'))
  const link = make('a', 'row-link', time, body, badges)
  link.href = `/kiosk/events/${event.id}`
  return make('li', 'row', link)
}

async function start() {
  const snapshot = await (await fetch('/api/content')).json()
  const now = Date.now()
  const rows = snapshot.events
    .flatMap((event) => (snapshot.timeline.occurrences[event.id] ?? []).map((occurrence) => ({ event, occurrence })))
    .filter(({ occurrence }) => occurrence.end > now && occurrence.date === occurrence.endDate)
    .sort((a, b) => a.occurrence.start - b.occurrence.start)
  const draw = app === 'kiosk' ? kioskRow : signageRow
  const placeOf = ({ event, occurrence }) => snapshot.places.find(({ id }) => id === (occurrence.place ?? event.place))
  for (const list of lists) list.append(...rows.splice(0, Number(list.dataset.list)).map((row) => draw(row, placeOf(row))))
  if ('serviceWorker' in navigator) await navigator.serviceWorker.register('/worker.js')
}

void start()
