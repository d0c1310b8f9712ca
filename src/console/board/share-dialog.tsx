import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import FileUpload from '@cloudscape-design/components/file-upload'
import FormField from '@cloudscape-design/components/form-field'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'

import { boardOf } from '#model/board.ts'
import type { EntityId } from '#model/entities/entity.ts'

import { download } from '../parts/download.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { boardMarkdown } from './board-markdown.ts'
import { boardFile, linkText } from './shared-board.ts'
import { takeBoardFile } from './take-board.ts'
import type { Board } from './use-board.ts'

type ShareDialogProps = {
  readonly boardId: EntityId
  readonly board: Board
  readonly onShow: (id: EntityId) => void
  readonly onDismiss: () => void
}

/** Links that most programs take whole are shorter. */
const longLink = 16_000

/** Hand a board on, as a link or a file, and take one. Nothing is sent anywhere: the link itself holds the board. */
export function ShareDialog({ boardId, board, onShow, onDismiss }: ShareDialogProps): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const file = boardFile(workspace, boardId)
  const name = boardOf(workspace, boardId)?.name ?? 'board'
  const link = useLink(JSON.stringify(file))
  return (
    <Modal visible header={`Share “${name}”`} position="top" closeAriaLabel="Close" onDismiss={onDismiss}>
      <SpaceBetween size="l">
        <Box>
          The link holds the requests and keys of this board, and nothing else of the workspace. Nothing is
          kept on a server: whoever opens it is asked before the board is added to their workspace.
        </Box>
        {link.length > longLink && (
          <Alert type="warning">
            The link has {link.length} characters, more than many programs take. Hand on the file instead.
          </Alert>
        )}
        <SpaceBetween direction="horizontal" size="xs">
          <CopyToClipboard
            variant="button"
            copyButtonText="Copy link"
            textToCopy={link}
            copySuccessText="Copied"
            copyErrorText="Your browser did not allow copying"
            disabled={link === ''}
          />
          <CopyToClipboard
            variant="button"
            copyButtonText="Copy answers as Markdown"
            textToCopy={boardMarkdown(board)}
            copySuccessText="Copied"
            copyErrorText="Your browser did not allow copying"
            disabled={!board.isDone}
          />
          <Button
            iconName="download"
            onClick={() =>
              download(`${name}.board.json`, `${JSON.stringify(file, null, 2)}\n`, 'application/json')
            }
          >
            Download as file
          </Button>
        </SpaceBetween>
        <TakeFile onShow={onShow} onDismiss={onDismiss} />
      </SpaceBetween>
    </Modal>
  )
}

type TakeFileProps = Pick<ShareDialogProps, 'onShow' | 'onDismiss'>

function TakeFile({ onShow, onDismiss }: TakeFileProps): ReactNode {
  const [problem, setProblem] = useState<string | null>(null)
  const take = async (file: File | undefined) => {
    const outcome = file === undefined ? null : takeBoardFile(await file.text())
    if (outcome === null) return
    setProblem(outcome.ok ? null : outcome.problem)
    if (!outcome.ok) return
    onShow(outcome.value)
    onDismiss()
  }
  return (
    <FormField label="Add a board from a file" errorText={problem}>
      <FileUpload
        value={[]}
        accept=".json,application/json"
        onChange={({ detail }) => void take(detail.value[0])}
        i18nStrings={{
          uploadButtonText: () => 'Choose file',
          dropzoneText: () => 'Drop the file here',
          removeFileAriaLabel: () => 'Remove the file',
          limitShowFewer: 'Show fewer',
          limitShowMore: 'Show more',
          errorIconAriaLabel: 'Error',
        }}
      />
    </FormField>
  )
}

function useLink(json: string): string {
  const [link, setLink] = useState('')
  useEffect(() => {
    let isWanted = true
    const make = async () => {
      const text = await linkText(JSON.parse(json))
      const { origin, pathname } = location
      if (isWanted) setLink(`${origin}${pathname}#/?shared-board=${text}`)
    }
    void make()
    return () => {
      isWanted = false
    }
  }, [json])
  return link
}
