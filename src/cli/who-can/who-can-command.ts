import { conditionText } from '#engine/explain/condition-words.ts'
import { readRequest } from '#engine/request/read-request.ts'
import type { RequestContext } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import { explainCaller } from '#graph/questions/explain-caller.ts'
import { whoCan, type WhoRow } from '#graph/questions/who-can.ts'
import type { Ask } from '#model/gather.ts'
import type { Workspace } from '#model/workspace.ts'

import { readArguments } from '../arguments.ts'
import type { Command, Outcome, Surroundings } from '../command.ts'
import { jsonLines, printEach } from '../printing.ts'
import { requestProblemText } from '../wording/request-problem-text.ts'
import { workspaceOfFile } from '../workspace-of-file.ts'

const help = `who-can --workspace FILE --action ACTION --resource ARN [--context KEY=VALUE …]

Asks of everybody in a workspace who may do ACTION on the resource, and prints one line (NDJSON) for each who may:
users, roles (a role stands for all its sessions), root users, and services, accounts and outsiders that the policy of
the resource names.

A line:
  {"principal":ARN | SERVICE | "*","decision":"allowed" | "conditional" | "unknown","via":[…],"conditions":[…]}
    allowed      whatever the keys that the caller or the environment supplies: MFA, source IP, time, tags …
    conditional  in some contexts: "conditions" holds the ways, of which one is enough, each a list of
                 {"operator","key","values","must":"hold" | "fail"}; "sentence" says them in words;
                 "isExact" is true where these are all the ways;
                 "ownAccountMustAllow" where the account of an outsider, which can't be seen, must allow it too
    unknown      something that bears on it is missing or can't be read ("reasons"), or nothing could be proved
    via          the statements that let the principal in, in a context that meets the conditions
docs/who-can.md tells of every field.

Options:
  --workspace FILE     the workspace file
  --action ACTION      one service:Operation, without wildcards
  --resource ARN       one ARN, or * for an action without resources
  --context KEY=VALUE  a key that is known, such as aws:SourceIp=203.0.113.7; give it again for more keys, and
                       again with the same key for several values. What isn't given is taken as unknown
  --all                print those who are denied too
  --help               print this

Exit codes: 0 somebody may; 1 nobody may, or something is unknown; 2 unusable arguments or workspace.
`

/** Who may do one thing in a workspace. */
export const whoCanCommand: Command = {
  summary: 'say who may do something (NDJSON), and under which conditions',
  help,
  async run(words, surroundings): Outcome {
    const read = readArguments(words, {
      workspace: { type: 'string' },
      action: { type: 'string' },
      resource: { type: 'string' },
      context: { type: 'string', multiple: true, default: [] },
      all: { type: 'boolean', default: false },
    })
    if (!read.ok) return read
    const { values, positionals } = read.value
    const [extra] = positionals
    if (extra !== undefined) return refused(`\`${extra}\` is too much: name the question by options`)
    const { workspace: file, action, resource } = values
    if (file === undefined) return refused('name a workspace file: --workspace FILE')
    if (action === undefined) return refused('name an action: --action s3:GetObject')
    if (resource === undefined) return refused('name a resource: --resource ARN, or --resource "*"')
    const context = readContext(values.context)
    if (!context.ok) return context
    const ask = { action, resource, context: context.value }
    const asked = readRequest({ principal: '*', ...ask })
    if (!asked.ok) return refused(`${optionAt(asked.problem.pointer)}: ${requestProblemText(asked.problem)}`)
    const workspace = await workspaceOfFile(file)
    if (!workspace.ok) return workspace
    return printRows(workspace.value, { ask, withDenied: values.all }, surroundings)
  },
}

type Asked = { readonly ask: Ask; readonly withDenied: boolean }

async function printRows(workspace: Workspace, { ask, withDenied }: Asked, { print }: Surroundings): Outcome {
  const states = new Set<string>()
  await printEach(print, whoCan(workspace, ask), (row) => {
    states.add(row.access.state)
    return row.access.state === 'denied' && !withDenied ? '' : jsonLines([lineOf(workspace, ask, row)])
  })
  const mayNobody = !states.has('allowed') && !states.has('conditional')
  return ok(mayNobody || states.has('unknown') ? 1 : 0)
}

function lineOf(workspace: Workspace, ask: Ask, { asker, caller, access }: WhoRow) {
  const head = { principal: asker.id, decision: access.state }
  switch (access.state) {
    case 'denied':
      return head
    case 'unknown':
      return { ...head, reasons: access.reasons, conditions: [access.conditions] }
    case 'allowed':
      return { ...head, via: caller === null ? [] : via(workspace, caller, ask) }
    case 'conditional': {
      const ways = access.ways.length > 0 ? access.ways : [access.conditions]
      const witnessed = { ...ask, context: { ...ask.context, ...access.witness } }
      return {
        ...head,
        via: caller === null ? [] : via(workspace, caller, witnessed),
        conditions: ways,
        isExact: access.isExact,
        ...(access.isOutside ? { ownAccountMustAllow: true } : {}),
        sentence: ways.map((way) => way.map(conditionText).join(' and ')).join('; or '),
      }
    }
  }
}

/** The statements that let the caller in. */
function via(workspace: Workspace, caller: NonNullable<WhoRow['caller']>, ask: Ask) {
  const explanation = explainCaller(workspace, caller, ask)
  return explanation.kind === 'traced' ? explanation.trace.deciding : []
}

/** `KEY=VALUE` words as a context. A key that is given twice has several values. */
function readContext(words: readonly string[]): Result<RequestContext, string> {
  const found = new Map<string, string[]>()
  for (const word of words) {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(word) ?? []
    if (key === undefined || value === undefined)
      return refused(`--context: write KEY=VALUE, not \`${word}\``)
    found.set(key, [...(found.get(key) ?? []), value])
  }
  return ok(
    Object.fromEntries(
      [...found].map(([key, values]) => [key, values.length === 1 ? (values[0] ?? '') : values]),
    ),
  )
}

function optionAt(pointer: string): string {
  return `--${pointer.split('/')[1] ?? 'action'}`
}
