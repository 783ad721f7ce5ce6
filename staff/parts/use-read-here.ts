import type { Text } from '../../content/model/text.ts'
import { useDesk, useStaff } from '../staff.ts'

/**
 * Reads what is there in many languages, such as free days and prepared reasons, in that of these pages; else as the centre writes it.
 * What staff write themselves is read in the centre's language everywhere: it is what they edit.
 */
export function useReadHere(): (text: Text | undefined) => string {
  const { words } = useStaff()
  const { centre } = useDesk()
  return (text) => text?.[words.tag.value] || text?.[centre.sourceLanguage] || ''
}
