import { BrokenReference, InvalidEdit, StaleEdit } from '../store/errors.ts'
import type { Author, Edit, Store } from '../store/store.ts'
import type { Said } from './entry-fault.ts'
import { sayMisfit } from './say-misfit.ts'

export interface TakeOverDeps {
  store: Pick<Store, 'change'>
  /** Resolves when screens are told what is stored: a calendar that runs ahead of it would keep the edits of staff waiting behind it. */
  told: () => Promise<void>
}

export interface TakenOver {
  /** Ids of events that were not taken, and why. */
  refused: Map<string, Said>
  /** Somebody edited one of the events meanwhile: the calendar has to be compared again. */
  isStale: boolean
}

/** Edits in one change: as a rule all there are. More would keep everybody else waiting while they are checked, so they come in parts. */
const mostEdits = 100
const editsOfPart = 50

/**
 * Writes what a calendar changes; an ordinary reading is one change that staff can undo, the first one of a very large calendar several. An
 * event that the store refuses (an id that staff deleted, a place that is gone) is left out, not the others. Throws what the store
 * throws for other reasons: no room, a broken disk.
 */
export const takeOver = async ({ store, told }: TakeOverDeps, edits: readonly Edit[], author: Author): Promise<TakenOver> => {
  const taken: TakenOver = { refused: new Map(), isStale: false }
  const size = edits.length > mostEdits ? editsOfPart : mostEdits
  for (let from = 0; from < edits.length; from += size) {
    await writeSome(store, edits.slice(from, from + size), author, taken)
    // The others had no turn while these were checked.
    await new Promise((resolve) => setImmediate(resolve))
    await told()
  }
  return taken
}

const writeSome = async (store: Pick<Store, 'change'>, edits: Edit[], author: Author, taken: TakenOver): Promise<void> => {
  let left = edits
  while (left.length > 0) {
    try {
      await store.change(left, author)
      return
    } catch (error) {
      const faulty = faultsOf(error)
      if (error instanceof StaleEdit) taken.isStale = true
      const rest = left.filter(({ id }) => !faulty.has(id))
      if (rest.length === left.length && error instanceof BrokenReference) {
        // What still names one of them does not say which.
        if (left.length === 1) return void taken.refused.set(left[0]!.id, sayUse(error))
        for (const edit of left) await writeSome(store, [edit], author, taken)
        return
      }
      if (rest.length === left.length) throw error
      for (const [id, says] of faulty) if (!(error instanceof StaleEdit)) taken.refused.set(id, says)
      left = rest
    }
  }
}

const faultsOf = (error: unknown): Map<string, Said> => {
  if (error instanceof StaleEdit) return new Map([[error.id, { de: '', en: '' }]])
  if (error instanceof InvalidEdit) return new Map(error.errors.map(({ id, path, message }) => [id, sayRefusal(path, message)]))
  if (error instanceof BrokenReference) {
    return new Map(
      error.missing.map(({ by, kind, id }) => [
        by.id,
        {
          de: `Der Eintrag wurde nicht übernommen: ${kind}/${id} gibt es nicht mehr. Bitte die Vorgaben des Kalenders prüfen.`,
          en: `The entry was not taken: ${kind}/${id} is gone. Please check the defaults of the calendar.`,
        },
      ]),
    )
  }
  return new Map()
}

const sayUse = ({ uses }: BrokenReference): Said => ({
  de: `Der Termin blieb, wie er ist: ${uses.map(({ kind, id }) => `${kind}/${id}`).join(', ')} verweist auf ihn.`,
  en: `The event stayed as it is: ${uses.map(({ kind, id }) => `${kind}/${id}`).join(', ')} names it.`,
})

/** Nothing ever comes back under an id that was deleted: so an event that staff deleted stays away. */
const sayRefusal = (path: string, message: string): Said =>
  path === 'id'
    ? {
        de: 'Der Termin wurde hier gelöscht und kommt nicht wieder.',
        en: 'The event was deleted here and does not come back.',
      }
    : sayMisfit(path, message)
