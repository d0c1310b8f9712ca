import { ok, refused } from '#engine/result.ts'
import { type Assuming, assumingIn } from '#graph/escalation/assuming-administrators.ts'
import { emptyEscalationMemo } from '#graph/escalation/escalation-memo.ts'
import { type Escalation, type ReasonedStep, stateOf, targetsOf } from '#graph/escalation/escalation.ts'
import { escalationSteps, reasonsOf, yieldsOf } from '#graph/escalation/escalations.ts'
import { assumingTechnique, techniqueOf, techniques } from '#graph/escalation/technique.ts'
import { trustGraphOf } from '#graph/trust.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

import { readArguments } from '../arguments.ts'
import type { Command, Outcome } from '../command.ts'
import { jsonLines, printEach } from '../printing.ts'
import { workspaceOfFile } from '../workspace-of-file.ts'

const help = `escalations --workspace FILE [--fail-on allowed | conditional | unknown]
escalations --not-looked-for

Prints one line (NDJSON) for each known way from what a user or role was given to more.

A line:
  {"principal":ARN,"technique":ID,"state":"allowed" | "conditional" | "unknown",
   "targets":[{"target":ARN,"gains":ARN}],"steps":[{"permission","resource","service","state","conditions","deciding"}],
   "yields":TEXT,"conditions":[…],"untold":[…],"assumes":[…]}
Targets on which each permission is had in the same way stand on one line; the steps are those on the first of them.
docs/escalations.md tells of every field.

Options:
  --workspace FILE   the workspace file
  --fail-on STATE    exit 1 where a way of that state or a surer one is found
  --not-looked-for   instead: the techniques that no workspace tells of, each with what it would need
  --help             print this

Exit codes: 0 done; 1 a way at or above --fail-on; 2 unusable arguments or workspace.
`

const surest = ['unknown', 'conditional', 'allowed']

/** Every known way up in a workspace. */
export const escalationsCommand: Command = {
  summary: 'find the known ways from what somebody was given to more (NDJSON)',
  help,
  async run(words, { print }): Outcome {
    const read = readArguments(words, {
      workspace: { type: 'string' },
      'fail-on': { type: 'string' },
      'not-looked-for': { type: 'boolean' },
    })
    if (!read.ok) return read
    const { values, positionals } = read.value
    const [extra] = positionals
    if (extra !== undefined) return refused(`\`${extra}\` is too much: name the question by options`)
    if (values['not-looked-for'] === true) {
      await print(jsonLines(notLookedFor))
      return ok(0)
    }
    if (values.workspace === undefined) return refused('name a workspace file: --workspace FILE')
    const failOn = values['fail-on']
    if (failOn !== undefined && !surest.includes(failOn)) {
      return refused(`--fail-on: there is no state \`${failOn}\`: ${surest.join(', ')}`)
    }
    const workspace = await workspaceOfFile(values.workspace)
    if (!workspace.ok) return workspace
    const memo = emptyEscalationMemo()
    const assuming = assumingIn(workspace.value, trustGraphOf(workspace.value), memo)
    let fails = false
    await printEach(print, waysIn(workspace.value, memo, assuming), (ways) => {
      fails ||=
        failOn !== undefined && ways.some((way) => surest.indexOf(stateOf(way)) >= surest.indexOf(failOn))
      return jsonLines(ways.map((way) => lineOf(workspace.value, way, { memo, assuming })))
    })
    return ok(fails ? 1 : 0)
  },
}

type Known = { readonly memo: ReturnType<typeof emptyEscalationMemo>; readonly assuming: Assuming }

function* waysIn(
  workspace: Workspace,
  memo: Known['memo'],
  assuming: Assuming,
): Generator<readonly Escalation[], void, void> {
  yield* escalationSteps(workspace, memo)
  for (const kind of ['user', 'role'] as const) {
    for (const principal of entitiesOf(workspace, kind)) yield assuming.waysOf(principal)
  }
}

const notLookedFor = techniques
  .filter(({ needs }) => needs !== null)
  .map(({ id, name, category, needs }) => ({ technique: id, name, category, needs }))

function lineOf(workspace: Workspace, way: Escalation, { memo, assuming }: Known) {
  const { principal, technique, conditions, others, untold } = way
  const known = techniqueOf(technique)
  const who = entityOf(workspace, 'user', principal) ?? entityOf(workspace, 'role', principal)
  const yields = who === undefined ? known.yields : yieldsOf(known, who)
  const { assumes } = known
  const targets = targetsOf(way)
  const first = targets[0]?.target ?? null
  const steps =
    technique === assumingTechnique
      ? assuming.stepsTo(principal, first)
      : reasonsOf(workspace, way, first, memo)
  const named = targets.filter(({ target }) => target !== null)
  return {
    principal,
    technique,
    state: stateOf(way),
    ...(named.length === 0 ? {} : { targets: named.map(withoutNulls) }),
    steps: steps.map(stepLine),
    yields,
    ...(conditions.length === 0 ? {} : { conditions }),
    ...(others === undefined ? {} : { others }),
    ...(untold.length === 0 ? {} : { untold }),
    ...(assumes.length === 0 ? {} : { assumes }),
  }
}

function stepLine({ service, ...step }: ReasonedStep) {
  return service === null ? step : { ...step, service }
}

function withoutNulls({ target, gains }: ReturnType<typeof targetsOf>[number]) {
  return gains === null ? { target } : { target, gains }
}
