import type { RequestContext } from '#engine/request/request.ts'
import type { ExpectationResult } from '#graph/expectations/run-expectation.ts'
import type { Expected } from '#model/entities/entity.ts'

import { unknownSentence } from '../wording/unknown-wording.ts'

/** What should be so, as a clause: `allowed only with aws:MultiFactorAuthPresent = true`. */
export function expectedText(expected: Expected): string {
  return expected.kind === 'allowedOnlyWith'
    ? `allowed only with ${keysText(expected.context)}`
    : expected.kind
}

/** The keys of a context in one line; empty where there are none. */
export function keysText(context: RequestContext): string {
  return Object.entries(context)
    .map(([key, value]) => `${key} = ${String(value)}`)
    .join(', ')
}

/** Why it came out so, in a sentence or two. */
export function reasonText(result: ExpectationResult): string {
  if (result.kind === 'unknown') {
    return result.reasons.length === 0
      ? 'Some sessions of the role may and others may not: name the session.'
      : [...new Set(result.reasons.map(unknownSentence))].join(' ')
  }
  const isLoose = result.kind === 'failed' && result.shortfall === 'allowed-without'
  return isLoose ? `Allowed without these keys too: ${result.sentence}` : result.sentence
}
