import { networkInterfaces } from 'node:os'
import type { Settings } from './settings.ts'

/** The address other devices most likely reach this machine at. */
const ownAddress = (): string => {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? 'localhost'
}

const isAny = (host: string | undefined) => host === undefined || host === '0.0.0.0' || host === '::'

const origin = ({ tls }: Settings, host: string, port: number) => {
  const scheme = tls ? 'https' : 'http'
  const written = host.includes(':') ? `[${host}]` : host
  return port === (tls ? 443 : 80) ? `${scheme}://${written}` : `${scheme}://${written}:${port}`
}

/** What visitors' phones are told where neither PUBLIC_URL nor the centre says. */
export const publicOrigin = (settings: Settings, port: number): string =>
  settings.publicUrl ?? origin(settings, isAny(settings.host) ? ownAddress() : (settings.host ?? ''), port)

/** For the person at this machine. */
export const localOrigin = (settings: Settings, port: number): string =>
  settings.publicUrl ?? origin(settings, isAny(settings.host) ? 'localhost' : (settings.host ?? ''), port)
