const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }
const cyrillic = new Map(
  'а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ы:y э:e ю:yu я:ya і:i ї:i є:ye ґ:g'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** `random` answers numbers in [0, 1). */
export const randomLetters = (count: number, random: () => number): string =>
  Array.from({ length: count }, () => letters[Math.floor(random() * letters.length)]).join('')

/** An id that says what it is about, `suppe-heute-k3f9`: from the title, with four characters that make it unique. */
export function newId(title: string, random: () => number): string {
  const words = [...title.toLowerCase()]
    .map((letter) => umlauts[letter] ?? cyrillic.get(letter) ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  return `${words || 'item'}-${randomLetters(4, random)}`
}
