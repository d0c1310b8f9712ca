import { compilePolicies } from '../../compile/compile-policies.ts'
import type { DecisionKind, StatementReference } from '../../evaluate/decision.ts'
import { explain } from '../explain.ts'
import type { Scene } from './proposal.ts'
import { removed } from './statement-edits.ts'
import { weigh } from './weigh.ts'

/** A statement that decided, and what the decision would be with it alone taken out. */
export type Cause = { readonly statement: StatementReference; readonly without: DecisionKind }

/** Why a decision is as it is, each statement tried. `withoutAll`: the decision with none of them, which is another one. */
export type Causes = { readonly causes: readonly Cause[]; readonly withoutAll: DecisionKind }

/**
 * The statements that decided a request, each taken out by itself and all together. Null where no statement did: it is
 * denied for want of an Allow, or a rule of the service decides, or root's own right.
 *
 * Where two documents of a layer have the same name and no `source`, the first of them is tried.
 *
 * Cost: one decision for each statement that decided. Rule R1.11.
 */
export function causesOf(scene: Scene): Causes | null {
  const compiled = compilePolicies(scene.documents)
  const weighing = weigh(scene)
  if (!compiled.ok || weighing === null) return null
  const { statements: weighed, trials } = weighing
  const tried = explain(scene.request, compiled.value).deciding.flatMap((statement) => {
    const found = weighed.find(({ trace }) => isSame(trace, statement))
    return found === undefined ? [] : [{ statement, edit: removed(found) }]
  })
  const withoutAll = trials.decide(tried.map(({ edit }) => edit))
  if (tried.length === 0 || withoutAll === null) return null
  const causes = tried.flatMap(({ statement, edit }): readonly Cause[] => {
    const without = trials.decide([edit])
    return without === null ? [] : [{ statement, without }]
  })
  return { causes, withoutAll }
}

function isSame(one: StatementReference, other: StatementReference): boolean {
  return (
    one.layer === other.layer &&
    one.target === other.target &&
    one.policy === other.policy &&
    one.source === other.source &&
    one.statement === other.statement
  )
}
