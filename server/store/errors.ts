import type { Fault } from '../../content/model/check.ts'
import type { Kind } from '../../content/model/kinds.ts'
import type { Via } from './store.ts'

/** A fault and the edited item it is in; `path` begins inside that item. */
export interface ItemFault extends Fault {
  kind: Kind
  id: string
}

/** Something unknown that an edited item names: an item, or a topic or district of the centre. */
export interface MissingReference {
  kind: Kind | 'topics' | 'districts'
  id: string
  /** The field that names it, in the item `by`. */
  path: string
  by: { kind: Kind; id: string }
}

/** A published item that names what is to go, and in which field. */
export interface ReferenceUse {
  kind: Kind
  id: string
  path: string
}

/** An item is not what its schema or the rules of its kind ask for. */
export class InvalidEdit extends Error {
  override readonly name = 'InvalidEdit'
  readonly errors: ItemFault[]
  constructor(errors: ItemFault[]) {
    super(errors.map(({ kind, id, path, message }) => `${kind}/${id}${path && ` ${path}`}: ${message}`).join('; '))
    this.errors = errors
  }
}

/** Somebody changed the item since the editor saw it. `etag` is the current one; undefined when the item is gone. */
export class StaleEdit extends Error {
  override readonly name = 'StaleEdit'
  readonly kind: Kind
  readonly id: string
  readonly etag: string | undefined
  constructor(kind: Kind, id: string, etag: string | undefined) {
    super(`${kind}/${id} has changed since it was read`)
    this.kind = kind
    this.id = id
    this.etag = etag
  }
}

/**
 * The change would leave a reference without its end. `missing`: what edited items name and nobody has.
 * `uses`: published items that still name what is to be deleted or archived.
 */
export class BrokenReference extends Error {
  override readonly name = 'BrokenReference'
  readonly missing: MissingReference[]
  readonly uses: ReferenceUse[]
  constructor(missing: MissingReference[], uses: ReferenceUse[]) {
    const unknown = missing.map(
      ({ kind, id, path, by }) => `${by.kind}/${by.id} names ${kind}/${id} in ${path}, which does not exist`,
    )
    const used = uses.map(({ kind, id, path }) => `${kind}/${id} still names it in ${path}`)
    super([...unknown, ...used].join('; '))
    this.missing = missing
    this.uses = uses
  }
}

/** A later change of an item that an undo would touch. */
export interface LaterTouch {
  revision: number
  /** ISO 8601 instant. */
  at: string
  by: string
  via: Via
  kind: Kind
  id: string
}

/** An undo would take back what others did afterwards. */
export class ChangedSince extends Error {
  override readonly name = 'ChangedSince'
  readonly later: LaterTouch[]
  constructor(revision: number, later: LaterTouch[]) {
    super(`later changes touched what revision ${revision} changed: ${later.map((touch) => touch.revision).join(', ')}`)
    this.later = later
  }
}

/** The change is known, and nothing can be brought back from it any more. */
export class ChangeGone extends Error {
  override readonly name = 'ChangeGone'
  readonly reason: 'erased' | 'old'
  constructor(revision: number, reason: 'erased' | 'old') {
    super(`revision ${revision} can no longer be undone: ${reason}`)
    this.reason = reason
  }
}

export class UnknownChange extends Error {
  override readonly name = 'UnknownChange'
  constructor(revision: number) {
    super(`the history has no revision ${revision}`)
  }
}

export type NotWritableCode = 'disk-full' | 'disk-error' | 'read-only' | 'folder-gone' | 'closed'

/** The change could not be made durable, so it was not made. */
export class NotWritable extends Error {
  override readonly name = 'NotWritable'
  readonly code: NotWritableCode
  constructor(code: NotWritableCode, options?: ErrorOptions) {
    super(`the store cannot be written: ${code}`, options)
    this.code = code
  }
}

/** The folder cannot be opened: names the folder or file, and why. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused'
  readonly file: string
  readonly reason: string
  constructor(file: string, reason: string, options?: ErrorOptions) {
    super(`${file}: ${reason}`, options)
    this.file = file
    this.reason = reason
  }
}
