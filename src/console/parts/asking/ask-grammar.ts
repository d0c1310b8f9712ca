/** What is missing of a question before it can be answered. */
export type AskPart = 'who' | 'action' | 'resource' | 'role' | 'target'

/** A question as it is typed. Names are as typed; empty where nothing stands there yet. */
export type TypedAsk =
  | {
      readonly kind: 'can'
      readonly who: string
      readonly action: string
      readonly resource: string
      readonly missing: readonly AskPart[]
    }
  | {
      readonly kind: 'who-can'
      readonly action: string
      readonly resource: string
      readonly missing: readonly AskPart[]
    }
  | { readonly kind: 'who-can-assume'; readonly role: string; readonly missing: readonly AskPart[] }
  | {
      readonly kind: 'how-reach'
      readonly who: string
      readonly role: string
      readonly missing: readonly AskPart[]
    }
  | { readonly kind: 'what-can'; readonly who: string; readonly missing: readonly AskPart[] }
  /** All roles and resources that somebody gets to. */
  | { readonly kind: 'reach'; readonly who: string; readonly missing: readonly AskPart[] }
  /** All who get to a role or resource. */
  | { readonly kind: 'who-reaches'; readonly target: string; readonly missing: readonly AskPart[] }
  /** What somebody passes to services, or changes so that somebody may do other things than before. */
  | { readonly kind: 'passes' | 'changes'; readonly who: string; readonly missing: readonly AskPart[] }
  /** Who passes a role to a service, or changes a user, role, group, policy or resource. */
  | {
      readonly kind: 'who-passes' | 'who-changes'
      readonly target: string
      readonly missing: readonly AskPart[]
    }
  /** The fewest statements without which there is no way. */
  | {
      readonly kind: 'cut'
      readonly who: string
      readonly target: string
      readonly missing: readonly AskPart[]
    }
  /** Roles that outsiders get to, that nobody can assume, that can become one another. */
  | {
      readonly kind: 'outsiders' | 'unassumable' | 'cycles'
      readonly missing: readonly AskPart[]
    }

type Read = (words: readonly string[]) => TypedAsk

const forms: readonly (readonly [opening: RegExp, read: Read])[] = [
  [/^(?:cycles?|circles?|loops?)$/i, () => ({ kind: 'cycles', missing: [] })],
  [/^outsiders?$/i, () => ({ kind: 'outsiders', missing: [] })],
  [/^(?:nobody|unassumable)$/i, () => ({ kind: 'unassumable', missing: [] })],
  [/^(?:the )?(?:reach|blast radius) of\b/i, (words) => reach(words)],
  [/^(?:(?:all|the) )*(?:ways?|paths?)(?= (?:from|to|between)\b)/i, (words) => ways(words)],
  [/^(?=(?:from|to|between) )/i, (words) => ways(words)],
  [/^cut(?= )/i, (words) => cut(words)],
  [/^who (?:can|may|could) (?:assume|become|switch to|act as)\b/i, (words) => whoCanAssume(words)],
  [/^who (?:can|may|could) (?:reach|get to|arrive at)\b/i, (words) => whoDoes('who-reaches', words)],
  [/^who (?:can|may|could) pass(?:es)?\b/i, (words) => whoDoes('who-passes', words)],
  [/^who (?:can|may|could) (?:change|edit|alter)\b/i, (words) => whoDoes('who-changes', words)],
  [/^who (?:can|may|could)\b/i, (words) => whoCan(words)],
  [/^what (?:would|could|can|may) cut\b/i, (words) => cut(words)],
  [
    /^(?:which )?roles\b(?=.*\b(?:outsiders?|outside|nobody|circles?|cycles?|one another|themselves)\b)/i,
    (words) => rolesThat(words),
  ],
  [/^(?:what|which roles) (?:can|may|could)\b/i, (words) => whatCan(words)],
  [/^how (?:does|can|could|would|do|did)\b/i, (words) => howReach(words)],
  [/^(?:can|may|could)\b/i, (words) => can(words)],
]

/**
 * Read a question: `can DeployRole s3:PutObject artifacts/*`, `can bob assume AdminRole`, `who can s3:GetObject reports`, `who can assume audit`,
 * `how does alice get to AdminRole`, `what can alice do`; of the graph `what can alice reach`, `who can reach reports`,
 * `what can alice change`, `which roles can alice pass`, `who can pass AdminRole`, `who can change AdminRole`,
 * `what would cut alice from AdminRole`, `which roles can outsiders reach`, `which roles can nobody assume`, `which roles
 * can become one another`, or short `from alice`, `to reports`, `from alice to AdminRole`, `alice -> AdminRole`, `reach of alice`, `cut alice from AdminRole`,
 * `outsiders`, `nobody`, `cycles`. Small words (`on`, `do`, `the`) may stand where people put
 * them, a question mark may end it. Null for what doesn't begin as a question. `missing` lists what has yet to be typed.
 */
export function readAsk(text: string): TypedAsk | null {
  const trimmed = text.trim().replace(/\s*\?+$/, '')
  for (const [opening, read] of forms) {
    const found = opening.exec(trimmed)
    if (found !== null) return read(wordsOf(trimmed.slice(found[0].length)))
  }
  return byArrow(trimmed)
}

/** `alice -> AdminRole`, also with one end yet to be typed. */
function byArrow(text: string): TypedAsk | null {
  const [, who, role] = /^(.*?)\s*(?:-+>|=+>|→)\s*(.*)$/.exec(text) ?? []
  if (who === undefined || role === undefined) return null
  return { kind: 'how-reach', who, role, missing: missingOf({ who, role }) }
}

const small = new Set(['a', 'an', 'do', 'in', 'on', 'perform', 'the', 'to', 'use', 'with'])

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

function significant(words: readonly string[]): readonly string[] {
  return words.filter((word) => !small.has(word.toLowerCase()))
}

/**
 * The action is what is written `service:Operation`, or the word `assume`; before it stands who, behind it the resource.
 */
function can(words: readonly string[]): TypedAsk {
  if (!words.some(isAction) && words.some((word, at) => at > 0 && /^(?:reach|get)$/i.test(word)))
    return howReach(words)
  const rest = significant(words).map((word) => (/^(?:assume|become)$/i.test(word) ? 'sts:AssumeRole' : word))
  const at = rest.findIndex(isAction)
  const who = (at < 0 ? rest : rest.slice(0, at)).join(' ')
  const action = rest[at] ?? ''
  const resource = at < 0 ? '' : rest.slice(at + 1).join(' ')
  return { kind: 'can', who, action, resource, missing: missingOf({ who, action, resource }) }
}

function whoCan(words: readonly string[]): TypedAsk {
  const rest = significant(words)
  const at = rest.findIndex(isAction)
  const action = rest[at] ?? ''
  const resource = (at < 0 ? rest : rest.slice(at + 1)).join(' ')
  return { kind: 'who-can', action, resource, missing: missingOf({ action, resource }) }
}

function whoCanAssume(words: readonly string[]): TypedAsk {
  const role = significant(words).join(' ')
  return { kind: 'who-can-assume', role, missing: missingOf({ role }) }
}

const doing: ReadonlyMap<string, 'reach' | 'passes' | 'changes'> = new Map([
  ['reach', 'reach'],
  ['get', 'reach'],
  ['pass', 'passes'],
  ['change', 'changes'],
  ['edit', 'changes'],
  ['alter', 'changes'],
])

function whatCan(words: readonly string[]): TypedAsk {
  const at = words.findIndex((word, place) => place > 0 && doing.has(word.toLowerCase()))
  const who = significant(at < 0 ? words : words.slice(0, at)).join(' ')
  const kind = doing.get(words[at]?.toLowerCase() ?? '') ?? 'what-can'
  if (kind === 'reach' && /^outsiders?$/i.test(who)) return { kind: 'outsiders', missing: [] }
  return { kind, who, missing: missingOf({ who }) }
}

function whoDoes(kind: 'who-reaches' | 'who-passes' | 'who-changes', words: readonly string[]): TypedAsk {
  const target = significant(words).join(' ')
  return { kind, target, missing: missingOf({ target }) }
}

function reach(words: readonly string[]): TypedAsk {
  const who = significant(words).join(' ')
  return { kind: 'reach', who, missing: missingOf({ who }) }
}

/** `from alice to AdminRole`, `between alice and AdminRole`; with one end alone, all that leaves it or arrives there. */
function ways(words: readonly string[]): TypedAsk {
  const first = words[0]?.toLowerCase()
  const at = words.findIndex((word, place) => place > 0 && /^(?:to|and|from)$/i.test(word))
  const [one, other] = at < 0 ? [words.slice(1), []] : [words.slice(1, at), words.slice(at + 1)]
  const [who, role] = first === 'to' ? [other.join(' '), one.join(' ')] : [one.join(' '), other.join(' ')]
  if (at < 0 && first === 'from') return { kind: 'reach', who, missing: missingOf({ who }) }
  if (at < 0 && first === 'to')
    return { kind: 'who-reaches', target: role, missing: missingOf({ target: role }) }
  return { kind: 'how-reach', who, role, missing: missingOf({ who, role }) }
}

/** `cut alice from AdminRole`, `cut the ways from alice to AdminRole`. */
function cut(words: readonly string[]): TypedAsk {
  const rest = words.filter((word) => !/^(?:the|all|ways?|paths?|between|off)$/i.test(word))
  const named = /^from$/i.test(rest[0] ?? '') ? rest.slice(1) : rest
  const at = named.findIndex((word) => /^(?:from|to|and)$/i.test(word))
  const who = (at < 0 ? named : named.slice(0, at)).join(' ')
  const target = at < 0 ? '' : named.slice(at + 1).join(' ')
  return { kind: 'cut', who, target, missing: missingOf({ who, target }) }
}

function rolesThat(words: readonly string[]): TypedAsk {
  const text = words.join(' ').toLowerCase()
  const kind = text.includes('nobody') ? 'unassumable' : text.includes('outsid') ? 'outsiders' : 'cycles'
  return { kind, missing: [] }
}

const reaching = /^(?:get|reach|become|assume|arrive|come|go|end|switch)$/i

function howReach(words: readonly string[]): TypedAsk {
  const at = words.findIndex((word) => reaching.test(word))
  const who = significant(at < 0 ? words : words.slice(0, at)).join(' ')
  const role =
    at < 0
      ? ''
      : significant(words.slice(at + 1))
          .filter((word) => !/^(?:at|up|as)$/i.test(word))
          .join(' ')
  return { kind: 'how-reach', who, role, missing: missingOf({ who, role }) }
}

function isAction(word: string): boolean {
  return !word.startsWith('arn:') && /^[a-z0-9-]+:[a-z0-9*?]*$/i.test(word)
}

function missingOf(parts: Partial<Record<AskPart, string>>): readonly AskPart[] {
  const order = ['who', 'action', 'resource', 'role', 'target'] as const
  return order.filter((part) => {
    const text = parts[part]
    return text !== undefined && (text === '' || (part === 'action' && text.endsWith(':')))
  })
}
