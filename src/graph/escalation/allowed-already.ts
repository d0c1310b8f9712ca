import type { Condition } from '#engine/condition/condition.ts'
import type { Statement } from '#engine/policy/document.ts'

type Words = Statement['actions'] | NonNullable<Statement['resources']>

/**
 * Does one of `others` allow whatever `statement` allows, in every call? Both are Allows of identity-based policies, of the same
 * caller, or, where `isOfAnybody`, of any two of one account. Claimed only where the words show it: no is no claim.
 *
 * Rules R2.6 to R2.11, R4.1. Cost: the patterns of one against those of each other.
 */
export function isAllowedAlready(
  statement: Statement,
  others: readonly Statement[],
  isOfAnybody: boolean,
): boolean {
  return others.some(
    (other) =>
      other.effect === 'Allow' &&
      coversActions(other.actions, statement.actions) &&
      coversResources(other, statement, isOfAnybody) &&
      asksNoMore(other.conditions, statement.conditions, isOfAnybody),
  )
}

function coversActions(wide: Statement['actions'], narrow: Statement['actions']): boolean {
  if (!wide.negated && wide.patterns.some(({ kind }) => kind === 'every-action')) return true
  if (narrow.negated || wide.negated) return isSameList(wide, narrow)
  const { texts, open } = inLowerCase(wide)
  return [...inLowerCase(narrow).texts].every(
    (text) => texts.has(text) || open.some((one) => coversText(one, text)),
  )
}

/** Does the statement cover all actions that a pattern in lower case spells, as far as the words show? */
export function coversAction({ actions }: Pick<Statement, 'actions'>, text: string): boolean {
  if (actions.negated) return false
  if (actions.patterns.some(({ kind }) => kind === 'every-action')) return true
  const { texts, open } = inLowerCase(actions)
  return texts.has(text) || open.some((one) => coversText(one, text))
}

/** The texts in lower case, and those of them that hold wildcards. */
type Folded = { readonly texts: ReadonlySet<string>; readonly open: readonly string[] }

const knownTexts = new WeakMap<Statement['actions'], Folded>()

function inLowerCase(actions: Statement['actions']): Folded {
  const found = knownTexts.get(actions)
  if (found !== undefined) return found
  const texts = new Set(actions.texts.map((text) => text.toLowerCase()))
  const made = { texts, open: [...texts].filter((text) => text.includes('*')) }
  knownTexts.set(actions, made)
  return made
}

/** Does a pattern without `?` match all that another matches? Its `*` then takes in the other's wildcards (the texts hold no others). */
function coversText(wide: string, narrow: string): boolean {
  if (wide === narrow) return true
  if (wide.includes('?')) return false
  const [first = '', ...rest] = wide.split('*')
  if (rest.length === 0 || !narrow.startsWith(first)) return false
  const last = rest.pop() ?? ''
  let at = first.length
  for (const piece of rest) {
    const found = narrow.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return narrow.length - last.length >= at && narrow.endsWith(last)
}

function coversResources(wide: Statement, narrow: Statement, isOfAnybody: boolean): boolean {
  const [some, others] = [wide.resources, narrow.resources]
  if (some === null || others === null) return false
  if (!some.negated && some.patterns.some(({ kind }) => kind === 'everything')) return true
  const isSame = !isOfAnybody || others.patterns.every(({ kind }) => kind !== 'with-variables')
  if (some.negated || others.negated) return isSame && isSameList(some, others) && isReadAlike(some, others)
  return others.patterns.every(({ kind }, at) => {
    if (kind === 'names-nothing') return true
    const text = others.texts[at] ?? ''
    return some.patterns.some((pattern, index) => {
      const own = some.texts[index] ?? ''
      if (own === text) return pattern.kind === kind && (kind === 'glob' || !isOfAnybody)
      // its wildcards take in those of the other, part by part
      return pattern.kind === 'glob' && kind === 'glob' && !/\?|\$\{/.test(own) && pattern.matches(text)
    })
  })
}

function isSameList({ negated, texts }: Words, other: Words): boolean {
  return (
    negated === other.negated &&
    texts.length === other.texts.length &&
    texts.every((text, at) => text === other.texts[at])
  )
}

/** Variables are such in one version of the language alone (R5.1). */
function isReadAlike(some: NonNullable<Statement['resources']>, others: NonNullable<Statement['resources']>) {
  return some.patterns.every(({ kind }, at) => kind === others.patterns[at]?.kind)
}

type Conditions = readonly Condition[]

function asksNoMore(some: Conditions, others: Conditions, isOfAnybody: boolean): boolean {
  if (some.length === 0) return true
  const asked = new Set(others.map(wordsOf))
  return some.every((one) => asked.has(wordsOf(one)) && (!isOfAnybody || isOfWhatIsDone(one)))
}

function wordsOf({ operatorText, folded, values, hasVariables }: Condition): string {
  return JSON.stringify([
    operatorText.toLowerCase(),
    folded,
    hasVariables,
    values.map(({ text }) => text).toSorted(),
  ])
}

/** Is the condition on what is done to what, in which region and when, so that it can't matter who does it? */
function isOfWhatIsDone({ folded, hasVariables }: Condition): boolean {
  const keys =
    /^(aws:(requestedregion|currenttime|epochtime|securetransport|tagkeys|requesttag\/.*|resourcetag\/.*|resourceaccount)|iam:(passedtoservice|policyarn|permissionsboundary))$/
  return !hasVariables && keys.test(folded)
}
