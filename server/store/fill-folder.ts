import { kinds, type Kind } from '../../content/model/kinds.ts'
import type { State } from './apply-edits.ts'
import type { ChangeGate } from './change-gate.ts'
import { FileFault, parseFrame } from './collection-file.ts'
import { absent, fingerprint, type Desk } from './desk.ts'
import { StoreRefused } from './errors.ts'
import type { FileLayer } from './file-layer.ts'
import type { HandEdits } from './hand-edits.ts'
import { wasFilled, type Marker } from './marker.ts'
import type { Problems } from './problems.ts'
import type { Edit, Log } from './store.ts'
import { ifPresent } from './write-durably.ts'

/** Items by collection, as written in the sample: parsed when they are taken over. */
export type Seed = () => Partial<Record<Kind, unknown[]>> | Promise<Partial<Record<Kind, unknown[]>>>

export interface FillOptions {
  files: FileLayer
  folder: string
  desks: readonly Desk[]
  marker: Marker | undefined
  seed: Seed | undefined
  current: () => { state: State; revision: number }
  gate: ChangeGate
  handEdits: HandEdits
  problems: Problems
  log: Log
}

/**
 * At the start: takes over what was edited by hand meanwhile, or what somebody has put into a new folder, or fills it
 * with the seed. Throws StoreRefused where nothing good is known that could stay.
 */
export async function fillFolder({
  files,
  folder,
  desks,
  marker,
  seed,
  current,
  gate,
  handEdits,
  problems,
  log,
}: FillOptions): Promise<void> {
  for (const desk of desks) {
    desk.print = fingerprint(await ifPresent(files.stat(desk.path)))
    if (desk.print === absent && wasFilled(marker, desk.kind)) {
      throw new StoreRefused(
        desk.path,
        'the file is missing although this folder is in use: is the right volume mounted? Put the file back, or restore a backup',
      )
    }
    if (desk.print === absent) desk.dirty = true
  }
  const present = desks.filter(({ print }) => print !== absent)
  for (const desk of present) await refuseNewer(files, desk)

  if (!marker && present.length === 0 && current().revision === 0 && seed) {
    await gate.change(editsOf(await seed()), { by: 'seed', via: 'seed' })
    log.info('the folder was filled with the sample', { folder })
    return
  }
  await handEdits.take(present)
  const broken = desks.find(({ held, saved }) => held && saved === 0 && !marker)
  if (!broken) return
  const problem = problems.list().find(({ file }) => file === broken.file)
  const place = problem?.line === undefined ? '' : ` (line ${problem.line}, column ${problem.column})`
  throw new StoreRefused(broken.path, `${problem?.reason ?? 'the file cannot be read'}${place}`)
}

async function refuseNewer(files: FileLayer, desk: Desk): Promise<void> {
  try {
    parseFrame(await files.read(desk.path))
  } catch (error) {
    if (error instanceof FileFault && error.newer) throw new StoreRefused(desk.path, error.message, { cause: error })
  }
}

const editsOf = (seed: Partial<Record<Kind, unknown[]>>): Edit[] =>
  kinds.flatMap((kind) =>
    (seed[kind] ?? []).map((item) => ({ kind, id: String((item as { id?: unknown }).id), before: '', item })),
  )
