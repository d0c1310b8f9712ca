/** One place of a pattern: a character that stands for itself, or a wildcard; `InPart` ones never cover a `:`. */
export type Mark = { readonly char: string } | 'run' | 'one' | 'runInPart' | 'oneInPart'

/** Does the pattern spell the text? Straight from the meaning of each mark, trying everything: slow on purpose. */
export function spellsAll(marks: readonly Mark[], text: string): boolean {
  const [mark, ...rest] = marks
  if (mark === undefined) return text === ''
  const isInPart = text !== '' && text[0] !== ':'
  switch (mark) {
    case 'run':
      return spellsAll(rest, text) || (text !== '' && spellsAll(marks, text.slice(1)))
    case 'runInPart':
      return spellsAll(rest, text) || (isInPart && spellsAll(marks, text.slice(1)))
    case 'one':
      return text !== '' && spellsAll(rest, text.slice(1))
    case 'oneInPart':
      return isInPart && spellsAll(rest, text.slice(1))
    default:
      return text[0] === mark.char && spellsAll(rest, text.slice(1))
  }
}

/** Text in which `*` and `?` are wildcards. */
export function withWildcards(text: string): readonly Mark[] {
  return units(text).map((char) => (char === '*' ? 'run' : char === '?' ? 'one' : { char }))
}

/** Text that stands for itself. */
export function literally(text: string): readonly Mark[] {
  return units(text).map((char) => ({ char }))
}

/** The text that marks spell where none is a wildcard that counts. */
export function plainText(marks: readonly Mark[]): string {
  return marks.map((mark) => (mark === 'run' ? '*' : mark === 'one' ? '?' : charOf(mark))).join('')
}

/** The marks between colons. */
export function splitAtColons(marks: readonly Mark[], most: number): readonly (readonly Mark[])[] {
  const parts: Mark[][] = [[]]
  for (const mark of marks) {
    if (charOf(mark) === ':' && parts.length < most) parts.push([])
    else parts.at(-1)?.push(mark)
  }
  return parts
}

function charOf(mark: Mark): string {
  return typeof mark === 'string' ? '' : mark.char
}

function units(text: string): readonly string[] {
  return Array.from({ length: text.length }, (_, at) => text.charAt(at))
}
