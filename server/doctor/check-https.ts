import { ask, isLocalHost } from './ask.ts'
import { note, well, wrong, type Finding } from './finding.ts'

const withTls = 'Start the server with TLS_CERT and TLS_KEY, or put it behind a proxy that speaks https: see docs/running.md.'

/** Whether screens at this address can keep their content, and staff can sign in. */
export const checkHttps = async (origin: string): Promise<Finding[]> => {
  const { protocol, hostname } = new URL(origin)
  const { headers, body } = await ask(origin, '/api/staff/session')
  const { canSignIn } = JSON.parse(body.toString()) as { canSignIn: boolean }
  if (protocol === 'http:' && !isLocalHost(hostname))
    return [
      wrong(
        'Screens at this address keep nothing for when the network is gone, and nobody can sign in: that needs https',
        withTls,
      ),
    ]
  if (protocol === 'http:')
    return [note('This is the address for this machine alone: ask again with `--url` and the one that screens use')]
  // Said only where the server knows: a proxy that sends Host: 127.0.0.1 makes it believe that somebody sits at the machine.
  if (canSignIn && headers['strict-transport-security'] !== undefined) return [well('It speaks https, and staff can sign in')]
  return [
    wrong(
      'The server does not know that this address is https: signing in is refused, or not safe',
      'Name the proxy in TRUST_PROXY, let it send Host, X-Forwarded-Proto and X-Forwarded-For, and pass all headers of the answers.',
    ),
  ]
}

/** From another address than this machine's own, /metrics must ask for the token. */
export const checkMetricsAreClosed = async (origin: string): Promise<Finding[]> => {
  if (isLocalHost(new URL(origin).hostname)) return []
  const { status } = await ask(origin, '/metrics')
  if (status !== 200) return []
  return [
    wrong(
      '/metrics is open to everybody: the proxy makes every visitor look like this machine',
      'Let the proxy send X-Forwarded-For, name it in TRUST_PROXY, and close /metrics in it.',
    ),
  ]
}
