import Alert from '@cloudscape-design/components/alert'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'
import type { EntityId } from '#model/entities/entity.ts'
import type { Ask } from '#worker/contract.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'
import { FromList } from './from-list.tsx'
import { FromPolicies } from './from-policies.tsx'
import { newBoardWith, pinAll } from './pin-actions.ts'

/** More rows than anybody reads, and few enough to be settled at once. */
export const mostRows = 1000

type FillDialogProps = {
  readonly boardId: EntityId
  readonly onShow: (id: EntityId) => void
  readonly onDismiss: () => void
}

/** Put many requests on a board: those that the policies of somebody speak of, or a pasted list. */
export function FillDialog({ boardId, onShow, onDismiss }: FillDialogProps): ReactNode {
  const [source, setSource] = useState('policies')
  const [asks, setAsks] = useState<readonly Ask[]>([])
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const pinned = asks.slice(0, mostRows)
  const submit = () => {
    if (pinned.length === 0) return
    const named = name.trim()
    const found = named === '' ? pinAll(boardId, pinned) : newBoardWith(named, pinned, onShow)
    setProblem(found)
    if (found === null) onDismiss()
  }
  return (
    <FormDialog
      title="Fill a board"
      submitText={pinned.length === 0 ? 'Pin' : `Pin ${pinned.length} requests`}
      size="large"
      error={errorElsewhere(problem, ['name'])}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <SpaceBetween size="m">
        <SegmentedControl
          label="Where the requests come from"
          selectedId={source}
          onChange={({ detail }) => {
            setSource(detail.selectedId)
            setAsks([])
          }}
          options={[
            { id: 'policies', text: 'Somebody’s own policies' },
            { id: 'list', text: 'A pasted list' },
          ]}
        />
        {source === 'policies' ? <FromPolicies onAsks={setAsks} /> : <FromList onAsks={setAsks} />}
        {asks.length > mostRows && (
          <Alert type="warning">
            These are {asks.length} requests; the first {mostRows} are pinned.
          </Alert>
        )}
        <TextField
          label="On a new board"
          optional
          value={name}
          onChange={setName}
          error={errorAt(problem, 'name')}
          hint="Its name. Without one the requests go on the board that is shown."
        />
      </SpaceBetween>
    </FormDialog>
  )
}
