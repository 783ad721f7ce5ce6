import { createInterface } from 'node:readline/promises'

/** `--yes` says it; at a terminal the person is asked; anybody else is told to say it. Throws when the answer is no. */
export const confirm = async (what: string, saidYes: boolean): Promise<void> => {
  if (saidYes) return
  if (!process.stdin.isTTY) throw new Error(`${what}\nNothing was done. Say --yes to go on.`)
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asking.question(`${what}\nGo on? Type yes: `).finally(() => asking.close())
  if (!/^(y|yes|j|ja)$/i.test(answer.trim())) throw new Error('Nothing was done.')
}
