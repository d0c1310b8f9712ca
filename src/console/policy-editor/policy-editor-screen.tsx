import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import { type ReactNode, useMemo } from 'react'

import { hrefs } from '#console/parts/hrefs.ts'
import { useFound } from '#console/parts/use-entities.ts'
import { documentAt, grammarOf, parsePlaceKey } from '#model/document-place.ts'

import { DocumentEditor } from './document-editor.tsx'

type PolicyEditorScreenProps = { readonly placeKey: string }

/** One policy document, open for editing: the text, what is wrong with it, and apply or discard. */
export function PolicyEditorScreen({ placeKey }: PolicyEditorScreenProps): ReactNode {
  const place = useMemo(() => parsePlaceKey(placeKey), [placeKey])
  const stored = useFound((workspace) => (place === null ? undefined : documentAt(workspace, place)))
  const grammar = useFound((workspace) => (place === null ? 'identity' : grammarOf(workspace, place)))

  if (place === null || stored === undefined) {
    return (
      <Alert type="warning" header="This policy is not here">
        <Box variant="p">
          Nothing stands at <Box variant="code">{placeKey}</Box>: it was deleted or renamed, or the address
          was cut short. An undo may bring it back.
        </Box>
        <Link href={hrefs.policies}>Go to the policies</Link>
      </Alert>
    )
  }
  return <DocumentEditor key={placeKey} place={place} stored={stored} grammar={grammar} />
}
