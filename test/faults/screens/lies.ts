import type { Fault } from './front.ts'

const portal = '<!doctype html><title>WLAN</title><h1>Willkommen im Gratis-WLAN</h1><form><button>Anmelden</button></form>'

/** What stands between a screen and its server may answer anything. */
export const lies: Record<string, Fault> = {
  'answers 500': (_request, response) => {
    response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error')
    return true
  },
  'is a captive portal': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(portal)
    return true
  },
  'sends half of the content': (request, response) => {
    if (request.url !== '/api/content') return false
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"format":1,"store":"abc","revision":99999,"eve')
    return true
  },
  'breaks off within the content': (request, response) => {
    if (request.url !== '/api/content') return false
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' })
    response.write('{"format":1,"store":"abc",', () => response.destroy())
    return true
  },
  'sends other content than it should': (request, response) => {
    if (request.url !== '/api/content') return false
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}')
    return true
  },
  // Held open until the line is cut: longer than any patience.
  stalls: () => true,
}
