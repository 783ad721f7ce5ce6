import { isNodeTooOld } from '../node-version.ts'
import { well, wrong, type Finding } from './finding.ts'

/** `wanted` as in package.json's engines: `>=20.19.0`. */
export const checkNode = (version: string, wanted: string): Finding[] =>
  isNodeTooOld(version, wanted)
    ? [
        wrong(
          `Node ${version} is too old: ${wanted} is needed`,
          'Install a newer Node from https://nodejs.org and start the server again.',
        ),
      ]
    : [well(`Node ${version}`)]
