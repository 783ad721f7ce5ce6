import { createConnection } from 'node:net'
import { well, wrong, type Finding } from './finding.ts'

const isTaken = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 2000 })
    const say = (taken: boolean) => () => {
      socket.destroy()
      resolve(taken)
    }
    socket.once('connect', say(true)).once('error', say(false)).once('timeout', say(false))
  })

/** While no server runs: whether one could listen. */
export const checkPort = async (host: string | undefined, port: number): Promise<Finding[]> =>
  (await isTaken(host ?? 'localhost', port))
    ? [
        wrong(
          `No server has the content folder, but another program listens on port ${port}`,
          `Find it with \`ss -ltnp sport = :${port}\` and end it, or choose another port with PORT.`,
        ),
      ]
    : [well(`Port ${port} is free`)]
