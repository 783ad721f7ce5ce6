import { answerCommands } from './program.ts'
import { probeCommands } from './probe-commands.ts'

/** Loaded before a server that is measured: what the process has used can be asked, whatever runs in it. */
answerCommands(probeCommands)
// A server that has ended does not live on for its questions.
process.channel?.unref()
