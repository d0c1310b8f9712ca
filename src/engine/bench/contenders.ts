import { compilePolicies, type CompiledPolicies } from '../compile/compile-policies.ts'
import { authorize } from '../evaluate/authorize.ts'
import type { DecisionKind } from '../evaluate/decision.ts'
import type { BenchCase } from './cases.ts'
import { asDocuments, decideFromTexts, decidePlainly, type PlainPolicies } from './plain-interpreter.ts'

/** Who answers the questions of one case: the one at `at`, begun again after the last. */
export type Contender = {
  readonly name: string
  readonly answer: (at: number) => DecisionKind
}

/** The engine, with policies compiled before, and the plain interpreter in its two forms. */
export function contendersFor({ asked }: BenchCase): readonly Contender[] {
  const known = new Map<PlainPolicies, CompiledPolicies>()
  const compiled = asked.map(([request, policies]) => {
    const ready = known.get(policies) ?? compile(policies)
    known.set(policies, ready)
    return [request, ready] as const
  })
  return [
    { name: 'engine', answer: (at) => authorize(...pick(compiled, at)).decision },
    {
      name: 'plain, parsed once',
      answer: (at) => {
        const [request, { parsed }] = pick(asked, at)
        return decidePlainly(request, parsed)
      },
    },
    { name: 'plain, from text', answer: (at) => decideFromTexts(...pick(asked, at)) },
  ]
}

function compile(policies: PlainPolicies): CompiledPolicies {
  const compiled = compilePolicies(asDocuments(policies))
  if (!compiled.ok) throw new Error(`a benchmark's policy is refused at ${compiled.problem.pointer}`)
  return compiled.value
}

function pick<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length]
  if (item === undefined) throw new Error('a benchmark needs questions')
  return item
}

/** The questions of a case that the contenders do not all answer alike, as positions. */
export function disagreements(benchCase: BenchCase, contenders: readonly Contender[]): readonly number[] {
  return [...benchCase.asked.keys()].filter(
    (at) => new Set(contenders.map(({ answer }) => answer(at))).size > 1,
  )
}
