import { ok, refused } from '#engine/result.ts'

import { readArguments } from '../arguments.ts'
import type { Command, Outcome, Surroundings } from '../command.ts'
import { linesOf } from '../lines.ts'
import { workspaceOfFile } from '../workspace-of-file.ts'
import { answerLine, type Asking } from './answer-line.ts'

const help = `authorize [--workspace FILE] [--explain] [--propose] < REQUESTS

Reads requests as NDJSON on stdin, one a line, and prints one answer a line, in the same order, as they come.

A request:
  {"id":"1",
   "request":{"principal":ARN | {"Service":…} | {"Federated":…} | "*",
     "action":"s3:GetObject","resource":ARN | "*","resourceAccount":"111122223333",
     "context":{KEY:VALUE | [VALUE …]},"credentials":"session-token","sessionIssuer":ARN,
     "resourceSettings":{"s3":{"restrictPublicBuckets":true},"kms":{"grants":[…]}}},
   "policies":{"identity":[{"name":…,"document":{…}}],"permissionsBoundary":[…],"session":[…],
     "resource":{…},"serviceControl":[{"target":"r-root","policies":[…]}],"resourceControl":[…],
     "vpcEndpoint":[…]},
   "unknown":[KEY | "aws:RequestTag/*" …]}
A layer that is absent from "policies" does not apply. docs/authorize.md tells of every field.

A call that needs several permissions:
  {"id":"2","checks":[{"request":{…},"policies":{…}},{"request":{…}}],"policies":{…}}
    checks without policies of their own take those of the line; all must be allowed

A request through an S3 access point:
  {"request":{…,"resourceSettings":{"s3":{"accessPoint":{"arn","bucket","bucketAccount","vpc"}}}},
   "policies":{…},"bucketPolicies":{"resource":{…},"resourceControl":[…]}}

Its answer:
  {"id","decision":"allowed" | "explicitDeny" | "implicitDeny","sentence","awsMessage","blockedBy",
   "matchedStatements","rules","missingContextKeys"}
    with "checks", the answer to each, where there are several; with "possibility":{"kind":"always" |
    "never" | "conditional" | "undetermined","conditions","witness","ways","isExact"} where the line has "unknown"
  {"id","decision":"unknown","reasons":[{"kind",…}]}
    with --workspace: something that bears on the answer is not in the workspace, or can't be read there
  {"id","error":{"kind","message","pointer"}}
    the line can't be answered; kind is invalid-json, line-too-long, invalid-request, invalid-policy or
    internal, and pointer a JSON pointer into the line. The other lines go on.

Options:
  --workspace FILE  take the policies of lines without "policies", and the context that follows from the
                    caller, from a workspace file. "principal" is then a user, role, role session or root in
                    it, or a session: {"kind":"user","user":ARN,"mfa":true}, {"kind":"root","accountId":…},
                    {"kind":"role","role":ARN,"sessionName":…,"context":{…}}
  --explain         add "trace" to each decision: gates, their statements, clauses and operands, and what came near
  --propose         add "proposals" to each decision on policies of the line: the smallest changes that would turn it
                    round, each of them tried, or why there are none. Takes much longer than the decision
  --help            print this

Lines are UTF-8, of at most 16 MiB; blank ones are passed over.
Exit codes: 0 every line has a decision; 1 some have none (error or unknown); 2 unusable arguments or workspace.
`

/** Decide requests that come as NDJSON. Holds one chunk of them at a time. */
export const authorizeCommand: Command = {
  summary: 'decide requests (NDJSON on stdin) and say why',
  help,
  async run(words, surroundings): Outcome {
    const read = readArguments(words, {
      workspace: { type: 'string' },
      explain: { type: 'boolean', default: false },
      propose: { type: 'boolean', default: false },
    })
    if (!read.ok) return read
    const { values, positionals } = read.value
    const [extra] = positionals
    if (extra !== undefined) return refused(`\`${extra}\` is too much: requests are read from stdin`)
    const asking = { explains: values.explain, proposes: values.propose }
    if (values.workspace === undefined) return answerAll({ ...asking, workspace: null }, surroundings)
    const workspace = await workspaceOfFile(values.workspace)
    if (!workspace.ok) return workspace
    return answerAll({ ...asking, workspace: workspace.value }, surroundings)
  },
}

/** As many characters of answers as are held back to be printed at once. */
const batchLength = 65_536

async function answerAll(asking: Asking, { input, print }: Surroundings): Outcome {
  const tally = { isAllDecided: true }
  for await (const answers of batchesOf(input, asking, tally)) await print(answers)
  return ok(tally.isAllDecided ? 0 : 1)
}

/** The answers to each chunk of lines, made as they are asked for: whoever prints them sets the pace. */
async function* batchesOf(
  input: Surroundings['input'],
  asking: Asking,
  tally: { isAllDecided: boolean },
): AsyncGenerator<string> {
  for await (const lines of linesOf(input)) {
    let batch = ''
    for (const line of lines) {
      const { text, isDecided } = answerLine(line, asking)
      if (!isDecided) tally.isAllDecided = false
      batch += text
      if (batch.length < batchLength) continue
      yield batch
      batch = ''
    }
    if (batch !== '') yield batch
  }
}
