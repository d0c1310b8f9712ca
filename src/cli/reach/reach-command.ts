import { ok, refused, type Result } from '#engine/result.ts'
import { administratorsIn } from '#graph/escalation/administrators.ts'
import { emptyEscalationMemo } from '#graph/escalation/escalation-memo.ts'
import { cyclesIn } from '#graph/relations/cycles.ts'
import type { Focus } from '#graph/relations/graph-question.ts'
import { outsidersIn } from '#graph/relations/outsiders.ts'
import { reachSteps } from '#graph/relations/reach-from.ts'
import { relationsOf } from '#graph/relations/relations-of.ts'
import { explainedRelations, type Scene } from '#graph/relations/scene.ts'
import { unassumableIn } from '#graph/relations/unassumable.ts'
import { entitiesOf } from '#model/workspace.ts'
import { levelledActions } from '#worker/levelled-actions.ts'

import { readArguments } from '../arguments.ts'
import { catalogBeside } from '../catalog-beside.ts'
import type { Command, Outcome } from '../command.ts'
import { groupProblem } from '../group-problem.ts'
import { idOfName } from '../id-of-name.ts'
import { climbLines } from '../paths/climb-lines.ts'
import { hopLine } from '../paths/hop-line.ts'
import { jsonLines } from '../printing.ts'
import { sceneOfFile } from '../scene-of-file.ts'

const help = `reach --workspace FILE --from NAME
reach --workspace FILE (--from NAME | --to NAME) (--pass | --change)
reach --workspace FILE (--outsiders | --nobody | --cycles)

Prints one line (NDJSON) for each role and resource that somebody gets to, over the shortest way:
  {"to":ID,"certain":BOOLEAN,"hops":[{"from","to","kind","state","conditions","sentence","statements"}]}
and one for each of those that it can become, and itself, that has known ways up besides (see escalations):
  {"waysUpOf":ID,"certain":BOOLEAN,"count":NUMBER,"open":NUMBER,"unknown":NUMBER,"leadsTo":{…}}
(of an administrator whose ways aren't counted, {"waysUpOf":ID,"certain":BOOLEAN,"administrator":true})
or, with
  --pass, --change  each role that --from passes to a service, or thing that it changes; or who does so to --to:
                    the fields of a hop, and "covers": how many things a pattern stands for
  --outsiders       each role that an outsider gets to: "outsider", "to", "hops"
  --nobody          each role that nobody can assume: "role", "why", "halves"
  --cycles          roles that can all become one another: "members", "hops"
docs/paths.md tells of every field.

Options:
  --workspace FILE  the workspace file
  --from NAME       a user or role, by ARN or by a name that no other has; without --pass and --change also another node of who-can-assume
  --to NAME         a role, or with --change a user, group, policy or resource, by ARN or by a name that no other has
  --help            print this

Exit codes: 0 there is something; 1 there is nothing; 2 unusable arguments or workspace.
`

type Asked =
  | { readonly ask: 'reach'; readonly from: string }
  | { readonly ask: 'pass' | 'change'; readonly focus: Exclude<Focus, { readonly direction: 'between' }> }
  | { readonly ask: 'outsiders' | 'nobody' | 'cycles' }

/** What somebody gets to, passes or changes, and which roles outsiders, nobody or one another get to. */
export const reachCommand: Command = {
  summary:
    'say what somebody gets to, passes or changes; roles that outsiders or nobody get to; cycles (NDJSON)',
  help,
  async run(words, { print }): Outcome {
    const read = readArguments(words, {
      workspace: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      pass: { type: 'boolean', default: false },
      change: { type: 'boolean', default: false },
      outsiders: { type: 'boolean', default: false },
      nobody: { type: 'boolean', default: false },
      cycles: { type: 'boolean', default: false },
    })
    if (!read.ok) return read
    const { values, positionals } = read.value
    const [extra] = positionals
    if (extra !== undefined) return refused(`\`${extra}\` is too much: name the question by options`)
    if (values.workspace === undefined) return refused('name a workspace file: --workspace FILE')
    const put = askedBy(values)
    if (!put.ok) return put
    const scene = await sceneOfFile(values.workspace)
    if (!scene.ok) return scene
    const asked = withIds(scene.value, put.value)
    if (!asked.ok) return asked
    const start = startOf(asked.value)
    const group = start === null ? null : groupProblem(scene.value, start)
    if (group !== null) return refused(`--from: ${group}`)
    const lines = await linesOf(scene.value, asked.value)
    if (!lines.ok) return lines
    await print(jsonLines(lines.value))
    return ok(lines.value.length > 0 ? 0 : 1)
  },
}

type Named = Readonly<Partial<Record<'from' | 'to', string>>> &
  Readonly<Record<'pass' | 'change' | 'outsiders' | 'nobody' | 'cycles', boolean>>

function askedBy({ from, to, ...flags }: Named): Result<Asked, string> {
  const set = (['pass', 'change', 'outsiders', 'nobody', 'cycles'] as const).filter((name) => flags[name])
  const [one, more] = set
  if (more !== undefined) return refused(`ask one thing: --${one} or --${more}`)
  if (one === 'outsiders' || one === 'nobody' || one === 'cycles') {
    return from === undefined && to === undefined ? ok({ ask: one }) : refused(`--${one} takes no end`)
  }
  if (from !== undefined && to !== undefined) return refused('from one to another lead `paths`: name one end')
  if (one !== undefined && from !== undefined) return ok({ ask: one, focus: { direction: 'from', id: from } })
  if (one !== undefined && to !== undefined) return ok({ ask: one, focus: { direction: 'to', id: to } })
  if (from !== undefined) return ok({ ask: 'reach', from })
  return refused(
    to === undefined ? 'say of whom: --from NAME, or --outsiders, --nobody, --cycles' : whoGetsThere(to),
  )
}

/** Who gets to one end other commands tell: which, goes by what the end is. */
function whoGetsThere(to: string): string {
  const ofRole = `who can assume a role: \`who-can-assume --role ${to} --transitive\``
  const ofResource = `who may do something on a resource: \`who-can --action ACTION --resource ${to}\``
  const isRole = to.includes(':role/')
  const told = to.startsWith('arn:') ? (isRole ? ofRole : ofResource) : `${ofRole}; ${ofResource}`
  return `reach goes from somebody: --from NAME. ${told}; who passes or changes it: --pass or --change with --to`
}

/** Who makes the calls that are asked about. */
function startOf(asked: Asked): string | null {
  if (asked.ask === 'reach') return asked.from
  return 'focus' in asked && asked.focus.direction === 'from' ? asked.focus.id : null
}

/** What is asked, with ids in place of names. */
function withIds(scene: Scene, asked: Asked): Result<Asked, string> {
  if (asked.ask === 'reach') {
    const id = idIn(scene, scene.graph.nodes, asked.from)
    return id.ok ? ok({ ask: 'reach', from: id.value }) : id
  }
  if (!('focus' in asked)) return ok(asked)
  const { direction } = asked.focus
  const kinds =
    direction === 'from'
      ? (['user', 'role'] as const)
      : (['role', 'user', 'group', 'policy', 'resource'] as const)
  const held = kinds.flatMap((kind) =>
    entitiesOf(scene.workspace, kind).map(({ id, name }) => ({ id, name, kind })),
  )
  const id = idIn(scene, held, asked.focus.id)
  return id.ok ? ok({ ask: asked.ask, focus: { direction, id: id.value } }) : id
}

function idIn(
  { workspace }: Scene,
  held: Parameters<typeof idOfName>[0],
  typed: string,
): Result<string, string> {
  if (workspace.entities.has(typed)) return ok(typed)
  const id = idOfName(held, typed)
  if (!id.ok) return id
  return id.value === null ? refused(`there is no \`${typed}\``) : ok(id.value)
}

async function linesOf(scene: Scene, asked: Asked): Promise<Result<readonly object[], string>> {
  switch (asked.ask) {
    case 'reach':
      return reached(scene, asked.from)
    case 'pass':
    case 'change':
      return ok(
        [...relationsOf(scene, { focus: asked.focus, kinds: [asked.ask], actions: {} })].flatMap(
          ({ relations }) => relations.map((one) => Object.assign(hopLine(one), { covers: one.covers })),
        ),
      )
    case 'outsiders':
      return ok(
        outsidersIn(scene).roles.flatMap(({ role, by }) =>
          by.map(({ outsider, path }) => ({ outsider, to: role, hops: path.hops.map(hopLine) })),
        ),
      )
    case 'nobody':
      return ok(
        unassumableIn(scene).roles.map(({ role, why, halves }) => {
          return { role, why, halves: explainedRelations(scene, halves).map(hopLine) }
        }),
      )
    case 'cycles':
      return ok(
        cyclesIn(scene).cycles.map(({ members, hops }) => {
          return { members, hops: explainedRelations(scene, hops).map(hopLine) }
        }),
      )
  }
}

async function reached(scene: Scene, from: string): Promise<Result<readonly object[], string>> {
  const actions = await levelledActions(catalogBeside(), entitiesOf(scene.workspace, 'resource'))
  if (!actions.ok) return refused(`the catalog can’t be read: ${actions.problem.path}`)
  const steps = reachSteps(scene, { from, actions: actions.value })
  const memo = emptyEscalationMemo()
  const strong = administratorsIn(scene.workspace, memo)
  const reachedLines = [...steps].flatMap((step) =>
    step.reached.map(({ id, path, isCertain }) => {
      const mark = strong.has(id) ? { administrator: true } : {}
      return { to: id, certain: isCertain, ...mark, hops: path.hops.map(hopLine) }
    }),
  )
  const identities = [{ to: from, certain: true }, ...reachedLines]
  const unlisted = identities.flatMap(({ to: waysUpOf, certain }) => {
    const may = strong.get(waysUpOf)?.may
    return may === undefined || may === 'all-but-denied' ? [] : [{ waysUpOf, certain, administrator: true }]
  })
  return ok([...reachedLines, ...unlisted, ...climbLines(scene, { from }, memo)])
}
