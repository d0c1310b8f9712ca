import type { Workspace } from '#model/workspace.ts'

import { judgeAlone } from './judge-alone.ts'
import { judgeInWorkspace } from './judge-in-workspace.ts'
import { refusal, type Decided, type Judgement } from './judgement.ts'
import { readLine, type AskedCheck } from './read-line.ts'
import type { IsUnknown } from './read-unknown-keys.ts'

/** Judge a line, already parsed. Checks without policies are the workspace's to judge, null where there is none. */
export function judgeLine(json: unknown, workspace: Workspace | null): Judgement {
  const line = readLine(json)
  if (!line.ok) return refusal(line.problem)
  const { checks, isList, isUnknown } = line.value
  const judgements = checks.map((check) => judgeCheck(check, workspace, isUnknown))
  return joined(judgements, isList)
}

function judgeCheck(check: AskedCheck, workspace: Workspace | null, isUnknown: IsUnknown | null): Judgement {
  if (check.policies !== null) return judgeAlone(check, check.policies, isUnknown)
  if (check.bucketPolicies !== null) {
    const message = 'those of the access point are missing: add `policies`'
    return refusal({ kind: 'invalid-request', message, pointer: check.bucketPoliciesPointer })
  }
  if (workspace !== null) return judgeInWorkspace(workspace, check, isUnknown)
  const message = 'add `policies` to the line, or name a workspace that has them with --workspace'
  return refusal({ kind: 'invalid-request', message, pointer: check.policiesPointer })
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
