import { ok, refused } from '#engine/result.ts'
import { runExpectation, type ExpectationResult } from '#graph/expectations/run-expectation.ts'
import { principalText } from '#model/commands/create-expectation.ts'
import type { Expectation } from '#model/entities/entity.ts'
import { entitiesOf } from '#model/workspace.ts'

import { readArguments } from '../arguments.ts'
import type { Command, Outcome } from '../command.ts'
import { printEach } from '../printing.ts'
import { onOneLine } from '../wording/on-one-line.ts'
import { unknownReasonText } from '../wording/unknown-reason-text.ts'
import { workspaceOfFile } from '../workspace-of-file.ts'

const help = `check FILE [--format text|json]

Runs the expectations that are saved in a workspace file, and prints each that isn't met with its reason, in the order
of the file, then a count. An expectation that can't be answered truly counts as not met, and says what is missing.

Options:
  --format FORMAT  text (the default), or json: one line (NDJSON) for each expectation, met ones too:
                   {"id","principal","action","resource","expected","result":"met"|"failed"|"unknown","reason"}
  --help           print this

Exit codes: 0 all are met; 1 one isn't, or there are none; 2 unusable arguments or workspace.
`

const formats: ReadonlySet<string> = new Set(['text', 'json'])

/** Does a workspace do as expected? */
export const checkCommand: Command = {
  summary: 'run the expectations saved in a workspace',
  help,
  async run(words, { print, complain }): Outcome {
    const read = readArguments(words, { format: { type: 'string', default: 'text' } })
    if (!read.ok) return read
    const { format } = read.value.values
    const [file, ...others] = read.value.positionals
    if (file === undefined || others.length > 0) return refused('name one workspace file to check')
    if (!formats.has(format)) return refused(`--format: there is no \`${format}\`: text, json`)
    const workspace = await workspaceOfFile(file)
    if (!workspace.ok) return workspace

    const expectations = entitiesOf(workspace.value, 'expectation').toSorted((a, b) => a.order - b.order)
    let unmet = 0
    await printEach(print, expectations, (expectation) => {
      const result = runExpectation(workspace.value, expectation)
      if (result.kind !== 'met') unmet += 1
      return format === 'json' ? jsonLine(expectation, result) : textOf(expectation, result)
    })
    if (expectations.length === 0) complain(`${file} holds no expectations\n`)
    else if (format === 'text') await print(countLine(expectations.length, unmet))
    return ok(unmet === 0 && expectations.length > 0 ? 0 : 1)
  },
}

function textOf(expectation: Expectation, result: ExpectationResult): string {
  if (result.kind === 'met') return ''
  const { action, resource, principal, note } = expectation
  const head = `${result.kind}: ${principalText(principal)} ${expectedText(expectation)} ${action} on ${resource}`
  return `${onOneLine(note === '' ? head : `${head} (${note})`)}\n  ${onOneLine(reasonOf(result))}\n`
}

function jsonLine(expectation: Expectation, result: ExpectationResult): string {
  const { id, principal, action, resource, expected } = expectation
  return `${JSON.stringify({ id, principal, action, resource, expected, result: result.kind, reason: reasonOf(result) })}\n`
}

function reasonOf(result: ExpectationResult): string {
  switch (result.kind) {
    case 'unknown':
      return result.reasons.length === 0
        ? 'some sessions of the role may and others may not: name the session'
        : result.reasons.map(unknownReasonText).join('; ')
    case 'met':
      return result.sentence
    case 'failed':
      return result.shortfall === 'allowed-without'
        ? `Allowed without these keys too: ${result.sentence}`
        : result.sentence
  }
}

function expectedText({ expected, context }: Expectation): string {
  const given = keysText(context)
  const where = given === '' ? '' : `, with ${given},`
  switch (expected.kind) {
    case 'allowed':
      return `should be allowed${where}`
    case 'denied':
      return `should be denied${where}`
    case 'allowedOnlyWith':
      return `should be allowed${where} only with ${keysText(expected.context)}:`
  }
}

function keysText(context: Expectation['context']): string {
  return Object.entries(context)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(' ')
}

function countLine(count: number, unmet: number): string {
  const all = count === 1 ? '1 expectation' : `${count} expectations`
  return unmet === 0 ? `${all}, all met\n` : `${all}, ${unmet} not met\n`
}
