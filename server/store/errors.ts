import type { Kind } from '../../content/model/kinds.ts'

/** A fault in one field: `path` as in `questions.0.text.de`, empty for the whole item. */
export interface Fault {
  path: string
  message: string
}

/** An end of a reference: an item, or a topic or district of the centre, and the field that names it. */
export interface ReferenceEnd {
  kind: Kind | 'topics' | 'districts'
  id: string
  path: string
}

/** The item is not what its schema or the rules of its kind ask for. With several edits, paths begin with `<kind>/<id>`. */
export class InvalidEdit extends Error {
  override readonly name = 'InvalidEdit'
  constructor(readonly errors: Fault[]) {
    super(errors.map(({ path, message }) => `${path || 'the item'}: ${message}`).join('; '))
  }
}

/** Somebody changed the item since the editor saw it. `etag` is the current one; undefined when the item is gone. */
export class StaleEdit extends Error {
  override readonly name = 'StaleEdit'
  constructor(
    readonly kind: Kind,
    readonly id: string,
    readonly etag: string | undefined,
  ) {
    super(`${kind}/${id} has changed since it was read`)
  }
}

/**
 * The edit would leave a reference without its end. `missing`: what the edited items name and nobody has (path: the field
 * that names it). `uses`: published items that still name what is to be deleted or archived (path: their field).
 */
export class BrokenReference extends Error {
  override readonly name = 'BrokenReference'
  constructor(
    readonly missing: ReferenceEnd[],
    readonly uses: ReferenceEnd[],
  ) {
    const unknown = missing.map(({ kind, id, path }) => `${path} names ${kind}/${id}, which does not exist`)
    const used = uses.map(({ kind, id, path }) => `${kind}/${id} names it in ${path}`)
    super([...unknown, ...used].join('; '))
  }
}

/** The change could not be made durable, so it was not made. */
export class NotWritable extends Error {
  override readonly name = 'NotWritable'
  constructor(
    readonly code: 'disk-full' | 'disk-error' | 'read-only' | 'closed',
    options?: ErrorOptions,
  ) {
    super(`the store cannot be written: ${code}`, options)
  }
}

/** The folder cannot be opened: names the folder or file, and why. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused'
  constructor(
    readonly file: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${file}: ${reason}`, options)
  }
}
