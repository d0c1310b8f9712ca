import { emptyEscalationMemo } from '#graph/escalation/escalation-memo.ts'
import { type Escalation, targetCount } from '#graph/escalation/escalation.ts'
import { escalationsIn } from '#graph/escalation/escalations.ts'
import { reachOf } from '#graph/reach.ts'
import { emptyMemo } from '#graph/trust-memo.ts'
import { trustGraphOf } from '#graph/trust.ts'
import { loadWorkspace, saveWorkspace } from '#model/file/workspace-file.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { syntheticAccount } from '../synthetic/synthetic-account.ts'

/** An account of that many users and roles together, as a file gives it, so that no document is shared. */
function account(principals: number): Workspace {
  const users = Math.round(principals / 5)
  const size = { users, roles: principals - users, policies: Math.round(principals / 2), seed: 1 }
  const loaded = loadWorkspace(JSON.parse(JSON.stringify(saveWorkspace(syntheticAccount(size)))))
  if (!loaded.ok) throw new Error('the synthetic account is refused')
  return loaded.value
}

function timed<Answer>(what: string, work: () => Answer, told: (answer: Answer) => string): Answer {
  const start = performance.now()
  const answer = work()
  const time = (performance.now() - start).toFixed(0)
  process.stdout.write(`${what.padEnd(50)}${time.padStart(7)} ms  ${told(answer)}\n`)
  return answer
}

/** The workspace after an edit of the managed policy that most principals hold. */
function edited(workspace: Workspace): Workspace {
  const held = new Map<string, number>()
  for (const one of [...entitiesOf(workspace, 'role'), ...entitiesOf(workspace, 'group')]) {
    for (const policy of one.attachedPolicies) held.set(policy, (held.get(policy) ?? 0) + 1)
  }
  const [arn] = [...held]
    .filter(([id]) => !id.includes(':aws:policy'))
    .toSorted(([, a], [, b]) => b - a)[0] ?? ['']
  const policy = workspace.entities.get(arn)
  if (policy?.kind !== 'policy') throw new Error('the synthetic account has no policy')
  const [other = ''] = entitiesOf(workspace, 'role').map((role) => role.arn)
  const document = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: other },
    ],
  }
  const versions = policy.versions.map((version) => ({ ...version, document }))
  return { ...workspace, entities: new Map(workspace.entities).set(arn, { ...policy, versions }) }
}

function counted(ways: readonly Escalation[]): string {
  return `${ways.length} ways on ${ways.reduce((sum, way) => sum + targetCount(way), 0)} targets`
}

for (const size of process.argv[2] === undefined ? [1000, 5000] : [Number(process.argv[2])]) {
  const workspace = account(size)
  const memo = emptyMemo()
  const of = `${size} principals: `
  const graph = timed(
    `${of}the assume relation, from nothing`,
    () => trustGraphOf(workspace, memo),
    ({ nodes, edges }) => `${nodes.length} nodes, ${edges.length} edges`,
  )
  timed(
    `${of}the same again`,
    () => trustGraphOf(workspace, memo),
    () => '',
  )
  timed(
    `${of}after editing one policy`,
    () => trustGraphOf(edited(workspace), memo),
    ({ edges }) => `${edges.length} edges`,
  )
  const climbs = emptyEscalationMemo()
  timed(`${of}escalations, from nothing`, () => escalationsIn(workspace, climbs), counted)
  timed(`${of}after editing one policy`, () => escalationsIn(edited(workspace), climbs), counted)
  timed(
    `${of}transitive closure`,
    () => reachOf(graph),
    ({ ids, reachedFrom }) =>
      `${ids.reduce((sum, id) => sum + reachedFrom(id).length, 0)} pairs, told of besides`,
  )
}
