import { jsonListOf } from '#engine/text/json-list.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonObject } from '#engine/text/json.ts'

import { contextOfDecoded } from './cloudtrail-context.ts'
import { type DeniedRequest, withMissing } from './denied-request.ts'
import { memberAt, memberText } from './json-members.ts'
import { parseStatedPrincipal } from './stated-principal.ts'

/** Is this what `aws sts decode-authorization-message` answers? */
export function isDecodedMessage(object: JsonObject): boolean {
  return typeof memberAt(object, 'allowed') === 'boolean' && isJsonObject(memberAt(object, 'context'))
}

/**
 * The request that a decoded authorization message tells: all that was weighed, with the keys of the request.
 *
 * Source: AWS STS API Reference, "DecodeAuthorizationMessage".
 */
export function readDecodedMessage(object: JsonObject): DeniedRequest {
  const context = memberAt(object, 'context')
  const principal = parseStatedPrincipal(memberText(context, 'principal', 'arn') ?? '')
  const resource = memberText(context, 'resource')
  const isExplicit = memberAt(object, 'explicitDeny') === true
  const isAllowed = memberAt(object, 'allowed') === true
  const [matched] = jsonListOf(memberAt(object, 'matchedStatements', 'items'))
  return withMissing({
    source: 'decoded-message',
    principal,
    action: memberText(context, 'action'),
    resource,
    reason: {
      effect: isExplicit ? 'explicit' : 'implicit',
      layer: null,
      policy: matched === undefined ? null : memberText(matched, 'statementId'),
      through: null,
      action: null,
    },
    account: principal !== null && 'account' in principal ? principal.account : null,
    region: /^arn:[\w-]+:[\w-]+:([\w-]+):/.exec(resource ?? '')?.[1] ?? null,
    at: null,
    context: contextOfDecoded(memberAt(context, 'conditions')),
    notes: isAllowed ? [{ kind: 'not-denied', errorCode: null }] : [],
  })
}
