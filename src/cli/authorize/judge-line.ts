import type { PolicyDocuments } from '#engine/compile/policy-documents.ts'
import { editsAnything, proposalsFor } from '#engine/explain/proposals/proposals-for.ts'
import type { Workspace } from '#model/workspace.ts'

import { judgeAlone } from './judge-alone.ts'
import { judgeInWorkspace } from './judge-in-workspace.ts'
import { refusal, type Decided, type Judgement } from './judgement.ts'
import { readLine, type AskedCheck } from './read-line.ts'
import type { IsUnknown } from './read-unknown-keys.ts'

/** What a line is judged by besides itself. */
export type Judging = {
  /** For checks without policies; null where each must bring its own. */
  readonly workspace: Workspace | null
  /** Whether to look for what would turn decisions round. */
  readonly proposes: boolean
}

/** Judge a line, already parsed. */
export function judgeLine(json: unknown, judging: Judging): Judgement {
  const line = readLine(json)
  if (!line.ok) return refusal(line.problem)
  const { checks, isList, isUnknown } = line.value
  const judgements = checks.map((check) => judgeCheck(check, judging, isUnknown))
  return joined(judgements, isList)
}

function judgeCheck(
  check: AskedCheck,
  { workspace, proposes }: Judging,
  isUnknown: IsUnknown | null,
): Judgement {
  const { policies } = check
  if (policies !== null) {
    const judgement = judgeAlone(check, policies, isUnknown)
    return proposes ? withProposals(judgement, policies) : judgement
  }
  if (check.bucketPolicies !== null) {
    const message = 'those of the access point are missing: add `policies`'
    return refusal({ kind: 'invalid-request', message, pointer: check.bucketPoliciesPointer })
  }
  if (workspace !== null) return judgeInWorkspace(workspace, check, isUnknown)
  const message = 'add `policies` to the line, or name a workspace that has them with --workspace'
  return refusal({ kind: 'invalid-request', message, pointer: check.policiesPointer })
}

/** A request through an access point is two checks, which no single change is tried on. */
function withProposals(judgement: Judgement, policies: PolicyDocuments): Judgement {
  if (judgement.kind !== 'decided') return judgement
  const [only, ...others] = judgement.checks
  if (only === undefined || others.length > 0) return judgement
  const proposals = proposalsFor(only.request, policies, editsAnything)
  return { ...judgement, checks: [{ ...only, proposals }] }
}

/** A check that is refused refuses its line; one that is unknown leaves it unknown, unless another denies explicitly. */
function joined(judgements: readonly Judgement[], isList: boolean): Judgement {
  const refused = judgements.find(({ kind }) => kind === 'refused')
  if (refused !== undefined) return refused
  const decided: readonly Decided[] = judgements.flatMap((judgement) =>
    judgement.kind === 'decided' ? judgement.checks : [],
  )
  const reasons = judgements.flatMap((judgement) => (judgement.kind === 'unknown' ? judgement.reasons : []))
  return reasons.length > 0 && !decided.some(({ trace }) => trace.decision === 'explicitDeny')
    ? { kind: 'unknown', reasons }
    : { kind: 'decided', checks: decided, isList }
}
