import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What `copy.js` takes from a page of the product. */
export interface ScreenCopy {
  /** Of the root element. */
  attributes: string
  body: string
  css: string
  lang: string
  /** What stands in `main` after a touch, where that is measured; the page then has everything and fetches nothing. */
  next?: string
}

export interface BarePage {
  /** `http://localhost:<port>` */
  origin: string
  stop(): Promise<void>
}

interface Answer {
  headers: OutgoingHttpHeaders
  bytes: Buffer
}

const folder = join(import.meta.dirname, 'bare-page')

function html(app: string, { attributes, body, lang, next }: ScreenCopy): string {
  const script =
    next === undefined
      ? `<script src="/bare.js" data-app="${app}" data-lang="${lang}"></script>`
      : `<template id="next">${next}</template><script src="/tap.js"></script>`
  return `<!doctype html>
<html ${attributes}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Bare</title>
<link rel="stylesheet" href="/bare.css"></head>
<body>${body}${script}</body></html>`
}

const packed = (type: string, text: string | Buffer): Answer => {
  const bytes = gzipSync(text)
  return {
    bytes,
    headers: { 'content-type': type, 'content-encoding': 'gzip', 'content-length': bytes.length, 'cache-control': 'no-cache' },
  }
}

/** What the product sends, byte for byte, fetched once. */
async function borrow(origin: string, path: string): Promise<Answer> {
  const answer = await fetch(origin + path, { headers: { 'accept-encoding': 'identity' } })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const kept = ['content-type', 'cache-control', 'etag'].flatMap((name) => {
    const value = answer.headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  const headers = Object.fromEntries(kept)
  if (!path.startsWith('/api/')) return { headers: { ...headers, 'content-length': bytes.length }, bytes }
  const small = gzipSync(bytes, { level: 6 })
  return { headers: { ...headers, 'content-encoding': 'gzip', 'content-length': small.length }, bytes: small }
}

/**
 * The reference of the screens' speed: a static page that looks like the product's, with one small script that fetches the same
 * snapshot and writes the list, and a minimal cache-first worker. Everything it sends is in memory.
 */
export async function startBarePage(app: 'kiosk' | 'signage', copy: ScreenCopy, productOrigin: string): Promise<BarePage> {
  const script = async (name: string) => packed('text/javascript', await readFile(join(folder, name)))
  const answers = new Map<string, Answer | Promise<Answer>>([
    ['/', packed('text/html; charset=utf-8', html(app, copy))],
    ['/bare.css', packed('text/css', copy.css)],
    ['/bare.js', await script('today.js')],
    ['/tap.js', await script('tap.js')],
    ['/worker.js', await script('worker.js')],
    ['/api/content', await borrow(productOrigin, '/api/content')],
  ])
  async function send({ url = '/' }: IncomingMessage, response: ServerResponse) {
    const found = answers.get(url) ?? borrow(productOrigin, url)
    answers.set(url, found)
    const { headers, bytes } = await found
    response.writeHead(200, headers).end(bytes)
  }
  const server = createServer((request, response) => {
    send(request, response).catch((error: unknown) => response.writeHead(502).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        // Stopped before, it is stopped.
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
