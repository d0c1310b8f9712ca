import type { DocumentPlace } from '#model/document-place.ts'

import { lastName } from './session-wording.ts'

/** What to call a document in a list. */
export function placeText(place: DocumentPlace): string {
  switch (place.kind) {
    case 'managed':
      return `Policy ${lastName(place.policy)}`
    case 'inline':
      return `Inline policy ${place.name} of ${lastName(place.holder)}`
    case 'trust':
      return `Trust policy of ${lastName(place.role)}`
    case 'resource':
      return `Policy of ${place.resource}`
    case 'organization-policy':
      return `Organization policy ${place.policy}`
  }
}
