import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { Problem } from '../problem.ts'
import type { PrivateFile } from '../store/private-file.ts'
import { findWeakness, type Passwords } from './passwords.ts'

export const roles = ['admin', 'editor'] as const
export const Role = v.picklist(roles, 'a role is admin or editor')
export type Role = v.InferOutput<typeof Role>

export const AccountName = v.pipe(
  v.string(),
  v.trim(),
  v.normalize('NFC'),
  v.minLength(1, 'a name is missing'),
  v.maxLength(80, 'at most 80 characters'),
  // Line breaks and turned writing would make a name look like something else in lists and on the console.
  v.regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, 'a name has no control characters'),
)

const Account = v.strictObject({
  id: v.string(),
  name: AccountName,
  role: Role,
  /** argon2id in its own text form. */
  password: v.string(),
  /** Epoch milliseconds. */
  createdAt: v.number(),
})
export type Account = v.InferOutput<typeof Account>
export const AccountList = v.array(Account)

export interface NewAccount {
  name: string
  role: Role
  password: string
}

export interface Accounts {
  list(): readonly Account[]
  get(id: string): Account | undefined
  /** Whatever its capitals. */
  named(name: string): Account | undefined
  /** Throws a 400 problem for a weak password, 409 for a name that is taken. */
  add(account: NewAccount): Promise<Account>
  /** Throws 404, and 409 for the last admin: somebody must be able to let others in. */
  remove(id: string): Promise<void>
  setPassword(id: string, password: string): Promise<void>
}

/** Two names that look alike to people are one name. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase()

const invalid = (path: string, message: string) => new Problem(400, 'Not valid', message, { errors: [{ path, message }] })

export const createAccounts = (file: PrivateFile<Account[]>, passwords: Passwords, now: () => number): Accounts => {
  const list = () => file.value()
  const named = (name: string) => list().find((account) => foldName(account.name) === foldName(name))
  const get = (id: string) => list().find((account) => account.id === id)
  const requireStrength = (password: string, name: string) => {
    const weakness = findWeakness(password, name)
    if (weakness) throw invalid('password', weakness)
  }
  const update = async (change: (accounts: Account[]) => Account[]) => void (await file.update(change))

  return {
    list,
    get,
    named,
    async add({ name, role, password }) {
      requireStrength(password, name)
      const account = { id: randomUUID(), name, role, password: await passwords.hash(password), createdAt: now() }
      await update((accounts) => {
        if (named(name))
          throw new Problem(409, 'Name taken', 'Somebody has an account with this name.', {
            errors: [{ path: 'name', message: 'taken' }],
          })
        return [...accounts, account]
      })
      return account
    },
    remove: (id) =>
      update((accounts) => {
        const left = accounts.filter((account) => account.id !== id)
        if (left.length === accounts.length) throw new Problem(404, 'Not found', 'There is no such account.')
        if (!left.some(({ role }) => role === 'admin')) throw new Problem(409, 'Last admin', 'At least one admin must stay.')
        return left
      }),
    async setPassword(id, password) {
      requireStrength(password, get(id)?.name ?? '')
      const hashed = await passwords.hash(password)
      await update((accounts) => accounts.map((account) => (account.id === id ? { ...account, password: hashed } : account)))
    },
  }
}
