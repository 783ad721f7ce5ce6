import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFile, chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCollections, checkKeptAside } from '../../../server/doctor/check-collections.ts'
import { checkFolderIsThere, checkOwner, checkWritable, judgeDisk } from '../../../server/doctor/check-folder.ts'
import { checkHistory } from '../../../server/doctor/check-history.ts'
import { checkMedia } from '../../../server/doctor/check-media.ts'
import { checkPrivate } from '../../../server/doctor/check-private.ts'
import type { Finding } from '../../../server/doctor/finding.ts'
import { openStore } from '../../../server/store/open-store.ts'
import { build } from '../../content/builders.ts'
import { program } from '../../programs.ts'
import { buildCollections } from '../store/collections.ts'
import { makeTemporaryFolder } from '../store/folder.ts'
import { ada } from '../store/open.ts'

const picture = Buffer.from('not really a picture, but with a hash of its own')
const hash = createHash('sha256').update(picture).digest('hex')
const sofa = build('media', { variants: [{ hash, type: 'image/webp', size: picture.length, width: 400, height: 300 }] })

/** A folder as a server leaves it: three changes, one picture, nobody running. */
let whole: string
beforeAll(async () => {
  whole = await mkdtemp(join(tmpdir(), 'rotes-sofa-doctor-'))
  const store = await openStore({ folder: whole, seed: () => ({ ...buildCollections(), media: [sofa] }) })
  for (const id of ['heating', 'stairs']) await store.change([{ kind: 'notices', id, item: build('notices', { id }) }], ada)
  await store.close()
  await mkdir(join(whole, 'media'))
  await writeFile(join(whole, 'media', `${hash}.webp`), picture)
})
afterAll(() => rm(whole, { recursive: true }))

const makeFolder = async () => {
  const folder = await makeTemporaryFolder()
  await cp(whole, folder, { recursive: true })
  return folder
}

const said = (findings: Finding[]) => findings.map(({ is, what }) => `${is}: ${what}`)
const edit = async (path: string, change: (text: string) => string) => writeFile(path, change(await readFile(path, 'utf8')))

/** Every file with its bytes and time. */
const printOf = async (folder: string) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(files.map(async (path) => [path, [(await stat(path)).mtimeMs, (await readFile(path)).toString('base64')]])),
  ) as Record<string, unknown>
}

const doctor = (env: Record<string, string>, args: string[] = []) =>
  new Promise<{ code: number; out: string }>((resolve) => {
    execFile(
      process.execPath,
      [...program('server/doctor/cli.ts'), ...args],
      { cwd: join(import.meta.dirname, '../../..'), env: { ...process.env, PORT: '1', ...env } },
      (error, out) => resolve({ code: error ? Number(error.code) : 0, out }),
    )
  })

describe('npm run doctor', () => {
  it('finds a folder well that is well, and changes not a byte of it', async () => {
    const folder = await makeFolder()
    await writeFile(join(folder, 'history', '.unfinished-abc'), 'left by a killed process')
    const before = await printOf(folder)
    const { out } = await doctor({ CONTENT_DIR: folder })
    expect(out.slice(out.indexOf('The content folder')).match(/^ {2}(\w+)/gm)).toEqual([
      '  ok',
      '  note',
      ...Array<string>(3).fill('  ok'),
      '  note',
      ...Array<string>(4).fill('  ok'),
    ])
    expect(await printOf(folder)).toEqual(before)
  })

  it('ends with 1 and says what to do when something is wrong', async () => {
    const folder = await makeFolder()
    await edit(join(folder, 'notices.json'), (text) => text.replace('"title"', 'title'))
    const { code, out } = await doctor({ CONTENT_DIR: folder })
    expect(code).toBe(1)
    expect(out).toMatch(/WRONG {2}notices\.json, line \d+, column 7: not JSON at "t": expected a name in double quotes\n +→ Mend/)
    expect(out).toMatch(/wrong\.\n$/)
  })

  it('says one sentence to whoever mistypes', async () => {
    expect(await doctor({}, ['--url', 'kiosk'])).toEqual({ code: 1, out: '' })
  })
})

describe('the folder', () => {
  it('that is not there, is a file, or was never used', async () => {
    const folder = await makeTemporaryFolder()
    expect(said(await checkFolderIsThere(join(folder, 'none')))).toEqual([`wrong: ${folder}/none is not there`])
    await writeFile(join(folder, 'file'), '')
    expect(said(await checkFolderIsThere(join(folder, 'file')))).toEqual([`wrong: ${folder}/file is no folder`])
    expect(said(await checkFolderIsThere(folder))).toEqual([`note: ${folder} was never used: the server fills it when it starts`])
  })

  it('of a newer version is named as such', async () => {
    const folder = await makeFolder()
    await edit(join(folder, '.store.json'), (text) => text.replace('"format": 1', '"format": 2'))
    expect(said(await checkFolderIsThere(folder))[0]).toContain('the folder has format 2, this version knows formats up to 1')
  })

  it('with parts that its owner cannot write', async () => {
    const folder = await makeFolder()
    expect(said(await checkWritable(folder))).toEqual(['well: It can be written'])
    const [journal = ''] = await readdir(join(folder, 'history'))
    await chmod(join(folder, 'history', journal), 0o444)
    await chmod(join(folder, '.base'), 0o555)
    expect(said(await checkWritable(folder)).sort()).toEqual([
      'wrong: .base cannot be written by its owner',
      `wrong: history/${journal} cannot be written by its owner`,
    ])
    await chmod(join(folder, '.base'), 0o755)
  })

  it.runIf(process.getuid?.() === 0)('with files that a command run as another user has left', async () => {
    const folder = await makeFolder()
    await chown(join(folder, '.base', 'notices.json'), 12_345, 12_345)
    const { uid } = await stat(folder)
    expect(await checkOwner(folder)).toMatchObject([
      { is: 'wrong', what: expect.stringContaining('.base/notices.json'), todo: `chown -R ${uid} ${folder}` },
    ])
  })

  it('on a disk that is nearly full', () => {
    const many = { free: 1_000_000, total: 2_000_000 }
    expect(said(judgeDisk({ free: 900_000_000, total: 100_000_000_000 }, many))).toEqual([
      'wrong: The disk is nearly full: 0.9 GB of 100.0 GB are free; 1.0 GB should be',
    ])
    expect(said(judgeDisk({ free: 500_000_000, total: 4_000_000_000 }, many))).toEqual(['well: 0.5 GB of 4.0 GB are free'])
    expect(said(judgeDisk({ free: 5e9, total: 1e10 }, { free: 12, total: 100_000 }))).toEqual([
      'wrong: The disk has no more room for new files: 12 left',
    ])
  })
})

describe('a collection file', () => {
  const faults = async (kind: string, change: (text: string) => string) => {
    const folder = await makeFolder()
    await edit(join(folder, `${kind}.json`), change)
    return said((await checkCollections(folder)).findings)
  }

  it('that is valid is counted', async () => {
    expect(await faults('notices', (text) => text)).toEqual(['well: All 13 collection files are valid: 15 items'])
  })

  it('that is no JSON, empty, or of the wrong shape is named with line and column', async () => {
    expect(await faults('events', () => '')).toEqual(['wrong: events.json: the file is empty'])
    expect(await faults('events', (text) => text.slice(0, -4))).toEqual([
      expect.stringMatching(/^wrong: events\.json, line \d+, column \d+: the file ends too early/),
    ])
    expect(await faults('notices', (text) => text.replace('"level": "info"', '"level": "loud"'))).toEqual([
      expect.stringMatching(/^wrong: notices\.json, line \d+, column 7: items\.0\.level: /),
    ])
  })

  it('that breaks a rule or names what is not there is named as well', async () => {
    expect(await faults('events', (text) => text.replace('"place": "hall"', '"place": "moon"'))).toEqual([
      expect.stringMatching(/^wrong: events\.json, line \d+, column \d+: \S+ place: there is no places\/moon$/),
    ])
    expect(await faults('notices', (text) => text.replace(/"title": \{[^}]*\}/, '"title": {"en": "Lift"}'))).toEqual([
      expect.stringMatching(/^wrong: notices\.json, line \d+, column \d+: \S+ title\.de: /),
    ])
  })

  it('that is missing though the folder is in use', async () => {
    const folder = await makeFolder()
    await rm(join(folder, 'offers.json'))
    expect(said((await checkCollections(folder)).findings)).toEqual([
      'wrong: offers.json is missing although the folder is in use',
    ])
  })

  it('that was kept aside waits for a person', async () => {
    const folder = await makeFolder()
    expect(said(await checkKeptAside(folder))).toEqual(['well: No conflicts are kept aside'])
    await writeFile(join(folder, 'notices.conflict-2026-01-06T10-00-00-000Z.json'), '{}')
    expect(said(await checkKeptAside(folder))).toEqual([
      'wrong: Hand edits that met other changes were kept aside: notices.conflict-2026-01-06T10-00-00-000Z.json',
    ])
  })
})

describe('the history', () => {
  const faults = async (damage: (journal: string, folder: string) => Promise<unknown>, isHeld = false) => {
    const folder = await makeFolder()
    const [journal = ''] = await readdir(join(folder, 'history'))
    await damage(join(folder, 'history', journal), folder)
    return said((await checkHistory(folder, isHeld)).findings).map((line) => line.replaceAll(journal, 'JOURNAL'))
  }
  const lines = (path: string, change: (lines: string[]) => string[]) => edit(path, (text) => change(text.split('\n')).join('\n'))

  it('that is whole says so, with the moment of the newest change', async () => {
    const folder = await makeFolder()
    const { findings, newestAt } = await checkHistory(folder, false)
    expect(said(findings)).toEqual([
      expect.stringMatching(/^well: The history is whole: up to change 3, in \d{4}-\d{2}\.ndjson$/),
    ])
    expect(Math.abs(Date.now() - (newestAt ?? 0))).toBeLessThan(60_000)
  })

  it('with a line that is missing, twice, or cannot be read', async () => {
    expect(await faults((path) => lines(path, ([one = '', , three = '', end = '']) => [one, three, end]))).toEqual([
      'wrong: history/JOURNAL, line 1: change 2 is missing after it',
    ])
    expect(await faults((path) => lines(path, ([one = '', two = '', ...rest]) => [one, two, two, ...rest]))).toEqual([
      'wrong: history/JOURNAL, line 2: change 2 stands before change 2',
    ])
    expect(await faults((path) => lines(path, ([one = '', two = '', ...rest]) => [one, two.slice(1), ...rest]))).toEqual([
      'wrong: history/JOURNAL, line 2 cannot be read',
      'wrong: history/JOURNAL, line 1: change 2 is missing after it',
    ])
  })

  it('that ends in the middle of a line: cut at the next start, or just being written', async () => {
    const tear = (path: string) => appendFile(path, '{"revision":4,"at":"20')
    expect(await faults(tear)).toEqual([
      'note: history/JOURNAL ends in the middle of a line: it was never acknowledged, the next start cuts it off',
    ])
    expect(await faults(tear, true)).toEqual(['well: The history is whole: up to change 3, in JOURNAL'])
  })

  it('that lost its end or its beginning', async () => {
    expect(await faults((path) => lines(path, ([one = '', two = '']) => [one, two, '']))).toEqual([
      'wrong: The history ends at change 2, but the collections know change 3: its end is missing',
    ])
    expect(await faults((path) => truncate(path, 0))).toEqual([
      'wrong: The history ends at change 0, but the collections know change 3: its end is missing',
    ])
    expect(
      await faults(async (path, folder) => {
        await rm(join(folder, '.base'), { recursive: true })
        await lines(path, ([, ...rest]) => rest)
      }),
    ).toEqual(['wrong: The history begins at change 2, but the kept copies end at 0: what is between is missing'])
  })

  it('makes up for a kept copy that cannot be read', async () => {
    expect(await faults((_, folder) => writeFile(join(folder, '.base', 'notices.json'), '{"format": 1'))).toEqual([
      expect.stringMatching(/^note: \.base\/notices\.json: .*; it is made anew from the history at the next start$/),
    ])
  })
})

describe('pictures', () => {
  it('that are missing, damaged, or named by nobody', async () => {
    const folder = await makeFolder()
    const path = join(folder, 'media', `${hash}.webp`)
    expect(said(await checkMedia(folder, [sofa]))).toEqual(['well: All 1 picture files are there and undamaged'])
    await writeFile(join(folder, 'media', `${'b'.repeat(64)}.webp`), 'of a picture that was deleted')
    await writeFile(path, Buffer.concat([picture.subarray(1), Buffer.from('.')]))
    expect(said(await checkMedia(folder, [sofa]))).toEqual([
      'wrong: Files in media/ are damaged, of the pictures Sofa',
      'note: No item names 1 files in media/: they may still be needed to undo a change',
    ])
    await rm(path)
    expect(said(await checkMedia(folder, [sofa]))[0]).toBe('wrong: Files are missing in media/ for the pictures Sofa')
  })
})

describe('private files', () => {
  it('that are open to others, or torn; what they hold is never said', async () => {
    const folder = await makeTemporaryFolder()
    expect(said(await checkPrivate(folder))[0]).toContain('note: Nobody has an account yet')
    await mkdir(join(folder, 'private'), { mode: 0o700 })
    await writeFile(join(folder, 'private', 'accounts.json'), '{"format": 1, "value": ["secret"]}', { mode: 0o600 })
    expect(said(await checkPrivate(folder))).toEqual(['well: Accounts and sessions are closed to others'])
    await chmod(join(folder, 'private'), 0o755)
    await chmod(join(folder, 'private', 'accounts.json'), 0o640)
    await writeFile(join(folder, 'private', 'sessions.json'), '{"format": 1, "value": ["secret"', { mode: 0o600 })
    expect(said(await checkPrivate(folder))).toEqual([
      'wrong: private/ is open to other users of this machine',
      'wrong: private/accounts.json is open to other users of this machine',
      expect.stringMatching(
        /^wrong: private\/sessions\.json, line 1, column 33: the file ends too early: expected a comma or \]$/,
      ),
    ])
  })
})
