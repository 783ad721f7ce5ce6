import type { Fault } from '../../content/model/check.ts'
import type { Kind } from '../../content/model/kinds.ts'

/** An end of a reference: an item, or a topic or district of the centre, and the field that names it. */
export interface ReferenceEnd {
  kind: Kind | 'topics' | 'districts'
  id: string
  path: string
}

/** The item is not what its schema or the rules of its kind ask for. With several edits, paths begin with `<kind>/<id>`. */
export class InvalidEdit extends Error {
  override readonly name = 'InvalidEdit'
  readonly errors: Fault[]
  constructor(errors: Fault[]) {
    super(errors.map(({ path, message }) => `${path || 'the item'}: ${message}`).join('; '))
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
 * The edit would leave a reference without its end. `missing`: what the edited items name and nobody has (path: the field
 * that names it). `uses`: published items that still name what is to be deleted or archived (path: their field).
 */
export class BrokenReference extends Error {
  override readonly name = 'BrokenReference'
  readonly missing: ReferenceEnd[]
  readonly uses: ReferenceEnd[]
  constructor(missing: ReferenceEnd[], uses: ReferenceEnd[]) {
    const unknown = missing.map(({ kind, id, path }) => `${path} names ${kind}/${id}, which does not exist`)
    const used = uses.map(({ kind, id, path }) => `${kind}/${id} names it in ${path}`)
    super([...unknown, ...used].join('; '))
    this.missing = missing
    this.uses = uses
  }
}

export type NotWritableCode = 'disk-full' | 'disk-error' | 'read-only' | 'closed'

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
