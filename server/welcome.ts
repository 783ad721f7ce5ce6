import { setupLife } from './staff/setup.ts'

/** What the console says to the person who started the server. The link is a secret: it is printed, never logged. */
export const writeWelcome = (origin: string, setupToken: string | undefined): string => {
  const lines = [`Kiosk    ${origin}/kiosk/`, `Signage  ${origin}/signage/`, `Staff    ${origin}/staff/`]
  const setup = [
    '',
    'Nobody has an account yet. Make the first one here:',
    `${origin}/staff/#setup=${setupToken}`,
    `The link works once, for ${setupLife / 60_000} minutes; a restart prints another.`,
  ]
  return `\n${[...lines, ...(setupToken ? setup : [])].map((line) => (line ? `  ${line}` : '')).join('\n')}\n\n`
}
