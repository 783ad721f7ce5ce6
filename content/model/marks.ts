import * as v from 'valibot'
import { schemas, type Kind } from './kinds.ts'
import type { Text, TextForm } from './text.ts'

/**
 * The marks in the schemas (`refers`, `centreEntry`, `text`, `time`), compiled once a kind into a tree of the marked fields only:
 * so references, texts and times are found along the schema, in its order, without a second list of paths.
 */
export interface MarkVisitor {
  reference?(kind: Kind | 'topics' | 'districts', id: string, path: string): void
  /** `required`: the schema asks for this text wherever its surroundings exist. */
  text?(text: Text | undefined, path: string, mark: { form: TextForm; required: boolean }): void
  time?(text: string, path: string, form: TimeForm): void
}

type TimeForm = 'date' | 'time' | 'moment' | 'rule'

/** How list entries appear in paths: by index as forms and files count, or by their id, which moving does not change. */
export type EntryNames = 'index' | 'id'

/** Shows every marked field of an item, in the order of its schema. Paths are like `questions.0.text`. */
export function visitMarks(kind: Kind, item: object, visitor: MarkVisitor, names: EntryNames = 'index'): void {
  const marks = (compiled[kind] ??= compile(schemas[kind] as unknown as SchemaShape) ?? {})
  visit(marks, item, '', visitor, names)
}

const compiled: Partial<Record<Kind, Marks>> = {}

interface Marks {
  refers?: Kind | 'topics' | 'districts'
  text?: { form: TextForm; required: boolean }
  time?: TimeForm
  entries?: Marks
  fields?: [name: string, marks: Marks][]
  /** Of a variant: which fields count, by the value of the field that tells. */
  by?: { field: string; options: Map<unknown, Marks> }
}

/** The little of a valibot schema that is read here; everything else of it is no business of marks. */
interface SchemaShape {
  type: string
  wrapped?: SchemaShape
  item?: SchemaShape
  entries?: Record<string, SchemaShape>
  key?: string
  options?: readonly unknown[]
  literal?: unknown
}

function compile(schema: SchemaShape, required = true): Marks | undefined {
  if (schema.wrapped) return compile(schema.wrapped, false)
  const mark = v.getMetadata(schema as unknown as v.GenericSchema) as {
    refers?: Kind
    centreEntry?: 'topics' | 'districts'
    text?: TextForm
    time?: TimeForm
  }
  if (mark.text) return { text: { form: mark.text, required } }
  if (mark.refers || mark.centreEntry) return { refers: mark.refers ?? mark.centreEntry }
  if (mark.time) return { time: mark.time }
  if (schema.type === 'array' && schema.item) {
    const entries = compile(schema.item)
    return entries && { entries }
  }
  if (schema.type === 'variant') return compileVariant(schema)
  if (schema.entries) {
    const fields = Object.entries(schema.entries).flatMap(([name, field]): [string, Marks][] => {
      const marks = compile(field)
      return marks ? [[name, marks]] : []
    })
    return fields.length > 0 ? { fields } : undefined
  }
  return undefined
}

function compileVariant({ key = '', options = [] }: SchemaShape): Marks {
  const known = (options as SchemaShape[]).map((option): [unknown, Marks] => [
    option.entries?.[key]?.literal,
    compile(option) ?? {},
  ])
  return { by: { field: key, options: new Map(known) } }
}

function visit(marks: Marks, value: unknown, path: string, visitor: MarkVisitor, names: EntryNames): void {
  if (marks.text) return visitor.text?.(value as Text | undefined, path, marks.text)
  if (value === undefined || value === null) return
  if (marks.time) return visitor.time?.(value as string, path, marks.time)
  if (marks.refers) return visitor.reference?.(marks.refers, value as string, path)
  if (marks.entries) {
    // References are looked for in tens of thousands of items, with hundreds of dates each.
    if (marks.entries.time && !visitor.time) return
    for (const [index, entry] of (value as { id?: string }[]).entries()) {
      visit(marks.entries, entry, `${path}.${names === 'id' ? (entry.id ?? index) : index}`, visitor, names)
    }
    return
  }
  const fields = value as Record<string, unknown>
  if (marks.by) return visit(marks.by.options.get(fields[marks.by.field]) ?? {}, value, path, visitor, names)
  for (const [name, inner] of marks.fields ?? []) visit(inner, fields[name], path ? `${path}.${name}` : name, visitor, names)
}
