import Box from '@cloudscape-design/components/box'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { FormDialog } from '#console/parts/form-dialog.tsx'
import { notify } from '#console/parts/notices.ts'
import { TextField } from '#console/parts/text-field.tsx'
import { openProjectStorage } from '#console/state/open-project.ts'
import { forgetVersions } from '#console/state/versions-query.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import { projectSentence, storageSentence } from '#console/wording/storage-wording.ts'

const longestNote = 200

/** Keep the workspace as it is now under a name. */
export function VersionDialog({ onDismiss }: { readonly onDismiss: () => void }): ReactNode {
  const [note, setNote] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const queries = useQueryClient()

  const submit = async () => {
    const trimmed = note.trim()
    setWrong(trimmed === '' || trimmed.length > longestNote)
    if (trimmed === '' || trimmed.length > longestNote) return
    const failure = await saveVersion(trimmed)
    setError(failure)
    if (failure !== null) return
    await forgetVersions(queries)
    notify({ type: 'success', text: `Saved version “${trimmed}”. It stands under History, Versions.` })
    onDismiss()
  }

  return (
    <FormDialog
      title="Save version"
      submitText="Save version"
      error={error}
      onSubmit={() => void submit()}
      onDismiss={onDismiss}
    >
      <Box variant="p">
        Every change is saved by itself. A version keeps the workspace as it is now under a name, until you
        delete it.
      </Box>
      <TextField
        label="Note"
        value={note}
        onChange={setNote}
        placeholder="Before the deny was added"
        error={isWrong ? `Write what this version is, in 1 to ${longestNote} characters.` : null}
      />
    </FormDialog>
  )
}

async function saveVersion(note: string): Promise<string | null> {
  const { workspace, isReadOnly } = workspaceStore.getState()
  if (isReadOnly) return projectSentence({ kind: 'read-only' })
  const storage = openProjectStorage()
  if (storage === null) return storageSentence({ kind: 'unavailable', name: 'none' })
  const version = { id: crypto.randomUUID(), note, at: new Date().toISOString() }
  const saved = await storage.saveVersion(version, workspace)
  return saved.ok ? null : storageSentence(saved.problem)
}
