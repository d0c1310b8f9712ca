import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { GateKind, GateTrace, StatementTrace, Trace } from '#engine/explain/trace.ts'

/** Which gates tell the decision: where it ended first, what else would have ended it, and where to look first. */
export type GateStory = {
  readonly firstStop: GateKind | null
  readonly alsoStops: readonly GateKind[]
  /** Gates that were not asked, since a grant of the resource or a rule of the service reaches past them. */
  readonly skipped: readonly GateKind[]
  /** The gate whose statements are of most interest. */
  readonly focus: GateKind | null
}

/** The gates of a trace that matter most. An allowed request has no stop; its focus is the gate that grants it. */
export function storyOf({ gates }: Pick<Trace, 'gates'>): GateStory {
  const stops = gates.filter(({ outcome }) => outcome === 'stop').map(({ gate }) => gate)
  const [firstStop = null, ...alsoStops] = stops
  const granting = gates.find(({ outcome }) => outcome === 'grants')?.gate
  const focus = firstStop ?? granting ?? gates.find(({ statements }) => statements.length > 0)?.gate ?? null
  const skipped = gates.filter(({ outcome }) => outcome === 'skipped').map(({ gate }) => gate)
  return { firstStop, alsoStops, skipped, focus }
}

/** Why a statement is shown: it decided, it applied without deciding, a single clause kept it from applying, or neither. */
export type Closeness = 'decisive' | 'applies' | 'near-miss' | 'far'

export type WeighedStatement = { readonly statement: StatementTrace; readonly closeness: Closeness }

const ranks: Readonly<Record<Closeness, number>> = { decisive: 0, applies: 1, 'near-miss': 2, far: 3 }

/**
 * The statements of a gate, those nearest to the decision first: of near misses those that would count, then those with
 * the fewest parts amiss. Equals keep the order of the policies.
 */
export function rankStatements(
  gate: GateTrace,
  { deciding, nearMisses }: Pick<Trace, 'deciding' | 'nearMisses'>,
): WeighedStatement[] {
  const counting = nearMisses.filter(({ matters }) => matters).map(({ statement }) => statement)
  return gate.statements
    .map((statement) => ({
      statement,
      closeness: closenessOf(statement, deciding),
      misses: missesOf(statement),
      counts: counting.some((one) => isSame(one, statement)),
    }))
    .toSorted(
      (a, b) =>
        ranks[a.closeness] - ranks[b.closeness] || Number(b.counts) - Number(a.counts) || a.misses - b.misses,
    )
    .map(({ statement, closeness }) => ({ statement, closeness }))
}

function closenessOf(statement: StatementTrace, deciding: readonly StatementReference[]): Closeness {
  if (deciding.some((reference) => isSame(reference, statement))) return 'decisive'
  if (statement.applies) return 'applies'
  return missesOf(statement) === 1 ? 'near-miss' : 'far'
}

function missesOf(statement: StatementTrace): number {
  return statement.clauses.filter(({ holds }) => !holds).length
}

function isSame(a: StatementReference, b: StatementReference): boolean {
  return (
    a.layer === b.layer &&
    a.target === b.target &&
    a.policy === b.policy &&
    a.source === b.source &&
    a.statement === b.statement
  )
}
