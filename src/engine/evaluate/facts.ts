import type { PolicyLayer } from '../compile/policy-documents.ts'
import type { Reach } from './reach.ts'
import type { Standing } from './services/standing.ts'

/** What one layer of policies says of a request. A layer that does not apply allows. */
export type LayerFacts = {
  readonly denies: boolean
  readonly allows: boolean
}

/** What all layers say of a request: all that the combination needs to know of policies. */
export type Facts = Readonly<Record<PolicyLayer, LayerFacts>> & {
  /** Of the resource-based policy's Allows and of `standing`, the strongest. */
  readonly reach: Reach
  /** What lets the caller at the resource besides its policy; null where nothing does. */
  readonly standing: Standing | null
  /** Whether the caller has a session policy at all (R7.7). */
  readonly hasSessionPolicy: boolean
}
