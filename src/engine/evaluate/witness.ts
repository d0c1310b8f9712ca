import type { CompiledPolicies } from '../compile/compile-policies.ts'
import type { Condition } from '../condition/condition.ts'
import type { Statement } from '../policy/document.ts'
import type { Question } from '../request/question.ts'
import type { ContextValue, RequestContext } from '../request/request.ts'
import { authorize } from './authorize.ts'
import { openKeysOf, unknownIn, type IsOpen } from './likelihood.ts'
import { candidatesFor, candidatesForVariable, type Candidate } from './witness-values.ts'

/** How many contexts are tried before the search is given up. */
const mostTries = 1000

/**
 * Look for a context that makes `authorize` allow the request: values for the open keys that the undecided
 * statements hang on, those first that satisfy most Allows and fewest Denies. Null where none of the tried ones does.
 *
 * Cost: at most a thousand decisions; nearly always the first few.
 */
export function findWitness(
  question: Question,
  policies: CompiledPolicies,
  { undecided, isOpen }: { readonly undecided: readonly Statement[]; readonly isOpen: IsOpen },
): RequestContext | null {
  const choices = choicesOf(undecided, question, isOpen)
  let tries = 0
  const search = (
    at: number,
    context: Record<string, ContextValue | readonly ContextValue[]>,
  ): RequestContext | null => {
    const choice = choices[at]
    if (choice === undefined) {
      tries++
      return authorize({ ...question.request, context }, policies).decision === 'allowed' ? context : null
    }
    for (const candidate of choice.candidates) {
      if (tries >= mostTries) return null
      const found = search(
        at + 1,
        candidate === undefined ? context : { ...context, [choice.key]: candidate },
      )
      if (found !== null) return found
    }
    return null
  }
  return search(0, { ...question.request.context })
}

type Choice = { readonly key: string; readonly candidates: readonly Candidate[] }

type Wish = { readonly condition: Condition; readonly wanted: boolean }

function choicesOf(undecided: readonly Statement[], question: Question, isOpen: IsOpen): readonly Choice[] {
  const spellings = new Map<string, string>()
  const wishes = new Map<string, Wish[]>()
  const variables = new Set<string>()
  for (const { effect, conditions, resources } of undecided) {
    for (const condition of conditions) {
      for (const folded of openKeysOf(condition, question, isOpen)) {
        if (folded === condition.folded) {
          spellings.set(folded, condition.key)
          wishes.set(folded, [...(wishes.get(folded) ?? []), { condition, wanted: effect === 'Allow' }])
        } else {
          variables.add(folded)
        }
      }
    }
    for (const pattern of resources?.patterns ?? []) {
      if (pattern.kind === 'with-variables')
        unknownIn(pattern.tail, question, isOpen).forEach((key) => variables.add(key))
    }
  }
  return [...new Set([...wishes.keys(), ...variables])].map((folded) => {
    const asked = wishes.get(folded) ?? []
    const fromConditions =
      asked.length === 0
        ? []
        : candidatesFor(
            asked.map(({ condition }) => condition),
            question,
          )
    const candidates = [...fromConditions, ...(variables.has(folded) ? candidatesForVariable(question) : [])]
    return { key: spellings.get(folded) ?? folded, candidates: bestFirst(candidates, asked, question) }
  })
}

function bestFirst(
  candidates: readonly Candidate[],
  wishes: readonly Wish[],
  question: Question,
): readonly Candidate[] {
  const scored = candidates.map((candidate) => ({
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
