import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { Workspace } from '#model/workspace.ts'

import { directoryOf } from '../directory.ts'
import { edgesOfPair, edgesOutOfSight } from '../edges-into.ts'
import { machineEdges } from '../machines.ts'
import { isAccess } from '../reach.ts'
import type { TrustEdge } from '../trust-graph.ts'
import { emptyMemo } from '../trust-memo.ts'
import { sidesIn } from '../trust-search.ts'
import { accessAmong, type AccessGoal } from './access-among.ts'
import { holds } from './assumptions.ts'
import { withItsReason } from './reasons.ts'
import type { AnyHop } from './scene.ts'

/**
 * Does the hop still hold in another workspace, and by which statements? Null where it doesn't. One pair is asked about,
 * whatever the size of the account.
 */
export function hopIn(
  workspace: Workspace,
  hop: AnyHop,
  goal: AccessGoal | null,
): readonly StatementReference[] | null {
  if (hop.kind === 'access') {
    if (goal === null) return null
    const [found] = accessAmong({ workspace }, [hop.from], goal)
    return found === undefined || !holds(found) ? null : withItsReason(found).deciding
  }
  return isEdge(hop) ? edgeIn(workspace, hop) : null
}

function isEdge(hop: AnyHop): hop is TrustEdge {
  return 'reason' in hop && hop.kind !== 'assume'
}

function edgeIn(workspace: Workspace, { id, from, to }: TrustEdge): readonly StatementReference[] | null {
  const directory = directoryOf(workspace)
  const role = directory.roles.find(({ arn }) => arn === to)
  const search = { workspace, directory, memo: emptyMemo() }
  const findings =
    role === undefined ? edgesOutOfSight({ ...search, index: noIndex }) : edgesOfPair(search, { from, role })
  const all = findings.some(({ edge }) => edge.id === id)
    ? findings
    : machineEdges({ ...search, index: noIndex })
  const found = all.find(({ edge }) => edge.id === id)
  return found === undefined || !isAccess(found.edge)
    ? null
    : found.why(sidesIn({ ...search, index: noIndex })).deciding
}

const noIndex = {
  mayCall: () => new Set<string>(),
  singlesOut: () => new Set<string>(),
  namedRoles: new Map<string, ReadonlySet<string>>(),
  manyAtOnce: [],
}
