import { statfs } from 'node:fs/promises'
import { cpus, loadavg, release, tmpdir } from 'node:os'

export interface Machine {
  processor: string
  cores: number
  kernel: string
  node: string
  /** The file system under the folder for temporary files, where the benches' stores lie. */
  disk: string
  /** Processes that wanted a core in the minute before: more than a few, and latencies say more about them than about us. */
  load: number
}

const fileSystems: Record<number, string> = {
  0xef53: 'ext4',
  0x58465342: 'xfs',
  0x9123683e: 'btrfs',
  0x1021994: 'tmpfs (in memory: fsync costs nothing here)',
  0x794c7630: 'overlay',
  0x2fc12fc1: 'zfs',
}

export const describeMachine = async (): Promise<Machine> => {
  const { type } = await statfs(tmpdir())
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    kernel: `${process.platform} ${release()}`,
    node: process.version,
    disk: fileSystems[type] ?? `file system 0x${type.toString(16)}`,
    load: loadavg()[0] ?? 0,
  }
}
