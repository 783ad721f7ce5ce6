import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import { Problem } from './problem.ts'
import { readJson as readJsonText } from './store/json-text.ts'

export const jsonLimit = 100_000

export const requireType = (request: IncomingMessage, allowed: readonly string[]): string => {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!allowed.includes(type)) throw new Problem(415, 'Wrong content type', `This address takes ${allowed.join(', ')}.`)
  return type
}

/** A body that is announced too long is not even read. */
export const requireLength = (request: IncomingMessage, limit: number): void => {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
}

export const tooLarge = (limit: number) =>
  new Problem(413, 'Too large', `At most ${limit} bytes are taken here.`, { limit }, { connection: 'close' })

/** Milliseconds for a JSON body to arrive. A picture from a phone may take as long as the server's own limit allows. */
const patience = 30_000

/** Who leaves half-way is no fault of ours, and hears nothing any more. */
export const blameVisitor = (request: IncomingMessage, error: unknown): unknown =>
  request.destroyed && !(error instanceof Problem) ? new Problem(408, 'Cut off', 'The body did not arrive whole.') : error

const collect = async (request: IncomingMessage, limit: number) => {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A body of at most `limit` bytes. Throws 413. */
export const readBytes = async (request: IncomingMessage, limit: number) => {
  requireLength(request, limit)
  const timer = setTimeout(() => request.destroy(), patience)
  try {
    return await collect(request, limit)
  } catch (error) {
    throw blameVisitor(request, error)
  } finally {
    clearTimeout(timer)
  }
}

/** The body as JSON, whatever its shape. Throws 415, 413 or a 400 that names line and column. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  requireType(request, ['application/json'])
  const { value, fault } = readJsonText(await readBytes(request, jsonLimit))
  if (!fault) return value
  const { reason, line, column } = fault
  throw new Problem(400, 'Not JSON', line === undefined ? reason : `Line ${line}, column ${column}: ${reason}.`, { line, column })
}

/** The body in the shape of `schema`. Throws also a 400 that names every faulty field. */
export const readAs = async <S extends v.GenericSchema>(request: IncomingMessage, schema: S): Promise<v.InferOutput<S>> => {
  const read = v.safeParse(schema, await readJson(request))
  if (read.success) return read.output
  const errors = read.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }))
  throw new Problem(400, 'Not valid', 'Some fields need another look.', { errors })
}
