import type { RequestContext } from '../request/request.ts'

/** One comparison on a key that the caller or the environment supplies, as it must turn out for the request to pass. */
export type OpenCondition = {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
  /** Whether the comparison must hold (an Allow asks for it) or must fail (a Deny asks for it). */
  readonly must: 'hold' | 'fail'
}

/**
 * What a request could come to when some keys are not known. `conditional` carries a context that was tried and
 * did allow the request, so it is never claimed without proof.
 */
export type Possibility =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | {
      readonly kind: 'conditional'
      readonly conditions: readonly OpenCondition[]
      readonly witness: RequestContext
      /**
       * Ways to be let in, in the fewest words: where a context meets all conditions of one of them, the request is
       * allowed. The fewest conditions stand first. Empty where none could be told for certain.
       */
      readonly ways: readonly (readonly OpenCondition[])[]
      /** Whether those are all ways: a context that meets none of them is refused. */
      readonly isExact: boolean
    }
  /** Neither proved nor refuted. */
  | { readonly kind: 'undetermined'; readonly conditions: readonly OpenCondition[] }
