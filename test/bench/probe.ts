import { answerCommands } from './program.ts'
import { usageCommands } from './usage.ts'

/** Loaded before a server that is measured: what the process has used can be asked, whatever runs in it. */
answerCommands(usageCommands)
// A server that has ended does not live on for its questions.
process.channel?.unref()
