import type { Problem } from '../store/store.ts'

/** What to do about each kind of problem on /healthz. */
export const adviceFor: Record<Problem['about'], string> = {
  'hand-edit': 'Mend the file in a text editor, or undo the last edit of it; screens keep the last good content until then.',
  conflict: 'Take over by hand what is still needed from the file that was kept aside, then delete it.',
  'set-aside':
    'The server could not read it and went on without; what it held comes again by itself. Delete it when nothing of it is needed.',
  disk: 'Look at the disk: full (`df -h`), mounted read-only, or failing (`dmesg`). Nothing is lost: the history has it.',
  history: 'Keep a copy of the folder, restore a backup if something is missing on the screens, and see whether the disk fails.',
}

/** What to do about each reason why changes are refused. */
export const adviceForReason: Record<string, string> = {
  'disk-full': 'Make room; the server notices within seconds and takes changes again, without a restart.',
  'disk-error': 'Look into `dmesg`: the disk fails. Make a backup now, then replace it.',
  'read-only':
    'The folder or its disk cannot be written: give it back to the user the server runs as, or mount it writable again.',
  'folder-gone':
    'Mount the volume of CONTENT_DIR again; the server notices within seconds. Do not put another folder in its place.',
}
