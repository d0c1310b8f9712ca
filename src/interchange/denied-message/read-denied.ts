import { ok, refused, type Result } from '#engine/result.ts'

import { isCloudTrailEvent, readCloudTrailEvent } from './cloudtrail-event.ts'
import { isDecodedMessage, readDecodedMessage } from './decoded-message.ts'
import type { DeniedRequest } from './denied-request.ts'
import { objectsIn } from './json-in-text.ts'
import { readMessage } from './message-forms.ts'

export type DeniedTextProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly length: number; readonly most: number }
  /** Nothing in it speaks of a refusal. `code`: an error that isn't about permissions. */
  | { readonly kind: 'no-refusal'; readonly code: string | null }

/** A megabyte: more than a day of anybody's errors, and read in well under a second. */
const mostCharacters = 1_000_000
/** A trail can hold thousands; nobody explains more than a handful at a time. */
const mostRequests = 50

/**
 * Read what AWS said when it refused a request: an error message of any age, wrapped by whatever printed it (CLI, SDKs,
 * Terraform, CDK, S3's XML, the console's box), a decoded authorization message, or CloudTrail events (one, a list,
 * `Records`, the answers of `lookup-events` and of Logs Insights). Every refusal in the text is answered, each once and
 * at most fifty; `missing` says what a request lacks before it can be asked anew.
 *
 * Refuses text without any refusal in it, such as other errors.
 *
 * Source: IAM User Guide, "Troubleshoot access denied error messages".
 */
export function readDenied(text: string): Result<readonly DeniedRequest[], DeniedTextProblem> {
  if (text.trim() === '') return refused({ kind: 'empty' })
  if (text.length > mostCharacters)
    return refused({ kind: 'too-long', length: text.length, most: mostCharacters })
  const objects = objectsIn(text, (object) => isCloudTrailEvent(object) || isDecodedMessage(object))
  const found =
    objects.length > 0
      ? objects.map((object) =>
          isDecodedMessage(object) ? readDecodedMessage(object) : readCloudTrailEvent(object),
        )
      : readMessage(text)
  const denied = found.filter(({ notes }) => !notes.some(({ kind }) => kind === 'not-denied'))
  const answered = denied.length > 0 ? denied : found
  if (answered.length === 0) return refused({ kind: 'no-refusal', code: errorCodeIn(text) })
  return ok(answered.slice(0, mostRequests))
}

function errorCodeIn(text: string): string | null {
  return (
    /An error occurred \((\w+)\)/.exec(text)?.[1] ??
    /<Code>(\w+)<\/Code>/.exec(text)?.[1] ??
    /\b(\w+(?:Exception|Error|NotFound|InvalidClientTokenId|ExpiredToken))\b/.exec(text)?.[1] ??
    null
  )
}
