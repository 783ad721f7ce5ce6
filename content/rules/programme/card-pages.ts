import { chooseText } from '../fallback.ts'
import { countWords } from '../reading-time.ts'
import { type } from './capacity.ts'
import { lead, type PageContext, plain, sumOf } from './context.ts'
import { fillPages } from './fill.ts'
import { countLines, splitText } from './measure.ts'
import type { NoticeRow, OfferRow, Page, PlaceRow } from './show.ts'
import { plainText, textFor } from './texts.ts'

const rowGap = 1.1
/** A wall is no newspaper: what is longer is told by its first sentences. */
const noticeLines = 4

/** All offers. */
export function offerPages(context: PageContext, dated: boolean): Page[] {
  const { capacity, findings } = context
  const rows = dated ? findings.offers() : findings.offers().map((row) => ({ ...row, next: undefined }))
  const name = ({ offer }: OfferRow) => textFor(context, offer.name, offer.states)
  const where = ({ place }: OfferRow) => context.placeName(place?.id)
  const width = capacity.list.width - capacity.beside.picture
  const height = (row: OfferRow) =>
    rowGap +
    Math.max(
      capacity.beside.pictureHeight,
      lead(context, name(row), width) +
        plain(context, row.next && '··········· ···········', width) +
        plain(context, `${where(row)} ···········`, width),
    )
  return fillPages(rows, height, capacity.list.height).map((page) => ({
    show: { kind: 'offers', rows: page },
    words: sumOf(page.map((row) => 4 + countWords(name(row), where(row)))),
  }))
}

function noticeRow(context: PageContext, notice: NoticeRow['notice'], width: number): NoticeRow {
  const shown = chooseText(context.snapshot.centre, notice.body, context.lang, notice.states)
  if (!shown) return { notice, body: undefined }
  const text = plainText(shown.text)
  const [first = '', ...more] = splitText(text, width, noticeLines)
  return { notice, body: { text: first, lang: shown.lang, dir: shown.dir, whole: more.length === 0 } }
}

/** What the place's notices say, the urgent first. */
export function noticePages(context: PageContext): Page[] {
  const { capacity, findings } = context
  const widthBeside = (notice: NoticeRow['notice']) =>
    capacity.list.width - (notice.image ? capacity.beside.picture : capacity.beside.sign)
  const rows = findings.notices().map((notice) => noticeRow(context, notice, widthBeside(notice)))
  const title = ({ notice }: NoticeRow) => textFor(context, notice.title, notice.states)
  const height = (row: NoticeRow) => {
    const width = widthBeside(row.notice)
    const mark = row.notice.level === 'info' ? 0 : 1.7
    const words =
      mark + lead(context, title(row), width) + plain(context, row.body?.text, width) + (row.body?.whole === false ? 1.3 : 0)
    return rowGap + Math.max(row.notice.image ? capacity.beside.pictureHeight : capacity.beside.signHeight, words)
  }
  return fillPages(rows, height, capacity.list.height).map((page) => ({
    show: { kind: 'notices', rows: page },
    words: sumOf(page.map((row) => countWords(title(row), row.body?.text))),
  }))
}

/** Which doors are open. */
export function openPages(context: PageContext): Page[] {
  const { capacity, findings } = context
  const rows = findings.doors()
  const anyOpen = rows.some(({ state }) => state.open)
  const name = ({ place }: PlaceRow) => textFor(context, place.name, place.states)
  const reason = (row: PlaceRow) => textFor(context, row.reason, row.place.states)
  const people = ({ place }: PlaceRow) => (place.people.length > 0 ? `········· ${peopleAt(place).join(' ··· ')}` : '')
  const width = capacity.list.width - capacity.beside.sign
  const height = (row: PlaceRow) =>
    rowGap +
    Math.max(
      capacity.beside.signHeight,
      lead(context, name(row), width) +
        plain(context, '······ ········· ·····', width) +
        plain(context, reason(row), width) +
        plain(context, people(row), width),
    )
  return fillPages(rows, height, capacity.list.height).map((page) => ({
    show: { kind: 'open-now', rows: page, anyOpen },
    words: sumOf(page.map((row) => 4 + countWords(name(row), reason(row), people(row)))),
  }))
}

/** Whom to ask for at a place: the first two, as the centre orders them. */
export const peopleAt = (place: PlaceRow['place']): string[] => place.people.slice(0, 2).map(({ name }) => name)

/** A text slide: its title on every page, its body in as many parts as it needs. */
export function textPages(context: PageContext, slide: Extract<Page['show'], { kind: 'text' }>['slide']): Page[] {
  const title = textFor(context, slide.title, slide.states)
  const { width, height } = context.capacity.text
  const above = countLines(title, width / type.title) * type.title * type.titleLine * context.lineFactor
  const lines = Math.max(2, Math.floor((height - above - 0.8) / (type.textLine * context.lineFactor)))
  const body = textFor(context, slide.body, slide.states)
  const parts: (string | undefined)[] = body ? splitText(body, width, lines) : [undefined]
  return parts.map((part) => ({ show: { kind: 'text', slide, body: part }, words: countWords(title, part) }))
}

/** An emergency in as many parts as it needs; `band`: the strip above the slides instead of the whole panel. */
export function alertPages(
  context: PageContext,
  alert: Extract<Page['show'], { kind: 'alert' }>['alert'],
  band: boolean,
): Page[] {
  const title = textFor(context, alert.title, alert.states)
  const body = textFor(context, alert.body, alert.states)
  const { width, height } = band ? context.capacity.band : context.capacity.alert
  const scale = band ? 1 : type.alertBody
  const above = band ? 0 : countLines(title, width / type.alertTitle) * type.alertTitle * type.titleLine * context.lineFactor
  const lines = Math.max(2, Math.floor((height - above) / (scale * type.textLine * context.lineFactor)))
  const parts: (string | undefined)[] = body ? splitText(body, width / scale, lines) : [undefined]
  return parts.map((part) => ({ show: { kind: 'alert', alert, body: part }, words: countWords(title, part) }))
}
