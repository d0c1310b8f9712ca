import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import { goTo } from '#console/parts/hash-location.ts'
import { hrefOfDocument, hrefs } from '#console/parts/hrefs.ts'
import { nextFrame } from '#console/parts/next-frame.ts'
import { useWorkspace } from '#console/parts/use-entities.ts'
import { draftsStore } from '#console/state/drafts-store.ts'
import { projectStore } from '#console/state/project-store.ts'
import {
  type DocumentPlace,
  documentAt,
  grammarOf,
  parsePlaceKey,
  placeKey as keyOf,
} from '#model/document-place.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { DocumentEditor } from './document-editor.tsx'

type PolicyEditorScreenProps = { readonly placeKey: string }

/** One policy document, open for editing: the text, what is wrong with it, and apply or discard. */
export function PolicyEditorScreen(props: PolicyEditorScreenProps): ReactNode {
  const { project, workspace, placeKey } = useShown(props.placeKey)
  const named = useMemo(() => parsePlaceKey(placeKey), [placeKey])
  const versionId = versionFor(workspace, named)
  const place = useMemo(
    () => (named?.kind === 'managed' && versionId !== null ? { ...named, versionId } : named),
    [named, versionId],
  )
  const isNew = useStore(draftsStore, ({ drafts }) => place !== null && drafts[keyOf(place)]?.isNew === true)
  const found = place === null ? undefined : documentAt(workspace, place)
  const stored = found === undefined && isNew ? null : found // a new policy has only its draft
  const grammar = place === null ? 'identity' : grammarOf(workspace, place)

  // The address follows what is shown.
  useEffect(() => {
    if (named?.kind !== 'managed' || versionId === null || versionId === named.versionId) return
    goTo(hrefOfDocument({ ...named, versionId }), { replace: true })
  }, [named, versionId])

  if (place === null || stored === undefined) {
    return (
      <Alert type="warning" header="This policy is not here">
        <Box variant="p">
          Nothing stands at <Box variant="code">{placeKey}</Box>: it was deleted or renamed, or the address
          was cut short. Undo or redo may bring it back.
        </Box>
        <Link href={hrefs.policies}>Go to the policies</Link>
      </Alert>
    )
  }
  return (
    <DocumentEditor
      key={project} // another workspace may have the same place: nothing of the former one's is shown there
      project={project}
      workspace={workspace}
      place={place}
      stored={stored}
      grammar={grammar}
    />
  )
}

type Shown = { readonly project: string | null; readonly workspace: Workspace; readonly placeKey: string }

/**
 * What to show: after a change, such as an undo, only once the page has told what was decided and saved, which a person waits
 * for. To set another text into the editor takes longer than both. Another workspace is shown at once.
 */
function useShown(placeKey: string): Shown {
  const workspace = useWorkspace()
  const project = useStore(projectStore, ({ open }) => open?.id ?? null)
  const present = useMemo((): Shown => ({ project, workspace, placeKey }), [project, workspace, placeKey])
  const [settled, settle] = useState(present)
  useEffect(() => {
    let isOver = false
    const settleLater = async () => {
      await nextFrame() // decides and saves
      await nextFrame() // says so
      if (!isOver) settle(present)
    }
    void settleLater()
    return () => {
      isOver = true
    }
  }, [present])
  const shown = useDeferredValue(settled.placeKey === placeKey ? settled : present)
  return shown.project === project ? shown : present
}

/**
 * The version to show of a managed policy; null of anything else. Undoing an edit takes its version away from under the
 * page: the one that decides is shown in its place, at once and in the same editor.
 */
function versionFor(workspace: Workspace, place: DocumentPlace | null): string | null {
  if (place?.kind !== 'managed') return null
  const policy = entityOf(workspace, 'policy', place.policy)
  const isThere = policy?.versions.some(({ versionId }) => versionId === place.versionId) ?? false
  return isThere ? place.versionId : (policy?.defaultVersionId ?? null)
}
