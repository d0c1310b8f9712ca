import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useState } from 'react'

import { checkModifiable } from '#model/commands/check-entity.ts'
import { editTags } from '#model/commands/edit-tags.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { Tags } from '#model/entities/names.ts'

import { problemSentence } from '../wording/problem-wording.ts'
import { ChangeButton } from './change-button.tsx'
import { FormDialog } from './form-dialog.tsx'
import { attempt } from './perform.ts'
import { rowsOf, TagsField, tagsOf } from './tags-field.tsx'

type Tagged = Entity & { readonly tags: Tags }

/** The tags of an entity, which conditions may ask for, and the way to change them. */
export function TagsPanel({ entity }: { readonly entity: Tagged }) {
  const [editing, setEditing] = useState(false)
  const tags = rowsOf(entity.tags)
  const isUnread = entity.kind === 'resource' && entity.unread?.includes('tags') === true
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${tags.length})`}
          description="Conditions of policies can ask for tags."
          actions={
            checkModifiable(entity) === null ? (
              <ChangeButton onClick={() => setEditing(true)}>Manage tags</ChangeButton>
            ) : null
          }
        >
          Tags
        </Header>
      }
    >
      {tags.length === 0 ? (
        isUnread ? (
          'They were not read: set them as they are in AWS, or save that there are none.'
        ) : (
          'No tags.'
        )
      ) : (
        <KeyValuePairs
          columns={3}
          items={tags.map(({ key, value }) => ({ label: key, value: value === '' ? '(empty)' : value }))}
        />
      )}
      {editing ? <TagsDialog entity={entity} onDismiss={() => setEditing(false)} /> : null}
    </Container>
  )
}

function TagsDialog({ entity, onDismiss }: { readonly entity: Tagged; readonly onDismiss: () => void }) {
  const [rows, setRows] = useState(() => rowsOf(entity.tags))
  const [error, setError] = useState<string | null>(null)
  const save = () => {
    const tags = tagsOf(rows)
    if (tags === null) return // the field itself says which key comes twice
    const problem = attempt(editTags, { id: entity.id, tags })
    if (problem === null) onDismiss()
    else setError(problemSentence(problem))
  }
  return (
    <FormDialog
      title="Manage tags"
      submitText="Save tags"
      error={error}
      onSubmit={save}
      onDismiss={onDismiss}
    >
      <TagsField rows={rows} onChange={setRows} />
    </FormDialog>
  )
}
