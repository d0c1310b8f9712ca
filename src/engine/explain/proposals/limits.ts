import { isServiceLinkedRole, linkedRole } from '../../evaluate/applicable.ts'
import type { Trace } from '../trace.ts'
import { takesPolicy } from './added-statements.ts'
import type { Limit, ProposalOptions } from './proposal.ts'
import { isAwsOwn } from './statement-edits.ts'
import type { Weighing } from './weigh.ts'

/** Why no edit was found: rules that no policy changes, and policies that nobody can write. `trace` is the decision's. */
export function limitsOf(weighing: Weighing, trace: Trace, options: ProposalOptions): readonly Limit[] {
  const { service, question } = weighing
  if (service !== null) return [{ kind: 'service-rule', rule: service.rule, because: service.because }]
  const limits: Limit[] = []
  const linked = linkedRole(question)
  if (linked !== null) limits.push({ kind: 'service-linked-role', rule: 'R7.14', arn: linked })
  limits.push(
    ...(trace.decision === 'allowed' ? lastingAllow(weighing) : lastingDeny(weighing, trace, options)),
  )
  const [rule = 'R1.2'] = trace.rules
  return limits.length === 0 ? [{ kind: 'none-found', rule }] : limits
}

/** What root may do in its own account no policy of that account takes away. */
function lastingAllow({ question: { principal } }: Weighing): readonly Limit[] {
  return principal.kind === 'root' ? [{ kind: 'root-user', rule: 'R7.13', account: principal.account }] : []
}

function lastingDeny(weighing: Weighing, { gates }: Trace, { canEdit }: ProposalOptions): readonly Limit[] {
  const { question, statements, documents } = weighing
  const limits: Limit[] = []
  const fixed = statements.filter(
    ({ at, trace }) => trace.applies && trace.effect === 'Deny' && (!canEdit(at.named) || isAwsOwn(at)),
  )
  if (fixed.length > 0) {
    const policies = [...new Set(fixed.map(({ at }) => at.named.name))]
    limits.push({ kind: 'fixed-policies', rule: 'R1.3', policies })
  }
  if (!gates.some(({ gate, outcome }) => gate === 'resource' && outcome === 'stop')) return limits
  const isSilent = !documents.some(({ layer }) => layer === 'resource')
  if (isServiceLinkedRole(question.resource)) {
    limits.push({ kind: 'service-linked-role', rule: 'R7.14', arn: question.resource })
  } else if (isSilent && !takesPolicy({ weighing })) {
    limits.push({ kind: 'no-resource-policies', rule: 'R7.11', service: question.action.service })
  }
  return limits
}
