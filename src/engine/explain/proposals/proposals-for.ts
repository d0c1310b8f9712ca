import { compilePolicies } from '../../compile/compile-policies.ts'
import type { PolicyDocuments } from '../../compile/policy-documents.ts'
import { authorize } from '../../evaluate/authorize.ts'
import { readRequest } from '../../request/read-request.ts'
import type { AuthorizationRequest } from '../../request/request.ts'
import { explain } from '../explain.ts'
import { allowingChanges } from './allowing-changes.ts'
import { denyingChanges } from './denying-changes.ts'
import { limitsOf } from './limits.ts'
import { narrowness, scopeOf } from './narrowness.ts'
import type { Edit, Limit, Proposal, ProposalOptions, Proposals } from './proposal.ts'
import { weigh, type Weighing } from './weigh.ts'

/** Every document may be changed. */
export const editsAnything: ProposalOptions = { canEdit: () => true }

/** How many are told. */
const most = 8

/**
 * The smallest changes that would turn a decision round: of a denied request those that would allow it, of an allowed
 * one those that would deny it. Every proposal was tried: with its edits made, `authorize` decides as it says, and no
 * edit can be left out. At most eight, those of fewest edits first, then the narrowest. Where there is none, the answer
 * says why: never an empty list.
 *
 * Cost: a bounded number of decisions, each on the statements that bear on the request; what isn't tried for it is said
 * in `limits`. Ask it for the one request that a person looks at.
 */
export function proposalsFor(
  request: AuthorizationRequest,
  documents: PolicyDocuments,
  options: ProposalOptions,
): Proposals {
  const read = readRequest(request)
  if (!read.ok)
    return none('implicitDeny', { kind: 'unreadable-request', rule: 'R1.2', problem: read.problem })
  const compiled = compilePolicies(documents)
  if (!compiled.ok)
    return none('implicitDeny', { kind: 'invalid-document', rule: 'R2.2', problem: compiled.problem })
  const scene = { request, documents }
  const weighing = weigh(scene)
  if (weighing === null) throw new Error('a readable request could not be weighed')

  const { decision } = authorize(request, compiled.value)
  const changes =
    decision === 'allowed' ? denyingChanges(weighing, options) : allowingChanges(weighing, options)
  const proposals = changes
    .flatMap((edits) => toProposal(edits, weighing))
    .filter((proposal) => (proposal.decision === 'allowed') !== (decision === 'allowed'))
    .toSorted((one, other) => one.size - other.size || narrowness(one) - narrowness(other))
    .slice(0, most)
  const untried: readonly Limit[] = weighing.effort.isWhole()
    ? []
    : [{ kind: 'not-all-tried', rule: 'R1.11' }]
  if (proposals.length > 0) return { kind: 'proposed', decision, proposals, limits: untried }
  const limits = limitsOf(weighing, explain(request, compiled.value), options)
  return { kind: 'none', decision, limits: [...limits, ...untried] }
}

function none(
  decision: 'implicitDeny',
  limit: Extract<Proposals, { kind: 'none' }>['limits'][number],
): Proposals {
  return { kind: 'none', decision, limits: [limit] }
}

function toProposal(edits: readonly Edit[], { trials, scene }: Weighing): readonly Proposal[] {
  const decision = trials.decide(edits)
  if (decision === null) return []
  const onContext = edits.filter(({ kind }) => kind === 'set-context').length
  const kind = onContext === 0 ? 'policies' : onContext === edits.length ? 'context' : 'context-and-policies'
  return [{ kind, edits, size: edits.length, decision, scope: scopeOf(edits, scene) }]
}
