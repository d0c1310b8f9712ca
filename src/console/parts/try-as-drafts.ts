import { placeKey } from '#model/document-place.ts'
import type { DocumentDraft } from '#model/drafts.ts'

import { beginDraft, draftsStore } from '../state/drafts-store.ts'
import { placeText } from '../wording/place-wording.ts'
import { hrefOfDocument } from './hrefs.ts'
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
  for (const draft of drafts) beginDraft(draft, at)
  const [first] = drafts
  if (first === undefined) return
  notify({
    type: 'success',
    text: `This decides as a draft now: ${drafts.map(({ place }) => placeText(place)).join(', ')}. Nothing is changed until it is applied.`,
    link: { text: 'Apply or discard it', href: hrefOfDocument(first.place) },
  })
}
