import type { PolicyLayer } from '../compile/policy-documents.ts'
import type { Reach } from './reach.ts'

/** What one layer of policies says of a request. A layer that does not apply allows. */
export type LayerFacts = {
  readonly denies: boolean
  readonly allows: boolean
}

/** What all layers say of a request: all that the combination needs to know of policies. */
export type Facts = Readonly<Record<PolicyLayer, LayerFacts>> & {
  /** Of the resource-based policy's Allows, the strongest. */
  readonly reach: Reach
  /** Whether the caller has a session policy at all (R7.7). */
  readonly hasSessionPolicy: boolean
}
