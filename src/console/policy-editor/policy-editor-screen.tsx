import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import { type ReactNode, useEffect, useMemo } from 'react'

import { goTo } from '#console/parts/hash-location.ts'
import { hrefOfDocument, hrefs } from '#console/parts/hrefs.ts'
import { useFound } from '#console/parts/use-entities.ts'
import { type DocumentPlace, documentAt, grammarOf, parsePlaceKey } from '#model/document-place.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { DocumentEditor } from './document-editor.tsx'

type PolicyEditorScreenProps = { readonly placeKey: string }

/** One policy document, open for editing: the text, what is wrong with it, and apply or discard. */
export function PolicyEditorScreen({ placeKey }: PolicyEditorScreenProps): ReactNode {
  const place = useMemo(() => parsePlaceKey(placeKey), [placeKey])
  const stored = useFound((workspace) => (place === null ? undefined : documentAt(workspace, place)))
  const grammar = useFound((workspace) => (place === null ? 'identity' : grammarOf(workspace, place)))

  const versionInForce = useFound((workspace) => versionInForceOf(workspace, place))

  // Undoing an edit takes its version away from under the page: go on with the one that decides instead.
  useEffect(() => {
    if (stored !== undefined || place?.kind !== 'managed' || versionInForce === null) return
    goTo(hrefOfDocument({ ...place, versionId: versionInForce }), { replace: true })
  }, [stored, place, versionInForce])

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
  return <DocumentEditor place={place} stored={stored} grammar={grammar} />
}

function versionInForceOf(workspace: Workspace, place: DocumentPlace | null): string | null {
  if (place?.kind !== 'managed') return null
  return entityOf(workspace, 'policy', place.policy)?.defaultVersionId ?? null
}
