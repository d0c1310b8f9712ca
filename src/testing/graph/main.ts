import { loadavg } from 'node:os'

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

/** Milliseconds of the clock, and of the processor, which other work on the machine stretches less. */
type Time = { readonly clock: number; readonly processor: number }

function measure<Answer>(work: () => Answer): { readonly answer: Answer; readonly time: Time } {
  const [start, used] = [performance.now(), process.cpuUsage()]
  const answer = work()
  const { user, system } = process.cpuUsage(used)
  return { answer, time: { clock: performance.now() - start, processor: (user + system) / 1000 } }
}

const sum = (one: Time, other: Time): Time => ({
  clock: one.clock + other.clock,
  processor: one.processor + other.processor,
})

const least = (times: readonly Time[]): Time => ({
  clock: Math.min(...times.map(({ clock }) => clock)),
  processor: Math.min(...times.map(({ processor }) => processor)),
})

function tell(what: string, { clock, processor }: Time, told = ''): void {
  const [shown, used] = [clock.toFixed(0).padStart(6), processor.toFixed(0).padStart(6)]
  process.stdout.write(`  ${what.padEnd(44)}${shown} ms ${used} ms processor  ${told}\n`)
}

/** The workspace after an edit of the managed policy that most principals hold, each time another one. */
function edited(workspace: Workspace, nth: number): Workspace {
  const held = new Map<string, number>()
  for (const one of [...entitiesOf(workspace, 'role'), ...entitiesOf(workspace, 'group')]) {
    for (const policy of one.attachedPolicies) held.set(policy, (held.get(policy) ?? 0) + 1)
  }
  const [arn] = [...held]
    .filter(([id]) => !id.includes(':aws:policy'))
    .toSorted(([, a], [, b]) => b - a)[0] ?? ['']
  const policy = workspace.entities.get(arn)
  if (policy?.kind !== 'policy') throw new Error('the synthetic account has no policy')
  const other = entitiesOf(workspace, 'role')[nth]?.arn ?? ''
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
  return `${ways.length} ways on ${ways.reduce((total, way) => total + targetCount(way), 0)} targets`
}

const edits = [1, 2, 3, 4, 5, 6]

/** The whole relation set: who can assume what with all half edges, and every way up. */
function wholeSet(size: number): Time {
  const workspace = account(size)
  const [memo, climbs] = [emptyMemo(), emptyEscalationMemo()]
  process.stdout.write(`${size} principals, load ${loadavg()[0]?.toFixed(1)}\n`)
  const assumed = measure(() => trustGraphOf(workspace, memo))
  const { nodes, edges } = assumed.answer
  tell('assume and half edges, from nothing', assumed.time, `${nodes.length} nodes, ${edges.length} edges`)
  const climbed = measure(() => escalationsIn(workspace, climbs))
  tell('ways up, from nothing', climbed.time, counted(climbed.answer))
  const whole = sum(assumed.time, climbed.time)
  tell('the whole set, from nothing', whole)
  const again = edits.map((nth) => {
    const next = edited(workspace, nth)
    const edge = measure(() => trustGraphOf(next, memo)).time
    const way = measure(() => escalationsIn(next, climbs)).time
    return { edge, way, both: sum(edge, way) }
  })
  const best = `least of ${edits.length}`
  tell('assume, after editing one policy', least(again.map(({ edge }) => edge)), best)
  tell('ways up, after editing one policy', least(again.map(({ way }) => way)), best)
  tell('the whole set, after editing one policy', least(again.map(({ both }) => both)), best)
  const closure = measure(() => reachOf(assumed.answer))
  const { ids, reachedFrom } = closure.answer
  const pairs = ids.reduce((total, id) => total + reachedFrom(id).length, 0)
  tell('transitive closure', closure.time, `${pairs} pairs`)
  return whole
}

const sizes = process.argv[2] === undefined ? [1000, 5000] : [Number(process.argv[2])]
const times = sizes.map(wholeSet)
const [first, last] = [times[0], times.at(-1)]
if (first !== undefined && last !== undefined && sizes.length > 1) {
  const growth = { clock: last.clock / first.clock, processor: last.processor / first.processor }
  process.stdout.write(
    `growth of the whole set from ${sizes[0]} to ${sizes.at(-1)}: ${growth.clock.toFixed(1)} times, ` +
      `${growth.processor.toFixed(1)} times by the processor\n`,
  )
}
