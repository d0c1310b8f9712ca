import type { RequestContext } from '#engine/request/request.ts'
import type { Instant } from '#model/entities/names.ts'

import type { StatedPrincipal } from './stated-principal.ts'
import type { StatedReason } from './stated-reason.ts'

/** What has to be known before a request can be asked anew. */
export type RequestPart = 'principal' | 'action' | 'resource'

/** Something about the reading that a person should know before trusting it. */
export type ReadingNote =
  /** IAM calls the permission otherwise than the API calls the operation. */
  | { readonly kind: 'action-of-operation'; readonly operation: string; readonly action: string }
  /** An operation is named, but not what IAM calls it, or of which service it is. */
  | { readonly kind: 'unmapped-operation'; readonly operation: string }
  /** Only the service is known. */
  | { readonly kind: 'service-only'; readonly service: string }
  /** The resource was put together from the parameters of the call. */
  | { readonly kind: 'resource-of-parameters'; readonly resource: string }
  /** AWS names a kind of resources (`…:instance/*`) rather than the one that was asked for. */
  | { readonly kind: 'resource-pattern'; readonly resource: string }
  /** What AWS named as resource is no ARN. */
  | { readonly kind: 'resource-name'; readonly name: string }
  /** The details are encoded; AWS alone can decode them, for somebody with `sts:DecodeAuthorizationMessage`. */
  | { readonly kind: 'encoded'; readonly message: string }
  /** A CloudTrail event that records no refusal. */
  | { readonly kind: 'not-denied'; readonly errorCode: string | null }
  /** Parts of it were blacked out before it was pasted. */
  | { readonly kind: 'blacked-out' }

/** A request that AWS refused, as far as the pasted text tells. */
export type DeniedRequest = {
  readonly source: 'message' | 'cloudtrail' | 'decoded-message'
  readonly principal: StatedPrincipal | null
  /** `service:Operation` as IAM names it. */
  readonly action: string | null
  /** An ARN, `*`, or what AWS printed in its place. */
  readonly resource: string | null
  /** Null where AWS gave none. */
  readonly reason: StatedReason | null
  /** Account of the caller. */
  readonly account: string | null
  readonly region: string | null
  readonly at: Instant | null
  /** Keys of the request that the text tells. Those that follow from the caller or the resource are left out. */
  readonly context: RequestContext
  readonly notes: readonly ReadingNote[]
  readonly missing: readonly RequestPart[]
}

/** The same request with what it lacks written down. */
export function withMissing(request: Omit<DeniedRequest, 'missing'>): DeniedRequest {
  const parts = ['principal', 'action', 'resource'] as const
  return { ...request, missing: parts.filter((part) => request[part] === null) }
}
