import { placeKey } from '#model/document-place.ts'
import type { DocumentDraft } from '#model/drafts.ts'

import { draftsStore, keepDraft } from '../state/drafts-store.ts'
import { notify } from './notices.ts'

/** Put the changed documents in as drafts: they decide at once, and nothing is kept until they are applied. */
export function tryAsDrafts(drafts: readonly DocumentDraft[]): void {
  const { drafts: open } = draftsStore.getState()
  if (drafts.some(({ place }) => open[placeKey(place)] !== undefined)) {
    notify({
      type: 'warning',
      text: 'An edit of this policy is in progress. Apply or discard it first: nothing typed is lost.',
    })
    return
  }
  const at = Date.now()
  for (const { place, document } of drafts) keepDraft(place, JSON.stringify(document, null, 2), document, at)
  notify({
    type: 'success',
    text: 'The change decides as a draft now. Open the policy to apply or discard it.',
  })
}
