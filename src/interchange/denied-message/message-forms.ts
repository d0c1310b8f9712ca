import { actionOfOperation, serviceOfOperation } from './action-of-operation.ts'
import { type DeniedRequest, type ReadingNote, withMissing } from './denied-request.ts'
import { plainText } from './plain-text.ts'
import { prefixOfServiceName } from './service-names.ts'
import { parseStatedPrincipal, type StatedPrincipal } from './stated-principal.ts'
import { parseStatedReason } from './stated-reason.ts'
import { resourceOf } from './stated-resource.ts'

const actionForm = String.raw`["'\x60]?([A-Za-z0-9-]+:[A-Za-z0-9*]+)["'\x60]?`
/** `User: X is not authorized to perform: A on resource: R because …`, in each of its ages. */
const sentenceForm = new RegExp(String.raw`is not authorized to perform:? ?${actionForm}`, 'gi')
/** What STS says of AssumeRoleWithWebIdentity and the like. */
const namelessForm = new RegExp(String.raw`not authorized to perform:? ?${actionForm}`, 'gi')
/** The console's own box: `User: …`, `Action: …`, `On resource(s): …`, `Context: …`. */
const boxForm = new RegExp(String.raw`user: ?(\S+)(?: service: ?\S+)? action: ?${actionForm}(.*)`, 'gi')
const deniedToForm = new RegExp(
  String.raw`(?:access denied to|you don.t have permission to) ${actionForm}`,
  'i',
)
const deniedByS3Form = /have permission to (\w+) for ([a-z0-9.-]{3,63})\/(\S+?)\.? ?(?=S3 Error Code|$)/

/** Every refusal that the text speaks of, in the order of the text, each once. */
export function readMessage(pasted: string): DeniedRequest[] {
  const text = plainText(pasted)
  const spoken = sentences(text)
  const found = spoken.length > 0 ? spoken : otherForms(text)
  const byFacts = new Map(
    found.map((each) => [JSON.stringify([each.principal, each.action, each.resource]), each]),
  )
  return [...byFacts.values()]
}

function sentences(text: string): DeniedRequest[] {
  const boxes = [...text.matchAll(boxForm)]
  if (boxes.length > 0) {
    return boxes.map(([, who = '', action = '', rest = '']) =>
      request({
        text,
        who: parseStatedPrincipal(who),
        action,
        rest: rest.replace(/^ ?on resource\(s\): ?/i, ' on resource: '),
      }),
    )
  }
  const matches = [...text.matchAll(sentenceForm)]
  return matches.map((match, i) => {
    const [whole, action = ''] = match
    const rest = text.slice(match.index + whole.length, matches[i + 1]?.index)
    return request({ text, who: parseStatedPrincipal(wordBefore(text, match.index)), action, rest })
  })
}

/** The longest ARN of a session, and more. */
const longestName = 2048

/** The word that ends where `end` is; the space between them is missing now and then. */
function wordBefore(text: string, end: number): string {
  const before = text.slice(Math.max(0, end - longestName), end).trimEnd()
  return before.slice(Math.max(before.lastIndexOf(' '), before.lastIndexOf('"')) + 1)
}

/** What doesn't name the principal. */
function otherForms(text: string): DeniedRequest[] {
  const nameless = [...text.matchAll(namelessForm)]
  if (nameless.length > 0) {
    return nameless.map((match) =>
      request({ text, who: null, action: match[1] ?? '', rest: text.slice(match.index + match[0].length) }),
    )
  }
  const denied = deniedToForm.exec(text)
  if (denied !== null) {
    return [
      request({
        text,
        who: null,
        action: denied[1] ?? '',
        rest: text.slice(denied.index + denied[0].length),
      }),
    ]
  }
  return [bare(text)].filter((each) => each !== null)
}

type Spoken = {
  readonly text: string
  readonly who: StatedPrincipal | null
  readonly action: string
  /** What follows the action: the resource and the reason. */
  readonly rest: string
}

function request({ text, who, action, rest }: Spoken): DeniedRequest {
  const account = who !== null && 'account' in who ? who.account : null
  const { resource, region, notes } = resourceOf(rest, account)
  const reason = parseStatedReason(rest)
  return withMissing({
    source: 'message',
    principal: who,
    action,
    resource,
    reason,
    account,
    region,
    at: null,
    context: {},
    notes: [...notes, ...encodedIn(rest), ...blackedOut(text)],
  })
}

function encodedIn(text: string): ReadingNote[] {
  const message = /Encoded authorization failure message: ?([\w.-]+)/i.exec(text)?.[1]
  return message === undefined ? [] : [{ kind: 'encoded', message }]
}

function blackedOut(text: string): ReadingNote[] {
  return /REDACTED|\*{3,}|\bx{3,}\b/i.test(text) ? [{ kind: 'blacked-out' }] : []
}

/** Words that say that authorization failed, without saying of what. */
const denial =
  /access ?denied|accessdenied|unauthorizedoperation|not authorized|\b403\b|forbidden|you don.t have permissions?|not allowed to access|may not be assumed|authorization ?error/i

/** A refusal that doesn't name its permission: the operation and the service, where they are told elsewhere. */
function bare(text: string): DeniedRequest | null {
  if (!denial.test(text)) return null
  const byS3 = deniedByS3Form.exec(text)
  const { action, notes } = byS3 === null ? actionTold(text) : { action: `s3:${byS3[1]}`, notes: [] }
  const bucket = /"Bucket": ?"([^"]+)"/.exec(text)?.[1]
  const resource =
    byS3 === null
      ? bucket === undefined
        ? null
        : `arn:aws:s3:::${bucket}`
      : `arn:aws:s3:::${byS3[2]}/${byS3[3]}`
  return withMissing({
    source: 'message',
    principal: null,
    action,
    resource,
    reason: parseStatedReason(text),
    account: null,
    region: null,
    at: null,
    context: {},
    notes: [...notes, ...encodedIn(text)],
  })
}

type Told = { readonly action: string | null; readonly notes: readonly ReadingNote[] }

function actionTold(text: string): Told {
  const direct = /\bAPI: ?([a-z0-9-]+:\w+)/.exec(text)?.[1]
  if (direct !== undefined) return { action: direct, notes: [] }
  if (/The ciphertext refers to a customer master key/i.test(text))
    return { action: 'kms:Decrypt', notes: [] }
  if (/Roles may not be assumed by root accounts/i.test(text)) return { action: 'sts:AssumeRole', notes: [] }
  if (/not authorized to access this resource/i.test(text)) return { action: 'execute-api:Invoke', notes: [] }
  const [, goService, goOperation] = /operation error ([\w ]+?): (\w+)/i.exec(text) ?? []
  const operation =
    goOperation ??
    /when calling the (\w+) operation/i.exec(text)?.[1] ??
    /Call failed: (\w+)\(/.exec(text)?.[1] ??
    /calling (\w+) operation/i.exec(text)?.[1]
  const service = goService ?? /\(Service: ([\w ]+?)[;,]/.exec(text)?.[1]
  const prefix = service === undefined ? null : prefixOfServiceName(service)
  return operationTold(operation ?? null, prefix)
}

function operationTold(operation: string | null, service: string | null): Told {
  if (operation === null) {
    return { action: null, notes: service === null ? [] : [{ kind: 'service-only', service }] }
  }
  const known = service ?? serviceOfOperation(operation)
  const action = known === null ? null : actionOfOperation(known, operation)
  if (action === null) return { action, notes: [{ kind: 'unmapped-operation', operation }] }
  const isRenamed = action.toLowerCase() !== `${known}:${operation}`.toLowerCase()
  return { action, notes: isRenamed ? [{ kind: 'action-of-operation', operation, action }] : [] }
}
