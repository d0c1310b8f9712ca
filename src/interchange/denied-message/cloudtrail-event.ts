import type { JsonObject } from '#engine/text/json.ts'

import { actionOfOperation } from './action-of-operation.ts'
import { contextOfEvent } from './cloudtrail-context.ts'
import { type At, resourceOfEvent } from './cloudtrail-resource.ts'
import { type DeniedRequest, type ReadingNote, withMissing } from './denied-request.ts'
import { memberText, memberAt } from './json-members.ts'
import { readMessage } from './message-forms.ts'
import { prefixOfEventSource } from './service-names.ts'
import { parseStatedPrincipal, type StatedPrincipal } from './stated-principal.ts'

/** Is this JSON object a CloudTrail event? */
export function isCloudTrailEvent(object: JsonObject): boolean {
  return memberText(object, 'eventName') !== null && memberText(object, 'eventSource') !== null
}

/**
 * The request that a CloudTrail event records. What its `errorMessage` says goes before what follows from the event's
 * own fields: AWS wrote down there what it weighed.
 *
 * Source: CloudTrail User Guide, "CloudTrail record contents" and "CloudTrail userIdentity element".
 */
export function readCloudTrailEvent(event: JsonObject): DeniedRequest {
  const service = prefixOfEventSource(memberText(event, 'eventSource') ?? '')
  const operation = memberText(event, 'eventName') ?? ''
  const mapped = actionOfOperation(service, operation)
  const spoken = readMessage(memberText(event, 'errorMessage') ?? '').find((each) => each.action !== null)
  const principal = principalOf(event) ?? spoken?.principal ?? null
  const action = spoken?.action ?? mapped
  const at: At = {
    partition: partitionOf(event),
    region: memberText(event, 'awsRegion') ?? '',
    account: memberText(event, 'recipientAccountId') ?? '',
  }
  const fromParameters = action === null ? null : resourceOfEvent(event, action, at)
  const resource = betterOf(spoken?.resource ?? null, fromParameters)
  return withMissing({
    source: 'cloudtrail',
    principal,
    action,
    resource,
    reason: spoken?.reason ?? null,
    account: memberText(memberAt(event, 'userIdentity'), 'accountId')?.match(/^\d{12}$/)?.[0] ?? null,
    region: at.region === '' ? null : at.region,
    at: memberText(event, 'eventTime'),
    context: contextOfEvent(event, action),
    notes: [
      ...(spoken?.notes ?? []).filter(
        ({ kind }) => kind !== 'resource-pattern' || resource === spoken?.resource,
      ),
      ...actionNotes({ service, operation, mapped, action }),
      ...(resource !== null && resource === fromParameters && resource !== spoken?.resource
        ? [{ kind: 'resource-of-parameters', resource } as const]
        : []),
      ...deniedNotes(event),
    ],
  })
}

/** What AWS wrote down, unless that is a pattern which the call's parameters make concrete. */
function betterOf(spoken: string | null, fromParameters: string | null): string | null {
  if (spoken === null || fromParameters === null) return spoken ?? fromParameters
  const isPattern = spoken !== '*' && spoken.includes('*')
  const isName = !spoken.startsWith('arn:') && spoken !== '*'
  return isPattern || isName ? fromParameters : spoken
}

function actionNotes(told: {
  readonly service: string
  readonly operation: string
  readonly mapped: string | null
  readonly action: string | null
}): ReadingNote[] {
  const { service, operation, mapped, action } = told
  if (action === null) return [{ kind: 'unmapped-operation', operation }]
  const isRenamed = mapped === action && action.toLowerCase() !== `${service}:${operation}`.toLowerCase()
  return isRenamed ? [{ kind: 'action-of-operation', operation, action }] : []
}

function deniedNotes(event: JsonObject): ReadingNote[] {
  const errorCode = memberText(event, 'errorCode')
  const isDenial =
    errorCode !== null && /denied|unauthorized|forbidden|not ?authorized|\b403\b/i.test(errorCode)
  return isDenial ? [] : [{ kind: 'not-denied', errorCode }]
}

function principalOf(event: JsonObject): StatedPrincipal | null {
  const identity = memberAt(event, 'userIdentity')
  const arn = memberText(identity, 'arn')
  if (arn !== null) return parseStatedPrincipal(arn)
  const account = memberText(identity, 'accountId')
  const invokedBy = memberText(identity, 'invokedBy')
  switch (memberText(identity, 'type')) {
    case 'AWSService':
      return invokedBy === null ? null : { kind: 'service', service: invokedBy }
    case 'AWSAccount':
      if (account === 'anonymous' || account === 'ANONYMOUS_PRINCIPAL') return { kind: 'anonymous' }
      return account === null
        ? null
        : { kind: 'other-account', account, principalId: memberText(identity, 'principalId') ?? '' }
    case 'Root':
      return account === null ? null : { kind: 'root', arn: `arn:aws:iam::${account}:root`, account }
    case null:
    default:
      return userNamed(memberText(identity, 'userName'), account)
  }
}

function userNamed(name: string | null, account: string | null): StatedPrincipal | null {
  if (name === null) return null
  return account === null
    ? { kind: 'named', name }
    : { kind: 'user', arn: `arn:aws:iam::${account}:user/${name}`, account, name }
}

function partitionOf(event: JsonObject): string {
  const region = memberText(event, 'awsRegion') ?? ''
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
