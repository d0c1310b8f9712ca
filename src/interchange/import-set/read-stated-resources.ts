import { pointerTo } from '#engine/text/json-pointer.ts'

import type { Findings } from '../authorization-details/findings.ts'
import { readPolicyText } from '../authorization-details/policy-text.ts'
import type { Answer } from './answer.ts'
import type { Told } from './contradictions.ts'
import type { Draft } from './draft.ts'
import { field, tagsOf, text } from './fields.ts'
import { putResource } from './read-resources.ts'

/**
 * Read resources that a file states, each by itself: of two entries of one ARN in a file the first stays, of two files that
 * disagree the later one's. A policy that isn't named is unread; one of null is none. Linear.
 */
export function readStatedResources(
  { answer, account, pointer }: Answer,
  draft: Draft,
  told: Told,
  findings: Findings,
): void {
  const list = field(answer, 'Resources')
  const inFile = new Set<string>()
  for (const [i, one] of (Array.isArray(list) ? list : []).entries()) {
    const at = pointerTo(pointer, i)
    const itsArn = text(one, 'Arn')
    const policy = field(one, 'Policy')
    if (itsArn !== null && inFile.has(itsArn)) findings.add('duplicate-entry', at, itsArn)
    else {
      const stated = {
        ...(policy === undefined ? {} : { policy: readPolicyText(policy) }),
        tags: tagsOf(one),
      }
      const isPut = putResource(draft, itsArn, text(one, 'AccountId') ?? account, stated)
      if (!isPut || itsArn === null) findings.add('unreadable-entry', at, itsArn ?? '')
      else {
        inFile.add(itsArn)
        told.resource(itsArn, one, { pointer: at, findings })
        if (policy === undefined) findings.add('missing-field', pointerTo(at, 'Policy'), itsArn)
      }
    }
  }
}
