import Box from '@cloudscape-design/components/box'
import { type ReactNode, useEffect, useState } from 'react'

import { FormDialog } from '../parts/form-dialog.tsx'
import { setSearchParameter } from '../parts/hash-location.ts'
import { boardOfFile, readLinkText } from './shared-board.ts'
import { takeBoard } from './take-board.ts'

type SharedBoardDialogProps = { readonly text: string }

/** A link brought a board: what it holds, and whether to add it. */
export function SharedBoardDialog({ text }: SharedBoardDialogProps): ReactNode {
  const [file, setFile] = useState<unknown>(undefined)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    const read = async () => {
      const linked = await readLinkText(text)
      setFile(linked.ok ? linked.value : null)
    }
    void read()
  }, [text])
  const shared = file === undefined ? null : boardOfFile(file, () => 'shown')
  if (shared === null) return null
  const submit = () => {
    if (!shared.ok) {
      leave()
      return
    }
    const outcome = takeBoard(file)
    setError(outcome.ok ? null : outcome.problem)
    if (!outcome.ok) return
    leave()
    setSearchParameter('board', outcome.value)
  }
  return (
    <FormDialog
      title={shared.ok ? `Add the board “${shared.value.name}”?` : 'The link holds no board'}
      submitText={shared.ok ? 'Add the board' : 'Close'}
      error={error}
      onSubmit={submit}
      onDismiss={leave}
    >
      {shared.ok ? (
        <SharedRequests requests={shared.value.requests} />
      ) : (
        <Box>It was cut short on its way, or made by a newer version. Ask for the board as a file.</Box>
      )}
    </FormDialog>
  )
}

function leave(): void {
  setSearchParameter('shared-board', null)
}

const mostShown = 10

type SharedRequestsProps = {
  readonly requests: readonly { readonly action: string; readonly resource: string }[]
}

function SharedRequests({ requests }: SharedRequestsProps): ReactNode {
  const rest = requests.length - mostShown
  return (
    <Box>
      The link brings {requests.length === 1 ? '1 request' : `${requests.length} requests`}. Your own boards
      stay as they are, and undo takes it back.
      <ul>
        {requests.slice(0, mostShown).map(({ action, resource }) => (
          <li key={`${action} ${resource}`}>
            <strong>{action}</strong> on {resource}
          </li>
        ))}
      </ul>
      {rest > 0 && `and ${rest} more`}
    </Box>
  )
}
