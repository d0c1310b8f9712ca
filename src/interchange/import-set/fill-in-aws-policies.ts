import type { JsonValue } from '#engine/text/json.ts'
import type { Entity, ManagedPolicy } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import { derivedUniqueId } from '#model/entities/unique-id.ts'
import type { Workspace } from '#model/workspace.ts'

import type { ImportFinding } from '../import-report.ts'
import type { SetReport } from './read-import.ts'

/** One of AWS's own policies as a catalog has it. */
export type AwsPolicy = {
  readonly arn: string
  readonly path: string
  readonly name: string
  readonly defaultVersionId: string
  readonly createDate: string
  readonly document: JsonValue
}

/** ARNs of AWS's own policies that what is imported names, and that neither it nor `workspace` holds. Linear. */
export function missingAwsPolicies({ change }: SetReport, workspace: Workspace): readonly string[] {
  if (change === null) return []
  const incoming = [...change.added, ...change.updated.map(([, to]) => to)]
  const held = new Set(incoming.map(({ id }) => id))
  const named = new Set(incoming.flatMap(policiesNamedBy))
  return [...named].filter(
    (one) => /^arn:[^:]*:iam::aws:policy\//.test(one) && !held.has(one) && !workspace.entities.has(one),
  )
}

function policiesNamedBy(entity: Entity): readonly string[] {
  if (!('attachedPolicies' in entity)) return []
  const boundary = 'permissionsBoundary' in entity ? entity.permissionsBoundary : null
  return boundary === null ? entity.attachedPolicies : [...entity.attachedPolicies, boundary]
}

/** The report with these policies of AWS beside what was read: that they were missing is then a note that they were filled in. */
export function withAwsPolicies(report: SetReport, policies: readonly AwsPolicy[]): SetReport {
  const { change } = report
  if (change === null || policies.length === 0) return report
  const filled = new Set(policies.map((one) => one.arn))
  const noted = (findings: readonly ImportFinding[]) => findings.map((one) => asNote(one, filled))
  return {
    ...report,
    change: { ...change, added: [...change.added, ...policies.map(entityOfPolicy)] },
    findings: noted(report.findings),
    files: report.files.map((file) => Object.assign({}, file, { findings: noted(file.findings) })),
  }
}

function asNote(finding: ImportFinding, filled: ReadonlySet<string>): ImportFinding {
  const isMissing = finding.kind === 'dangling-reference' || finding.kind === 'missing-boundary'
  return isMissing && filled.has(finding.subject) ? { ...finding, kind: 'filled-in' } : finding
}

function entityOfPolicy(policy: AwsPolicy): ManagedPolicy {
  const { path, name, defaultVersionId, createDate, document } = policy
  const itsArn = arn(policy.arn)
  return {
    kind: 'policy',
    id: itsArn,
    arn: itsArn,
    owner: 'aws',
    path,
    name,
    uniqueId: derivedUniqueId('policy', itsArn),
    description: '',
    createDate,
    versions: [{ versionId: defaultVersionId, document, createDate }],
    defaultVersionId,
    tags: {},
  }
}
