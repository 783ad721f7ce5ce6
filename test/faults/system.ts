import { readFile } from 'node:fs/promises'

/** What Linux tells about processes and sockets: proc(5). */

/** Megabytes of memory that a process holds just now. */
export const residentMemory = async (pid: number): Promise<number> =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** Bytes that the system keeps for the connections of a port and that their readers have not taken. */
export const sendQueues = async (port: number): Promise<number> => {
  const own = port.toString(16).toUpperCase().padStart(4, '0')
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')))
  const lines = tables.flatMap((table) => table.split('\n')).map((line) => line.trim().split(/\s+/))
  return lines.filter(([, local]) => local?.endsWith(`:${own}`)).reduce((sum, line) => sum + parseInt(line[4] ?? '0', 16), 0)
}
