import type { RequestContext } from '#engine/request/request.ts'
import type { DeniedRequest } from '#interchange/denied-message/denied-request.ts'
import type { StatedPrincipal } from '#interchange/denied-message/stated-principal.ts'
import type { StatedLayer, StatedReason } from '#interchange/denied-message/stated-reason.ts'

import { readContext } from './read-context.ts'

/** What is asked anew: the facts of the pasted text, as they were read or since corrected. Texts are as typed. */
export type PastedQuestion = {
  readonly principal: string
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
  /** What AWS said; null where it gave no reason. */
  readonly reason: StatedReason | null
  /** Id of the entity that stands for the principal, where somebody chose one; `outside`: nobody of the workspace does. */
  readonly standIn: string | null
  /** Asked by a person rather than refused by AWS: then there is nothing to compare. */
  readonly isAsked: boolean
}

/** What can be asked of a request that was read. */
export function questionOf(denied: DeniedRequest): PastedQuestion {
  const { principal, action, resource, context, reason } = denied
  return {
    principal: principal === null ? '' : textOfPrincipal(principal),
    action: action ?? '',
    resource: resource ?? '',
    context,
    reason,
    standIn: null,
    isAsked: false,
  }
}

/** A principal as text that reads as the same one again. */
export function textOfPrincipal(principal: StatedPrincipal): string {
  switch (principal.kind) {
    case 'user':
    case 'role-session':
    case 'role':
    case 'root':
    case 'federated-user':
      return principal.arn
    case 'service':
      return principal.service
    case 'anonymous':
      return 'anonymous'
    case 'other-account':
      return `arn:aws:iam::${principal.account}:root`
    case 'named':
      return principal.name
  }
}

/** The question as search parameters of an address, so that it can be sent to a colleague. */
export function parametersOf(question: PastedQuestion): URLSearchParams {
  const { principal, action, resource, context, reason, standIn, isAsked } = question
  const entries: readonly (readonly [string, string])[] = [
    ['p', principal],
    ['a', action],
    ['r', resource],
    ['c', Object.keys(context).length === 0 ? '' : JSON.stringify(context)],
    ['why', reason === null ? '' : reasonText(reason)],
    ['who', standIn ?? ''],
    ['asked', isAsked ? '1' : ''],
  ]
  const told = entries.filter(([, value]) => value !== '').map(([name, value]) => [name, value])
  // a question of which nothing is known yet is one all the same
  return new URLSearchParams(told.length === 0 ? [['p', '']] : told)
}

/** The question of an address; null where it holds none. What can't be read of it is left out and named in `lost`. */
export function questionOfParameters(
  parameters: URLSearchParams,
): { readonly question: PastedQuestion; readonly lost: readonly string[] } | null {
  const names = ['p', 'a', 'r', 'c', 'why', 'who']
  if (!names.some((name) => parameters.has(name))) return null
  const context = readContext(parameters.get('c') ?? '{}')
  const why = parameters.get('why')
  const reason = why === null ? null : readReason(why)
  return {
    question: {
      principal: parameters.get('p') ?? '',
      action: parameters.get('a') ?? '',
      resource: parameters.get('r') ?? '',
      context: context ?? {},
      reason,
      standIn: parameters.get('who'),
      isAsked: parameters.has('asked'),
    },
    lost: [...(context === null ? ['context'] : []), ...(why !== null && reason === null ? ['reason'] : [])],
  }
}

const layers: ReadonlySet<string> = new Set<StatedLayer>([
  'identity',
  'resource',
  'trust',
  'permissionsBoundary',
  'session',
  'serviceControl',
  'resourceControl',
  'vpcEndpoint',
  'service',
])

/** `explicit/serviceControl//arn:…`: effect, layer, the layer through which, policy. */
function reasonText({ effect, layer, through, policy }: StatedReason): string {
  return `${effect}/${layer ?? ''}/${through ?? ''}/${policy ?? ''}`
}

function readReason(text: string): StatedReason | null {
  const [effect, layer = '', through = '', ...policy] = text.split('/')
  if (effect !== 'explicit' && effect !== 'implicit') return null
  if ((layer !== '' && !isLayer(layer)) || (through !== '' && !isLayer(through))) return null
  return {
    effect,
    layer: layer === '' ? null : layer,
    through: through === '' ? null : through,
    policy: policy.join('/') || null,
    action: null,
  }
}

function isLayer(text: string): text is StatedLayer {
  return layers.has(text)
}
