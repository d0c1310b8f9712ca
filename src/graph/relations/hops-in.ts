import type { StatementReference } from '#engine/evaluate/decision.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { directoryOf } from '../directory.ts'
import { edgesOfPair } from '../edges-into.ts'
import { machineEdges } from '../machines.ts'
import { isAccess } from '../reach.ts'
import type { TrustEdge } from '../trust-graph.ts'
import { emptyMemo } from '../trust-memo.ts'
import { sidesIn } from '../trust-search.ts'
import { accessOn, type AccessGoal } from './access-among.ts'
import { holds } from './assumptions.ts'
import { withItsReason } from './reasons.ts'
import type { AnyHop } from './scene.ts'

type Deciding = readonly StatementReference[] | null

/**
 * Do hops of another workspace still hold in this one, and by which statements? Null where one doesn't. The first costs a walk
 * over the workspace, and the first of a machine all machines; each besides is one pair, whatever the size of the account.
 */
export function hopsIn(workspace: Workspace, goal: AccessGoal | null): (hop: AnyHop) => Deciding {
  const accessOf = goal === null ? null : accessOn({ workspace }, goal)
  const edgeOf = edgesIn(workspace)
  return (hop) => {
    if (hop.kind === 'access') {
      const found = accessOf?.(hop.from) ?? null
      return found === null || !holds(found) ? null : withItsReason(workspace, found).deciding
    }
    return isEdge(hop) ? edgeOf(hop) : null
  }
}

function isEdge(hop: AnyHop): hop is TrustEdge {
  return 'reason' in hop && hop.kind !== 'assume'
}

function edgesIn(workspace: Workspace): (edge: TrustEdge) => Deciding {
  const directory = once(() => directoryOf(workspace))
  const searching = () => ({ workspace, directory: directory(), memo: emptyMemo(), index: noIndex })
  const machines = once(() => machineEdges(searching()))
  return ({ id, from, to }) => {
    const role = entityOf(workspace, 'role', to)
    // each pair has a memo of its own: what is alike for one pair needn't be for others where nobody looked at the guardrails
    const search = searching()
    const findings = role === undefined ? [] : edgesOfPair(search, { from, role })
    const found = findings.find(({ edge }) => edge.id === id) ?? machines().find(({ edge }) => edge.id === id)
    return found === undefined || !isAccess(found.edge) ? null : found.why(sidesIn(search)).deciding
  }
}

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | null = null
  return () => (made ??= make())
}

const noIndex = {
  mayCall: () => new Set<string>(),
  singlesOut: () => new Set<string>(),
  namedRoles: new Map<string, ReadonlySet<string>>(),
  manyAtOnce: [],
}
