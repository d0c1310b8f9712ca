import type { PolicyDocuments } from '#engine/compile/policy-documents.ts'
import type { RequestContext } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import { pointerTo } from '#engine/text/json-pointer.ts'

import type { LineProblem } from './line-problem.ts'
import { readPolicies } from './read-policies.ts'

/** The `id` of a line, handed back as it came; null where it has none. */
export type LineId = string | number | null

/** The request of a line: its fields are known ones; principal, action, resource and context values are the engine's to read. */
export type AskedRequest = {
  readonly principal: unknown
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
  /** Fields that only some requests give. */
  readonly given: {
    readonly resourceAccount?: string
    readonly sessionIssuer?: string
    readonly resourceSettings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  }
}

export type AskedLine = { readonly request: AskedRequest; readonly policies: PolicyDocuments | null }

const lineFields = ['id', 'request', 'policies']
const requestFields = [
  'principal',
  'action',
  'resource',
  'resourceAccount',
  'sessionIssuer',
  'context',
  'resourceSettings',
]

/** Settings that bear on a decision, by service prefix. Another one would be a setting that nobody weighs. */
const settings: Readonly<Record<string, readonly string[]>> = { s3: ['restrictPublicBuckets'] }

/** The id of a line, if it can be told, so that even a refused line can be found again. */
export function idOf(line: unknown): LineId {
  const id = isJsonObject(line) ? line['id'] : null
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

/** Read a line, already parsed. Refuses unknown fields and values of the wrong type, at the first one. */
export function readLine(line: unknown): Result<AskedLine, LineProblem> {
  if (!isJsonObject(line)) return invalid('', 'write an object with `request` and `policies`')
  const unknown = unknownField(line, '', lineFields)
  if (unknown !== null) return refused(unknown)
  const { id = null } = line
  if (id !== null && typeof id !== 'string' && typeof id !== 'number') {
    return invalid('/id', 'write a text or a number')
  }
  const request = readAskedRequest(line['request'])
  if (!request.ok) return request
  if (!Object.hasOwn(line, 'policies')) return ok({ request: request.value, policies: null })
  const policies = readPolicies(line['policies'])
  return policies.ok ? ok({ request: request.value, policies: policies.value }) : policies
}

function readAskedRequest(request: unknown): Result<AskedRequest, LineProblem> {
  if (!isJsonObject(request)) return invalid('/request', 'write an object here')
  const unknown = unknownField(request, '/request', requestFields)
  if (unknown !== null) return refused(unknown)
  const { principal, action, resource, resourceAccount, sessionIssuer } = request
  if (principal === undefined) return invalid('/request/principal', 'say who asks')
  if (typeof action !== 'string') return invalid('/request/action', 'write a text: `service:Operation`')
  if (typeof resource !== 'string') return invalid('/request/resource', 'write a text: one ARN, or `*`')
  if (resourceAccount !== undefined && !isAccountId(resourceAccount)) {
    return invalid('/request/resourceAccount', 'write an account id of twelve digits, as a text')
  }
  if (sessionIssuer !== undefined && typeof sessionIssuer !== 'string') {
    return invalid('/request/sessionIssuer', 'write the ARN of an IAM user')
  }
  const context = readContext(request['context'])
  if (!context.ok) return context
  const resourceSettings = readSettings(request['resourceSettings'])
  if (!resourceSettings.ok) return resourceSettings
  return ok({
    principal,
    action,
    resource,
    context: context.value,
    given: {
      ...(resourceAccount === undefined ? {} : { resourceAccount }),
      ...(sessionIssuer === undefined ? {} : { sessionIssuer }),
      ...(resourceSettings.value === null ? {} : { resourceSettings: resourceSettings.value }),
    },
  })
}

function isAccountId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{12}$/.test(value)
}

/** Key names ignore case (R4.2), so two spellings of one key contradict each other. */
function readContext(context: unknown): Result<RequestContext, LineProblem> {
  if (context === undefined) return ok({})
  if (!isJsonObject(context)) return invalid('/request/context', 'write an object of context keys')
  const known = new Set<string>()
  for (const key of Object.keys(context)) {
    const pointer = pointerTo('/request/context', key)
    if (known.has(key.toLowerCase()))
      return invalid(pointer, 'this key is there twice: letter case is ignored')
    known.add(key.toLowerCase())
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `readRequest` reads each value and refuses wrong ones
  return ok(context as RequestContext)
}

type Settings = NonNullable<AskedRequest['given']['resourceSettings']>

function readSettings(value: unknown): Result<Settings | null, LineProblem> {
  if (value === undefined) return ok(null)
  const pointer = '/request/resourceSettings'
  if (!isJsonObject(value)) return invalid(pointer, 'write an object of services')
  const unknown = unknownField(value, pointer, Object.keys(settings))
  if (unknown !== null) return refused(unknown)
  const read: Record<string, Readonly<Record<string, unknown>>> = {}
  for (const [service, ofService] of Object.entries(value)) {
    const at = pointerTo(pointer, service)
    if (!isJsonObject(ofService)) return invalid(at, 'write an object of settings')
    const unknownSetting = unknownField(ofService, at, settings[service] ?? [])
    if (unknownSetting !== null) return refused(unknownSetting)
    const wrong = Object.entries(ofService).find(([, setting]) => typeof setting !== 'boolean')
    if (wrong !== undefined) return invalid(pointerTo(at, wrong[0]), 'write `true` or `false`')
    read[service] = ofService
  }
  return ok(read)
}

function unknownField(
  value: Readonly<Record<string, unknown>>,
  pointer: string,
  known: readonly string[],
): LineProblem | null {
  const key = Object.keys(value).find((field) => !known.includes(field))
  if (key === undefined) return null
  const message = `there is no such field: known are ${known.join(', ')}`
  return { kind: 'invalid-request', message, pointer: pointerTo(pointer, key) }
}

function invalid(pointer: string, message: string): Result<never, LineProblem> {
  return refused({ kind: 'invalid-request', message, pointer })
}
