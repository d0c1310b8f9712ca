import { runExpectation } from '#graph/expectations/run-expectation.ts'
import { stepBack, whatBroke } from '#graph/expectations/what-broke.ts'
import { versionConcerns, versionDifference } from '#graph/questions/version-difference.ts'
import { applyChange, type Change } from '#model/change.ts'
import type { Entity, EntityId, Expectation, ManagedPolicy } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

/** What follows every change, in milliseconds. */
export type Figures = {
  readonly run: number
  readonly broke: number
  readonly difference: number
  readonly found: number
}

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['s3:*', 'sqs:*'], Resource: '*' }],
}

/**
 * A hundred expectations run, one that fails led back over two hundred changes, and the policy that most principals have
 * rewritten and compared with what it was.
 */
export function timeChanges(workspace: Workspace, actions: readonly string[]): Figures {
  const expecting = applyChange(workspace, adding(expectationsOf(workspace)))
  const run = timed(() => {
    for (const one of entitiesOf(expecting, 'expectation')) runExpectation(expecting, one)
  })
  const policy = widestPolicy(expecting)
  const edit = updating(policy, rewritten(policy))
  const edited = applyChange(expecting, edit)
  const failing = entitiesOf(edited, 'expectation').filter(
    (one) => runExpectation(edited, one).kind === 'failed',
  )
  const back = Array.from({ length: 200 }, () => stepBack(updating(rewritten(policy), rewritten(policy))))
  const broke = timed(() => {
    Array.from(whatBroke(edited, { ids: failing.map(({ id }) => id), back, drafts: [] }))
  })
  let found = 0
  const difference = timed(() => {
    const sides = [expecting, edited] as const
    const steps = versionDifference(sides, versionConcerns(sides, null), actions)
    for (const step of steps) found += step.found.length
  })
  return { run, broke, difference, found }
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function expectationsOf(workspace: Workspace): readonly Expectation[] {
  const principals = [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')]
  const [resource = '*'] = entitiesOf(workspace, 'resource').flatMap(({ arn, type }) =>
    type === 's3-bucket' ? [`${arn}/key`] : [],
  )
  return Array.from({ length: 100 }, (_, order) => ({
    kind: 'expectation',
    id: `expectation/${order}`,
    order,
    note: '',
    principal: principals[order * 53]?.arn ?? '*',
    action: 's3:GetObject',
    resource,
    context: {},
    expected: { kind: 'denied' },
  }))
}

function widestPolicy(workspace: Workspace): ManagedPolicy {
  const counts = new Map<EntityId, number>()
  for (const entity of workspace.entities.values()) {
    if (!('attachedPolicies' in entity)) continue
    for (const arn of entity.attachedPolicies) counts.set(arn, (counts.get(arn) ?? 0) + 1)
  }
  const own = entitiesOf(workspace, 'policy').filter(({ owner }) => owner !== 'aws')
  const [widest] = own.toSorted((a, b) => (counts.get(b.arn) ?? 0) - (counts.get(a.arn) ?? 0))
  if (widest === undefined) throw new Error('the account has no policy')
  return widest
}

function rewritten(policy: ManagedPolicy): ManagedPolicy {
  const versions = policy.versions.map((one) =>
    one.versionId === policy.defaultVersionId ? { ...one, document } : one,
  )
  return { ...policy, versions }
}

const label = { verb: 'edit-document', names: [] }

function adding(added: readonly Entity[]): Change {
  return { label, added, updated: [], removed: [] }
}

function updating(from: Entity, to: Entity): Change {
  return { label, added: [], updated: [[from, to]], removed: [] }
}
