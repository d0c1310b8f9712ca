import './policy-editor-screen.css'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { memo, type ReactNode, useCallback, useDeferredValue } from 'react'
import { useStore } from 'zustand'

import { CatalogNote } from '#console/parts/catalog-note.tsx'
import { useSearchParameter } from '#console/parts/hash-location.ts'
import { useWhyReadOnly } from '#console/parts/why-read-only.ts'
import { draftsStore } from '#console/state/drafts-store.ts'
import { PolicyEditor } from '#editor/policy-editor.tsx'
import type { JsonValue } from '#engine/text/json.ts'
import { type DocumentGrammar, type DocumentPlace, placeKey } from '#model/document-place.ts'
import type { Workspace } from '#model/workspace.ts'

import { describePlace } from './describe-place.ts'
import { DraftActions } from './draft-actions.tsx'
import { DraftState } from './draft-state.tsx'
import { DraftedLines } from './drafted-lines.tsx'
import { StatementOutline } from './statement-outline.tsx'
import { storedText } from './stored-text.ts'
import { typeInto } from './type-into.ts'

type DocumentEditorProps = {
  /** Whose document it is: a copy of a workspace has the same places. */
  readonly project: string | null
  readonly workspace: Workspace
  readonly place: DocumentPlace
  readonly stored: JsonValue
  readonly grammar: DocumentGrammar
}

/** The editor of one document. It renders anew only where its props or the draft change. */
export const DocumentEditor = memo(function DocumentEditor(props: DocumentEditorProps): ReactNode {
  const { project, workspace, place, stored, grammar } = props
  const key = placeKey(place)
  const present = useStore(draftsStore, (state) => state.drafts[key])
  const before = useDeferredValue(present)
  const draft = present ?? before // a draft that goes is shown until what comes in its place is
  const { title, owner, ownerHref, isReadOnly, inForce } = describePlace(workspace, place)
  const why = useWhyReadOnly()
  const follows = why !== null
  const [statement, setStatement] = useSearchParameter('statement')
  const text = draft?.text ?? storedText(stored)

  const isDraft = draft !== undefined
  const change = useCallback(
    (next: string) => typeInto({ place, grammar, stored, isDraft, text: next, at: Date.now() }),
    [place, grammar, stored, isDraft],
  )

  return (
    <SpaceBetween size="s">
      <Header
        variant="h1"
        description={
          <>
            {owner !== null && ownerHref !== null ? <Link href={ownerHref}>{owner}</Link> : owner}
            {isReadOnly ? '. AWS keeps this policy: it can be read, not changed.' : ''}
            {why === null ? '' : `. ${why}`}
          </>
        }
        actions={isReadOnly || follows ? null : <DraftActions place={place} draft={present} />}
      >
        {title}
      </Header>
      <DraftState draft={draft} text={text} grammar={grammar} inForce={inForce} />
      <div className="policy-editor-columns">
        <div>
          <StatementOutline text={text} onOpen={(index) => setStatement(String(index))} />
          {draft === undefined || draft.lastValid === null ? null : <DraftedLines />}
        </div>
        <div className="policy-editor-text">
          <PolicyEditor
            uri={`iam://${encodeURIComponent(`${project ?? ''} ${key}`)}`}
            text={text}
            onChange={change}
            grammar={grammar}
            label={`Policy document: ${title}`}
            readOnly={isReadOnly || follows}
            revealStatement={statement === null ? null : Number(statement)}
          />
        </div>
      </div>
      <Box color="text-body-secondary" fontSize="body-s">
        What you type decides on the board below while it is a policy that IAM would take. Nothing is kept
        until you apply it.
      </Box>
      <CatalogNote holds="services" />
    </SpaceBetween>
  )
})
