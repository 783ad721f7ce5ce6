import { hash, verify } from '@node-rs/argon2'
import { createGate } from '../gate.ts'

/** argon2id (the library's default algorithm), 64 MiB, three passes, one lane. */
const cost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }

export const shortestPassword = 15
export const longestPassword = 256

/** Words that by themselves make no password, in the languages of the centre and its keyboards. */
const commonWords =
  'password passwort kennwort geheim administrator admin staff kiosk rotessofa rotes sofa zukunftszentrum zukunft zentrum dannenberg elbe ' +
  'qwertzuiop qwertyuiop qwertz qwerty asdfghjkl yxcvbnm zxcvbnm letmein iloveyou welcome willkommen hallo hello sunshine princess ' +
  'dragon football fussball monkey master changeme secret summer sommer winter ichliebedich parol пароль correcthorsebatterystaple'
const words = commonWords.split(' ').sort((a, b) => b.length - a.length)

const isRow = (text: string) => {
  const steps = [...text].slice(1).map((letter, index) => (letter.codePointAt(0) ?? 0) - (text.codePointAt(index) ?? 0))
  return steps.length > 0 && steps.filter((step) => step === 1 || step === -1 || step === 0).length >= steps.length * 0.8
}

/** What is left when common words, the own name, digits and signs are taken away. */
const remainder = (password: string, name: string) => {
  let left = password.toLowerCase().replace(/[\s\p{P}\p{S}\d]/gu, '')
  for (const word of [name.toLowerCase().replace(/[\s\p{P}\p{S}\d]/gu, ''), ...words]) if (word) left = left.replaceAll(word, '')
  return left
}

/** Why the password is refused, in a sentence; undefined when it is good. No rules of composition: length counts. */
export const findWeakness = (password: string, name: string): string | undefined => {
  const length = [...password].length
  if (length < shortestPassword) return `At least ${shortestPassword} characters; a few words in a row are fine.`
  if (length > longestPassword) return `At most ${longestPassword} characters.`
  if (new Set(password.toLowerCase()).size < 5) return 'Too few different characters.'
  if (isRow(password)) return 'A row of neighbouring characters is guessed first.'
  const digits = password.replace(/\D/g, '')
  if (remainder(password, name).length < 4 && (digits.length < 12 || isRow(digits)))
    return 'This is among the first that are guessed.'
  return undefined
}

export interface Passwords {
  /** Throws a 503 problem when too many wait. */
  hash(password: string): Promise<string>
  /** False too for an account that does not exist, after the same time. */
  verify(stored: string | undefined, password: string): Promise<boolean>
}

/** Two at a time (128 MiB), sixteen wait. */
export const createPasswords = (): Passwords => {
  const gate = createGate(2, 16, 'Too many people are signing in. Please try again in a moment.')
  // Made from the same cost, so that an unknown name takes as long as a known one.
  const dummy = hash('nobody has this password', cost)
  const normal = (password: string) => password.normalize('NFC')
  return {
    hash: (password) => gate(() => hash(normal(password), cost)),
    verify: (stored, password) =>
      gate(async () => {
        const matches = await verify(stored ?? (await dummy), normal(password))
        return matches && stored !== undefined
      }),
  }
}
