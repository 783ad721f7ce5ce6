/**
 * Soft hyphens for long German and Russian words. Chromium on a panel's Linux has no hyphenation dictionaries, so `hyphens: auto`
 * breaks nothing there and a long compound would run over the edge. Words are cut only inside groups of consonants, before
 * the group's last sound: less often than a dictionary would, and hardly ever where it would not.
 */
const softHyphen = '\u00ad'

/** Shorter words stay whole. */
const longWord = 13
/** Letters that must stay on each line. */
const shortest = 4

interface Rules {
  /** A vowel, the consonants after it, and before which vowel they end. */
  group: RegExp
  /** The last sound of a group: letters that are never parted. */
  sound: RegExp
}

const rulesFor = (vowels: string, sound: RegExp): Rules => ({
  group: new RegExp(`(?<=[${vowels}])(?:(?![${vowels}])\\p{L}){2,}(?=[${vowels}])`, 'giu'),
  sound,
})

const german = rulesFor('aeiouyäöüéèê', /(?:sch[rlw]?|[sp]?[pt]r|ch|ck|ph|th|qu|pfl?|[bdkgf]r|[pbkgf]l|s[tp]|.)$/iu)
const russian = rulesFor('аеёиоуыэюя', /.[ьъ]?$/iu)

function cut(word: string, { group, sound }: Rules): string {
  return word.replace(group, (consonants, at: number) => {
    const end = at + consonants.length - (sound.exec(consonants)?.[0].length ?? 1)
    if (end <= at || end < shortest || word.length - end < shortest) return consonants
    return consonants.slice(0, end - at) + softHyphen + consonants.slice(end - at)
  })
}

/** A text whose long words may break; in every other language it stays as it is. */
export function hyphenate(text: string, lang: string): string {
  const rules = lang.startsWith('de') ? german : lang === 'ru' || lang === 'uk' ? russian : undefined
  if (!rules) return text
  return text.replace(/\p{L}+/gu, (word) => (word.length >= longWord ? cut(word, rules) : word))
}
