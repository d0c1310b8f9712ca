import { ok, refused } from '#engine/result.ts'
import { type Escalation, escalationSteps } from '#graph/escalation/escalations.ts'

import { readArguments } from '../arguments.ts'
import type { Command, Outcome } from '../command.ts'
import { workspaceOfFile } from '../workspace-of-file.ts'

const help = `escalations --workspace FILE [--fail-on allowed | conditional | unknown]

Prints one line (NDJSON) for each known way from what a user or role was given to more.

A line:
  {"principal":ARN,"technique":ID,"state":"allowed" | "conditional" | "unknown","target":ARN,"gains":ARN,
   "steps":[{"permission","resource","service","state","conditions","deciding"}],"yields":TEXT,"conditions":[…],
   "assumes":[…]}
docs/escalations.md tells of every field.

Options:
  --workspace FILE  the workspace file
  --fail-on STATE   exit 1 where a way of that state or a surer one is found
  --help            print this

Exit codes: 0 done; 1 a way at or above --fail-on; 2 unusable arguments or workspace.
`

const surest = ['unknown', 'conditional', 'allowed']

/** Every known way up in a workspace. */
export const escalationsCommand: Command = {
  summary: 'find the known ways from what somebody was given to more (NDJSON)',
  help,
  async run(words, { print }): Outcome {
    const read = readArguments(words, { workspace: { type: 'string' }, 'fail-on': { type: 'string' } })
    if (!read.ok) return read
    const { values, positionals } = read.value
    const [extra] = positionals
    if (extra !== undefined) return refused(`\`${extra}\` is too much: name the question by options`)
    if (values.workspace === undefined) return refused('name a workspace file: --workspace FILE')
    const failOn = values['fail-on']
    if (failOn !== undefined && !surest.includes(failOn)) {
      return refused(`--fail-on: there is no state \`${failOn}\`: ${surest.join(', ')}`)
    }
    const workspace = await workspaceOfFile(values.workspace)
    if (!workspace.ok) return workspace
    let fails = false
    for (const paths of escalationSteps(workspace.value)) {
      fails ||=
        failOn !== undefined && paths.some(({ state }) => surest.indexOf(state) >= surest.indexOf(failOn))
      // oxlint-disable-next-line no-await-in-loop -- the reader sets the pace
      if (paths.length > 0) await print(paths.map((path) => `${JSON.stringify(lineOf(path))}\n`).join(''))
    }
    return ok(fails ? 1 : 0)
  },
}

function lineOf({
  principal,
  technique,
  state,
  target,
  gains,
  steps,
  yields,
  conditions,
  assumes,
}: Escalation) {
  return {
    principal,
    technique,
    state,
    ...(target === null ? {} : { target }),
    ...(gains === null ? {} : { gains }),
    steps: steps.map(({ service, ...step }) => (service === null ? step : { ...step, service })),
    yields,
    ...(conditions.length === 0 ? {} : { conditions }),
    ...(assumes.length === 0 ? {} : { assumes }),
  }
}
