import { ask } from './ask.ts'
import { orWell, wrong, type Finding } from './finding.ts'

const apps = ['kiosk', 'signage', 'staff'] as const

const passHeaders = 'Let the proxy pass the headers of the answers as they are: neither take away nor add any of these.'

const once: Record<string, RegExp> = {
  'content-security-policy': /^default-src 'none'; script-src 'self';[^,]*$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'cache-control': /^no-cache$/,
}

const checkApp = async (origin: string, app: string, version: string | undefined): Promise<Finding[]> => {
  const page = await ask(origin, `/${app}/`)
  const isPage = page.status === 200 && page.headers['content-type']?.startsWith('text/html')
  if (!isPage) return [wrong(`/${app}/ answers ${page.status}`, 'Look into the log of the server and of the proxy.')]
  const stated = await ask(origin, `/${app}/version.json`)
  if (stated.status !== 200) return [wrong(`/${app}/ is not built`, 'Run `npm run build` and start the server again.')]
  const findings: Finding[] = []
  const running = (JSON.parse(stated.body.toString()) as { version: string }).version
  if (version !== undefined && running !== version)
    findings.push(
      wrong(`/${app}/ is of version ${running}, this folder of ${version}`, 'Run `npm run build` and start the server again.'),
    )
  for (const [name, expected] of Object.entries(once)) {
    const value = page.headers[name]
    if (!expected.test(String(value ?? '')))
      findings.push(wrong(`/${app}/ comes with ${name}: ${value === undefined ? 'nothing' : JSON.stringify(value)}`, passHeaders))
  }
  const worker = await ask(origin, `/${app}/sw.js`)
  if (worker.status !== 200 || worker.headers['cache-control'] !== 'no-cache' || worker.headers.age !== undefined)
    findings.push(wrong(`/${app}/sw.js is kept by something on the way: screens do not get new versions`, passHeaders))
  return findings
}

/** The three apps: built, of one version, with their headers. `version`: of package.json here, when it is the same machine. */
export const checkApps = async (origin: string, version: string | undefined): Promise<Finding[]> => {
  const findings: Finding[] = []
  for (const app of apps) findings.push(...(await checkApp(origin, app, version)))
  return orWell(findings, 'Kiosk, signage and staff pages are there, with their headers')
}
