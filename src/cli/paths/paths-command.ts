import { ok, refused, type Result } from '#engine/result.ts'
import { cutSteps } from '#graph/relations/cuts.ts'
import { gettingTo } from '#graph/relations/getting-to.ts'
import type { CutAnswer, CutPart, PathsEnd, PathsQuestion } from '#graph/relations/graph-question.ts'
import { pathsIn } from '#graph/relations/paths.ts'
import type { Scene } from '#graph/relations/scene.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { readArguments } from '../arguments.ts'
import type { Command, Outcome } from '../command.ts'
import { groupProblem } from '../group-problem.ts'
import { idOfName } from '../id-of-name.ts'
import { jsonLines } from '../printing.ts'
import { sceneOfFile } from '../scene-of-file.ts'
import { onOneLine } from '../wording/on-one-line.ts'
import { climbLines } from './climb-lines.ts'
import { hopLine } from './hop-line.ts'
import { nearLines } from './near-lines.ts'
import { noWaySentence } from './no-way-sentence.ts'

const help = `paths --workspace FILE --from NAME (--to ROLE | --action ACTION --resource ARN) [--longest N | --shortest] [--certain] [--cut]

Prints one line (NDJSON) for each way from one to another: the roles assumed on it, each hop with its reason.

A line:
  {"hops":[{"from":ARN,"to":ARN,"kind":"assume" | "access","state":"allowed" | "conditional","conditions":[…],
   "sentence":…,"statements":[{"policy":…,"statement":N,"sid":…}]}]}
With --cut a line is one smallest set of what to take away so that no way is left:
  {"take":[{"policy":…,"statement":N,"sid":…,"source":…} | {"policy":ARN,"attachedTo":ARN}],"besides":N}
or, where there is a way but no such set was found, one line that says why:
  {"take":null,"why":"uncuttable" | "given-up"}
Where no way leads to a role, a line for each that comes nearest, if any does: hops as above, or halves of one with their "reason",
  {"nearest":[…]}
a line for each permission of --from on many roles at once that covers the role and that it doesn't answer:
  {"from":ARN,"pattern":…,"roles":[ARN]}
and, of an action too, a line for whoever has known ways up that lead there or to somebody who gets there, if anybody: --from,
or whom it can become:
  {"waysUpOf":ARN,"certain":BOOLEAN,"count":N,"open":N,"unknown":N,"leadsTo":{…},"over":{"count":N,"as":[{"id":ARN,"state":…}]}}
That there is no way is said on stderr too, in a sentence.
docs/paths.md tells of every field.

Options:
  --workspace FILE  the workspace file
  --from NAME       a user or role, by ARN or by a name that no other has; a service, provider or outside account by its
                    id in who-can-assume
  --to ROLE         the role that the ways end at, by ARN or name; where it is --from too, the ways that come back to it
  --action ACTION   or the action that is done at their end, with --resource
  --resource ARN    what it is done to
  --longest N       hops that a way has at most (6)
  --shortest        only the ways with the fewest hops
  --certain         only hops that hold without conditions
  --cut             what would cut all ways, of any length
  --help            print this

Exit codes: 0 there is a way; 1 there is none; 2 unusable arguments or workspace.
`

const most = 1000

/** The ways from one to another, and what would cut them. */
export const pathsCommand: Command = {
  summary: 'say how one gets to a role or an action, hop by hop, and what would cut it (NDJSON)',
  help,
  async run(words, { print, complain }): Outcome {
    const read = readArguments(words, {
      workspace: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      action: { type: 'string' },
      resource: { type: 'string' },
      longest: { type: 'string', default: '6' },
      shortest: { type: 'boolean', default: false },
      certain: { type: 'boolean', default: false },
      cut: { type: 'boolean', default: false },
    })
    if (!read.ok) return read
    const { values, positionals } = read.value
    const [extra] = positionals
    if (extra !== undefined) return refused(`\`${extra}\` is too much: name the question by options`)
    if (values.workspace === undefined) return refused('name a workspace file: --workspace FILE')
    if (values.from === undefined) return refused('say from whom: --from NAME')
    const end = endOf(values)
    if (!end.ok) return end
    const longest = Number(values.longest)
    if (!Number.isInteger(longest) || longest < 1) return refused('--longest takes a whole number from 1')
    const opened = await sceneOfFile(values.workspace)
    if (!opened.ok) return opened
    const scene = opened.value
    const from = idOfName(scene.graph.nodes, values.from)
    if (!from.ok) return refused(`--from: ${from.problem}`)
    if (from.value === null) return refused(`--from: there is no \`${values.from}\``)
    const group = groupProblem(scene, from.value)
    if (group !== null) return refused(`--from: ${group}`)
    const to = roleMeant(scene.workspace, end.value)
    if (!to.ok) return to
    if (values.cut && to.value.kind === 'node' && to.value.id === from.value)
      return refused('--cut takes two different ends')
    const question = { from: from.value, to: to.value, actions: {} }
    const { lines, isComplete } = values.cut
      ? { lines: cutLines(scene, question), isComplete: true }
      : wayLines(scene, { ...question, longest, most, isCertain: values.certain }, values.shortest)
    if (lines.length > 0) {
      await print(jsonLines(lines))
      return ok(0)
    }
    const near = to.value.kind === 'node' ? nearLines(scene, from.value, to.value.id) : []
    const goal = { at: to.value, actions: {} }
    const climbs = climbLines(scene, { from: from.value, to: goal })
    const sought = {
      ...question,
      longest: values.cut ? null : longest,
      isCertain: values.certain && !values.cut,
    }
    const isItself = to.value.kind === 'node' && to.value.id === from.value
    const beyond = isItself ? null : gettingTo(scene, goal)(from.value)
    const there = { isComplete, beyond, near: near.length, climbs: climbs.length }
    complain(`paths: ${onOneLine(noWaySentence(sought, there))}\n`)
    await print(jsonLines([...near, ...climbs]))
    return ok(1)
  },
}

type Named = { readonly to?: string; readonly action?: string; readonly resource?: string }

function endOf({ to, action, resource }: Named): Result<PathsEnd, string> {
  if (to !== undefined && action === undefined && resource === undefined) return ok({ kind: 'node', id: to })
  if (to === undefined && action !== undefined && resource !== undefined) {
    return ok({ kind: 'action', action, resource })
  }
  return refused('say where to: --to ROLE, or --action ACTION with --resource ARN')
}

/** The role at the end by its ARN. */
function roleMeant(workspace: Workspace, end: PathsEnd): Result<PathsEnd, string> {
  if (end.kind === 'action') return ok(end)
  const id = idOfName(entitiesOf(workspace, 'role'), end.id)
  if (!id.ok) return refused(`--to: ${id.problem}`)
  return id.value === null
    ? refused(`--to: there is no role \`${end.id}\`; a resource is asked for with --action and --resource`)
    : ok({ kind: 'node', id: id.value })
}

type WayLines = { readonly lines: readonly object[]; readonly isComplete: boolean }

/** Ways come with the shortest first. */
function wayLines(scene: Scene, question: PathsQuestion, isShortest: boolean): WayLines {
  const { paths, isComplete } = pathsIn(scene, question)
  const fewest = paths[0]?.hops.length ?? 0
  const told = isShortest ? paths.filter(({ hops }) => hops.length === fewest) : paths
  return { lines: told.map(({ hops }) => ({ hops: hops.map(hopLine) })), isComplete }
}

function cutLines(scene: Scene, question: Parameters<typeof cutSteps>[1]): readonly object[] {
  let answer: CutAnswer = { kind: 'no-way' }
  for (const step of cutSteps(scene, question)) if (step.kind === 'answer') ({ answer } = step)
  switch (answer.kind) {
    case 'cut':
      return answer.cuts.map(({ parts, besides }) => ({ take: parts.map(partLine), besides }))
    case 'no-way':
      return []
    case 'same-ends':
    case 'uncuttable':
    case 'given-up':
      return [{ take: null, why: answer.kind }]
  }
}

function partLine(part: CutPart) {
  if (part.kind === 'attachment') return { policy: part.policy, attachedTo: part.holder }
  const { policy, statement, sid, source } = part
  return { policy, statement, sid, source }
}
