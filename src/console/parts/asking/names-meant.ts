import { scoreOf } from './fuzzy.ts'

/** Somebody or something that a typed name may mean. */
export type Named = {
  readonly id: string
  readonly name: string
  /** Whose it is; null where it is no account's. */
  readonly accountId: string | null
  /** Does it stand for the account as a whole? */
  readonly isAccount: boolean
}

/**
 * Those that a typed name may mean, best first: a whole id, name or id of an account (also a name with its account behind it) means
 * nobody else; else the name that is shown ahead of a bracket, then a beginning, then any part. Letters that merely stand one after
 * another in a name don't mean it: the answer would be somebody else's. Cost: one walk over the candidates.
 */
export function namesMeant<One extends Named>(candidates: readonly One[], typed: string): readonly One[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return []
  const { ahead, account } = withAccount(text)
  const words = text.split(/\s+/)
  const called: One[] = []
  const parts: { readonly one: One; readonly score: number }[] = []
  for (const one of candidates) {
    const texts = textsOf(one)
    if (texts.id === text) return [one]
    if (texts.name === text || (account !== '' && isOfAccount(one, texts.name, ahead, account))) {
      called.push(one)
    } else if (called.length === 0) {
      const score = partScore(texts, text, words)
      if (score > 0) parts.push({ one, score })
    }
  }
  // an account is no part of the ARNs of all that is in it
  if (called.length > 0 || (account !== '' && ahead === '')) return called
  return parts.toSorted((a, b) => b.score - a.score).map(({ one }) => one)
}

/** Is what was typed the whole of what it is called, so that nothing was guessed from a part? */
export function isCalled(one: Named, typed: string): boolean {
  const text = typed.trim().toLowerCase()
  const { name, id } = textsOf(one)
  const { ahead, account } = withAccount(text)
  return name === text || id === text || (account !== '' && isOfAccount(one, name, ahead, account))
}

/** `alice (111122223333)`, or an account alone. */
function withAccount(text: string): { readonly ahead: string; readonly account: string } {
  const [, ahead = '', account = ''] = /^(.*?)\s*\(?(\d{12})\)?$/.exec(text) ?? []
  return { ahead, account }
}

function isOfAccount({ accountId, isAccount }: Named, name: string, ahead: string, account: string): boolean {
  return accountId === account && (ahead === name || (isAccount && ahead === ''))
}

type Texts = { readonly name: string; readonly id: string }

const known = new WeakMap<Named, Texts>()

function textsOf(one: Named): Texts {
  const found = known.get(one)
  if (found !== undefined) return found
  const made = { name: one.name.toLowerCase(), id: one.id.toLowerCase() }
  known.set(one, made)
  return made
}

/** More than any word scores. */
const shownAhead = 100

function partScore({ name, id }: Texts, text: string, words: readonly string[]): number {
  if (name.includes('(') && name.replace(/\s*\([^)]*\)$/, '') === text) return shownAhead
  let total = 0
  for (const word of words) {
    const isInName = name.includes(word)
    if (!isInName && !id.includes(word)) return 0
    // a match in the ARN alone counts less than the weakest one in the name
    total += isInName ? scoreOf(word, name) : 0.5
  }
  return total
}
