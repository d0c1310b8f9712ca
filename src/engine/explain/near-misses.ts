import type { ClauseKind, ClauseTrace, GateTrace, NearMiss, StatementTrace, Trace } from './trace.ts'

/** How many are told. */
const most = 10

type Judged = Pick<Trace, 'decision' | 'blockedBy' | 'gates'>

/**
 * Statements that failed in exactly one clause, at most ten: first those that would count, then those that were
 * closest: a condition, the fewer comparisons the closer, then a resource, a principal, an action of the same service.
 * A statement on actions of other services alone is no near miss.
 *
 * Works on the trace alone; cost grows with its statements. Rules R2.5, R1.11.
 */
export function nearMissesOf(judged: Judged, service: string): readonly NearMiss[] {
  const counts = countsIn(judged)
  return judged.gates
    .filter(({ gate }) => gate !== 'explicitDeny')
    .flatMap(({ statements }) => statements)
    .flatMap((statement) => nearMiss(statement, service, counts))
    .map((miss, at) => ({ miss, at, distance: distanceOf(miss) }))
    .toSorted((one, other) => one.distance - other.distance || one.at - other.at)
    .slice(0, most)
    .map(({ miss }) => miss)
}

function nearMiss(
  trace: StatementTrace,
  service: string,
  counts: (trace: StatementTrace) => boolean,
): readonly NearMiss[] {
  const [failed, ...more] = trace.clauses.filter(({ holds }) => !holds)
  if (failed === undefined || more.length > 0 || isOfOtherServices(failed, service)) return []
  const { applies: _applies, clauses: _clauses, ...statement } = trace
  const operands = failed.operands.filter(({ holds }) => !holds)
  return [{ statement, clause: failed.clause, element: failed.element, operands, matters: counts(trace) }]
}

function isOfOtherServices({ clause, element, entries }: ClauseTrace, service: string): boolean {
  if (clause !== 'action' || element !== 'Action') return false
  return !entries.some(({ text }) => text.toLowerCase().startsWith(`${service}:`))
}

function countsIn({ decision, blockedBy, gates }: Judged): (trace: StatementTrace) => boolean {
  if (decision === 'allowed') return ({ effect }) => effect === 'Deny'
  const open = openLevels(gates)
  // in one account the policy of the resource could allow in place of the caller's own
  const isUnion = gates.some(({ gate, outcome }) => gate === 'resource' && outcome !== 'grants')
  return ({ effect, layer, target }) =>
    effect === 'Allow' &&
    (blockedBy.includes(layer) || (layer === 'resource' && isUnion && blockedBy.includes('identity'))) &&
    !(layer === 'serviceControl' && target !== undefined && open.has(target))
}

/** The levels of service control policies that allow already. */
function openLevels(gates: readonly GateTrace[]): ReadonlySet<string> {
  const statements = gates.find(({ gate }) => gate === 'serviceControl')?.statements ?? []
  const open = statements.filter(({ applies, effect }) => applies && effect === 'Allow')
  return new Set(open.flatMap(({ target }) => (target === undefined ? [] : [target])))
}

const closeness: Readonly<Record<ClauseKind, number>> = {
  condition: 0,
  resource: 20,
  principal: 30,
  action: 40,
}

function distanceOf({ matters, clause, operands }: NearMiss): number {
  return (matters ? 0 : 100) + closeness[clause] + Math.min(operands.length, 19)
}
