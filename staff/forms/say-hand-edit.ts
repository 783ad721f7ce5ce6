import type { Centre } from '../../content/model/centre.ts'
import type { Messages } from '../messages/de.ts'
import type { Trouble } from '../model/content.ts'
import { sayField } from '../parts/say-value.ts'
import { isFormKind } from './forms.ts'
import { sayFault } from './say-fault.ts'

/** What is wrong in a file somebody edited by hand: the field as its form calls it, and a sentence. */
export function sayHandEdit({ file, path, line, reason }: Trouble['problems'][number], centre: Centre, say: Messages): string {
  if (/^there is no |\/.* names /.test(reason)) return say.warnings.gone
  if (path === 'format') return say.warnings.newer
  if (path === undefined) return line === undefined ? say.warnings.unreadable : say.warnings.syntax
  const fault = sayFault({ path: path.replace(/^items\.\d+\.?/, ''), message: reason }, say)
  const kind = file.replace(/\.json$/, '')
  const field = /^items\.\d+\.(.+)$/.exec(path)?.[1]
  return isFormKind(kind) && field && !/Expected never/.test(reason) ? `${sayField(kind, field, centre, say)}: ${fault}` : fault
}
