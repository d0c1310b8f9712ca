import type { CompiledPolicies } from '../compile/compile-policies.ts'
import type { Condition } from '../condition/condition.ts'
import type { Statement } from '../policy/document.ts'
import type { Question } from '../request/question.ts'
import type { ContextValue, RequestContext } from '../request/request.ts'
import { authorize } from './authorize.ts'
import type { HiddenKey } from './hidden-keys.ts'
import { openKeysOf, unknownIn, type IsOpen } from './likelihood.ts'
import { beginningOf, idsFrom, idsIn } from './some-session.ts'
import { candidatesFor, candidatesForVariable, type Candidate } from './witness-values.ts'

/** How many contexts are tried before the search is given up. */
const mostTries = 1000

/**
 * Look for a context that makes `authorize` allow the request: values for the open keys that the undecided
 * statements hang on, those first that satisfy most Allows and fewest Denies. Null where none of the tried ones does.
 *
 * Cost: at most a thousand decisions; nearly always the first few. Of keys with very many conditions not all values are tried.
 */
export function findWitness(
  question: Question,
  policies: CompiledPolicies,
  { undecided, hidden, isOpen }: Sought,
): RequestContext | null {
  const known = new Set(hidden.map(({ folded }) => folded))
  const open = choicesOf(undecided, question, isOpen).filter(({ key }) => !known.has(key.toLowerCase()))
  const ofHidden = hidden.map(({ key, folded, candidates }) => {
    const asked = choicesOf(undecided, question, (other) => other === folded && isOpen(other))
    return { key, candidates: [...candidates, ...asked.flatMap((choice) => choice.candidates)] }
  })
  const choices = [...ofHidden, ...open]
  const picked = choices.map(() => 0)
  const chosen = new Set(choices.map(({ key }) => key.toLowerCase()))
  const given = Object.entries(question.request.context ?? {}).filter(
    ([key]) => !chosen.has(key.toLowerCase()),
  )
  for (let tries = 0; tries < mostTries; tries++) {
    const context: Record<string, ContextValue | readonly ContextValue[]> = Object.fromEntries(given)
    for (const [at, { key, candidates }] of choices.entries()) {
      const candidate = candidates[picked[at] ?? 0]
      if (candidate !== undefined) context[key] = candidate
    }
    if (authorize({ ...question.request, context }, policies).decision === 'allowed') return context
    // the last key first, as the digits of a number
    const at = choices.findLastIndex(({ candidates }, index) => (picked[index] ?? 0) + 1 < candidates.length)
    if (at < 0) return null
    picked[at] = (picked[at] ?? 0) + 1
    picked.fill(0, at + 1)
  }
  return null
}

/** What a context is sought for. */
type Sought = {
  readonly undecided: readonly Statement[]
  readonly hidden: readonly HiddenKey[]
  readonly isOpen: IsOpen
}

/** How many times a candidate is held against a condition, for one key. */
const mostHeld = 100_000

type Choice = { readonly key: string; readonly candidates: readonly Candidate[] }

type Wish = { readonly condition: Condition; readonly wanted: boolean }

function choicesOf(undecided: readonly Statement[], question: Question, isOpen: IsOpen): readonly Choice[] {
  const spellings = new Map<string, string>()
  const wishes = new Map<string, Wish[]>()
  const variables = new Map<string, Set<string>>()
  const asVariable = (folded: string, values: readonly string[] = []) => {
    const known = variables.get(folded) ?? new Set()
    for (const value of values) known.add(value)
    variables.set(folded, known)
  }
  for (const { effect, conditions, resources } of undecided) {
    for (const condition of conditions) {
      for (const folded of openKeysOf(condition, question, isOpen)) {
        if (folded === condition.folded) {
          spellings.set(folded, condition.key)
          const wish = { condition, wanted: effect === 'Allow' }
          const own = wishes.get(folded)
          if (own === undefined) wishes.set(folded, [wish])
          else own.push(wish)
        } else {
          // it may have to be what the request has there
          asVariable(folded, question.context.get(condition.folded)?.values)
        }
      }
    }
    for (const pattern of resources?.patterns ?? []) {
      if (pattern.kind === 'with-variables')
        unknownIn(pattern.tail, question, isOpen).forEach((key) => asVariable(key))
    }
  }
  return [...new Set([...wishes.keys(), ...variables.keys()])].map((folded) => {
    const asked = wishes.get(folded) ?? []
    const beginning = beginningOf(folded, question, isOpen)
    if (beginning !== null) {
      const conditions = asked.map(({ condition }) => condition)
      const ids = [...idsFrom(conditions, beginning), ...idsIn(question.request.resource, beginning)]
      return { key: folded, candidates: bestFirst(ids, asked, question) }
    }
    const fromConditions =
      asked.length === 0
        ? []
        : candidatesFor(
            asked.map(({ condition }) => condition),
            question,
          )
    const candidates = [
      ...fromConditions,
      ...(variables.get(folded) ?? []),
      ...(variables.has(folded) ? candidatesForVariable(question) : []),
    ]
    return { key: spellings.get(folded) ?? folded, candidates: bestFirst(candidates, asked, question) }
  })
}

function bestFirst(
  candidates: readonly Candidate[],
  wishes: readonly Wish[],
  question: Question,
): readonly Candidate[] {
  // where all can't be held against all, some from the beginning are, and the last, which stand for any other value
  const most = Math.max(8, Math.floor(mostHeld / Math.max(1, wishes.length)))
  const few = candidates.length <= most ? candidates : [...candidates.slice(0, most), ...candidates.slice(-2)]
  const scored = few.map((candidate) => ({
    candidate,
    score: wishes.filter(({ condition, wanted }) => holdsWith(condition, candidate, question) === wanted)
      .length,
  }))
  return scored.toSorted((one, other) => other.score - one.score).map(({ candidate }) => candidate)
}

function holdsWith(condition: Condition, candidate: Candidate, { context }: Question): boolean {
  const values = candidate === undefined ? undefined : [candidate].flat().map(String)
  return condition.holds({
    get: (folded) => {
      if (folded !== condition.folded) return context.get(folded)
      return values === undefined ? undefined : { values, multivalued: Array.isArray(candidate) }
    },
  })
}
