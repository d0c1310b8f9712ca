import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import { goOnFromHere, goTo } from '#console/parts/hash-location.ts'
import { hrefOfDocument } from '#console/parts/hrefs.ts'
import { nextFrame } from '#console/parts/next-frame.ts'
import { notify } from '#console/parts/notices.ts'
import { draftsStore, type DraftText, dropDraft, endDraft } from '#console/state/drafts-store.ts'
import { run, workspaceStore } from '#console/state/workspace-store.ts'
import { doneSentence } from '#console/wording/change-wording.ts'
import { problemSentence } from '#console/wording/problem-wording.ts'
import { editDocument } from '#model/commands/edit-document.ts'
import { type DocumentPlace, placeKey } from '#model/document-place.ts'
import { entityOf } from '#model/workspace.ts'

import { describePlace } from './describe-place.ts'

type DraftActionsProps = { readonly place: DocumentPlace; readonly draft: DraftText | undefined }

export function DraftActions({ place, draft }: DraftActionsProps): ReactNode {
  const [isApplying, setApplying] = useState(false)
  const isNothingToApply = draft === undefined || !draft.isValid || isApplying
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button disabled={draft === undefined} onClick={() => discard(place, draft)}>
        Discard
      </Button>
      <Button
        variant="primary"
        disabled={isNothingToApply}
        disabledReason={draft === undefined ? 'Nothing was changed' : 'Mend the problems first'}
        onClick={() => void apply(place)}
      >
        Apply
      </Button>
    </SpaceBetween>
  )

  /** In steps of a frame each: the new text is decided and saved while the page is still telling of it. */
  async function apply(at: DocumentPlace): Promise<void> {
    if (draft?.lastValid == null) return
    const createDate = new Date().toISOString()
    const outcome = run(
      editDocument,
      { place: at, document: draft.lastValid.document, createDate, isNew: draft.isNew === true },
      at,
    )
    if (!outcome.ok) {
      notify({ type: 'error', text: problemSentence(outcome.problem) })
      return
    }
    endDraft(at)
    const next = placeAfter(at)
    const goOn = goOnFromHere()
    setApplying(true)
    await nextFrame() // decides and saves
    await nextFrame() // says so
    // what was typed meanwhile is a draft of its own
    if (draftsStore.getState().drafts[placeKey(at)]?.text === draft.text) {
      dropDraft(at)
      if (next !== at) goOn(hrefOfDocument(next), { replace: true })
    }
    setApplying(false)
    await nextFrame()
    const version = next.kind === 'managed' ? ` Version ${next.versionId} is now the default.` : ''
    notify({ type: 'success', text: `${doneSentence(outcome.value.label)}${version}`, undoable: true })
  }
}

/** Of a new policy nothing is left: the page of whom it was for comes in its place. */
function discard(place: DocumentPlace, draft: DraftText | undefined): void {
  const { ownerHref } = describePlace(workspaceStore.getState().workspace, place)
  dropDraft(place)
  if (draft?.isNew === true && ownerHref !== null) goTo(ownerHref, { replace: true })
}

/** Editing a managed policy makes a new version, which is what is open from then on. */
function placeAfter(place: DocumentPlace): DocumentPlace {
  if (place.kind !== 'managed') return place
  const policy = entityOf(workspaceStore.getState().workspace, 'policy', place.policy)
  return policy === undefined ? place : { ...place, versionId: policy.defaultVersionId }
}
