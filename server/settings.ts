import type { BlockList } from 'node:net'
import { resolve } from 'node:path'
import { longestHorizon, shortestHorizon, usualHorizon } from '../content/resolve/horizon.ts'
import { readProxies } from './caller.ts'

export interface Settings {
  host: string | undefined
  port: number
  /** Absolute. */
  contentDir: string
  /** Without a slash at its end. */
  publicUrl: string | undefined
  tls: { cert: string; key: string } | undefined
  proxies: BlockList
  /** Opens /metrics to other machines. */
  metricsToken: string | undefined
  /** Days after today that screens know. */
  horizon: number
}

const readPort = (text: string) => {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`PORT: "${text}" is not a port`)
  return port
}

const readPublicUrl = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash) {
    throw new Error(`PUBLIC_URL: "${text}" is not an address like https://centre.example`)
  }
  return url.origin
}

const readTls = (cert: string | undefined, key: string | undefined) => {
  if (!cert !== !key) throw new Error('TLS_CERT and TLS_KEY belong together: one of them is missing')
  return cert && key ? { cert: resolve(cert), key: resolve(key) } : undefined
}

const readHorizon = (text: string) => {
  const days = Number(text)
  if (!/^\d+$/.test(text) || days < shortestHorizon || days > longestHorizon)
    throw new Error(`HORIZON_DAYS: "${text}" is not a number of days from ${shortestHorizon} to ${longestHorizon}`)
  return days
}

const shortestToken = 16

const readMetricsToken = (text: string) => {
  if (text.length < shortestToken || /[^\x21-\x7e]/.test(text))
    throw new Error(`METRICS_TOKEN: at least ${shortestToken} characters without blanks, as \`openssl rand -hex 32\` makes them`)
  return text
}

/** The settings of the server out of its environment. Throws with the variable's name. */
export const readSettings = (env: Record<string, string | undefined>): Settings => ({
  host: env['HOST'] || undefined,
  port: readPort(env['PORT'] || '8080'),
  contentDir: resolve(env['CONTENT_DIR'] || 'data'),
  publicUrl: env['PUBLIC_URL'] ? readPublicUrl(env['PUBLIC_URL']) : undefined,
  tls: readTls(env['TLS_CERT'] || undefined, env['TLS_KEY'] || undefined),
  proxies: readProxies(env['TRUST_PROXY'] ?? ''),
  metricsToken: env['METRICS_TOKEN'] ? readMetricsToken(env['METRICS_TOKEN']) : undefined,
  horizon: env['HORIZON_DAYS'] ? readHorizon(env['HORIZON_DAYS']) : usualHorizon,
})
