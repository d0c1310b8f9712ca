import { parseArn } from '#engine/text/arn.ts'
import type { Principal } from '#model/entities/entity.ts'
import { leavesAlone, oncePerWorkspace } from '#model/once-per-workspace.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { trustedNames } from '../trusted-names.ts'
import type { Held } from './certain-denial.ts'
import { examplesIn } from './examples-in.ts'
import { mayCoverAction } from './plain-statements.ts'

/** How many resources are tried of an action. */
const mostTried = 16
/** Of them so many roles whose trust policies name the principal. */
const mostTrusting = 4

type HeldResources = {
  /** By service. Of a bucket, an object in it. */
  readonly all: ReadonlyMap<string, readonly string[]>
  readonly buckets: ReadonlyMap<string, readonly string[]>
  readonly withPolicy: ReadonlyMap<string, readonly string[]>
  readonly iam: readonly string[]
}

const heldResources = oncePerWorkspace((workspace): HeldResources => {
  const resources = entitiesOf(workspace, 'resource')
  return {
    all: byService(resources.map(({ arn, type }) => (type === 's3-bucket' ? `${arn}/example` : arn))),
    buckets: byService(resources.flatMap(({ arn, type }) => (type === 's3-bucket' ? [arn] : []))),
    withPolicy: byService(
      resources.flatMap(({ arn, type, policy, unread }) =>
        policy === null && unread === undefined ? [] : type === 's3-bucket' ? [arn, `${arn}/example`] : [arn],
      ),
    ),
    iam: (['role', 'user', 'group', 'policy'] as const).flatMap((kind) =>
      entitiesOf(workspace, kind)
        .slice(0, 2)
        .map(({ arn }) => arn),
    ),
  }
})

/** The roles whose trust policies name somebody, by that ARN; under `*` those that name everybody. */
const rolesNaming = oncePerWorkspace((workspace): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const { arn, trustPolicy } of entitiesOf(workspace, 'role')) {
    for (const { text, pattern } of trustedNames(trustPolicy)) {
      const list = found.get(text)
      if (pattern === null || !namesCallers.has(pattern.kind)) continue
      if (list === undefined) found.set(text, [arn])
      else list.push(arn)
    }
  }
  return found
}, leavesAlone('role'))

const namesCallers: ReadonlySet<string> = new Set(['user', 'role', 'everyone'])

/** Whose policies are looked at; no principal where nobody in particular has them. */
type Holder = {
  readonly documents: Held['documents']
  readonly principal: Principal | null
  /** Absent or null where there is none: what it spells is asked about too. */
  readonly boundary?: unknown
}

/**
 * The resources worth asking about, by action: the principal's own policies say which, unless they don't speak of it. Of
 * IAM the principal itself is always one of them. Of STS all resources are, since some of its calls need no permission
 * (R7.15), and the roles whose trust policies name the principal, which may need none either (R9.1).
 */
export function resourcesFor(
  workspace: Workspace,
  { documents, principal, boundary }: Holder,
): (action: string) => readonly string[] {
  const named = byService(
    [...(documents ?? []), boundary].flatMap((document) => examplesIn(document, principal)),
  )
  const { all, buckets, withPolicy, iam } = heldResources(workspace)
  const itself = principal === null ? [] : [principal.arn]
  const trusting = () => {
    const naming = principal === null ? null : rolesNaming(workspace)
    return [...(naming?.get(principal?.arn ?? '') ?? []), ...(naming?.get('*') ?? [])].slice(0, mostTrusting)
  }
  return (action) => {
    const folded = action.toLowerCase()
    const [service = '', operation = ''] = folded.split(':')
    const isOwn =
      documents === null ||
      documents.some((document) => mayCoverAction(document, { name: folded, service, operation }))
    const ofSts = service === 'sts' ? ['*', ...trusting()] : []
    if (!isOwn) return [...ofSts, ...(withPolicy.get(service) ?? [])]
    const candidates = [
      '*',
      ...(service === 'iam' ? itself : []),
      ...ofSts,
      ...(named.get(service) ?? []),
      ...(all.get(service) ?? []).slice(0, 4),
      ...(buckets.get(service) ?? []).slice(0, 2),
      ...(service === 'iam' || service === 'sts' ? [...(named.get('iam') ?? []), ...iam] : []),
    ]
    return [...new Set(candidates)].slice(0, mostTried)
  }
}

function byService(arns: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const text of new Set(arns)) {
    const service = parseArn(text)?.service
    if (service === undefined) continue
    found.set(service, [...(found.get(service) ?? []), text])
  }
  return found
}
