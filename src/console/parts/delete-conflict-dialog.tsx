import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import { deleteEntity } from '#model/commands/delete-entity.ts'
import type { Tie } from '#model/commands/problem.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import { entityNouns, nameOf } from '../wording/entity-nouns.ts'
import { problemSentence } from '../wording/problem-wording.ts'
import { lastName } from '../wording/session-wording.ts'
import { refusalSentence, tieReasons } from '../wording/tie-wording.ts'
import { attemptAll, type ChangeStep } from './perform.ts'
import { untie } from './untie.ts'
import { useWorkspace } from './use-entities.ts'

type DeleteConflictDialogProps = {
  readonly entity: Entity
  readonly ties: readonly Tie[]
  readonly onDeleted: () => void
  readonly onDismiss: () => void
}

/** Why something can't be deleted yet, and the offer to clear it all away in one change. */
export function DeleteConflictDialog({ entity, ties, onDeleted, onDismiss }: DeleteConflictDialogProps) {
  const [error, setError] = useState<string | null>(null)
  const name = nameOf(entity)
  const steps = untie(entity, ties)
  const clear = (untying: readonly ChangeStep[]) => {
    const problem = attemptAll({ verb: `delete-${entity.kind}`, names: [name] }, [
      ...untying,
      (workspace) => deleteEntity(workspace, { id: entity.id }),
    ])
    if (problem === null) onDeleted()
    else setError(problemSentence(problem))
  }
  return (
    <Modal
      visible
      header={`Cannot delete ${entityNouns[entity.kind].one} ${name} yet`}
      closeAriaLabel="Close"
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Keep it
            </Button>
            {steps === null ? null : (
              <Button variant="primary" onClick={() => clear(steps)}>
                Remove these and delete
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box variant="p">{refusalSentence(entity.kind)}</Box>
        <TieList ties={ties} />
        <Box variant="p" color="text-body-secondary">
          {error ??
            (steps === null
              ? 'Move or delete these first.'
              : 'One undo brings it back with all that was removed.')}
        </Box>
      </SpaceBetween>
    </Modal>
  )
}

const mostNamed = 20

function TieList({ ties }: { readonly ties: readonly Tie[] }) {
  const workspace = useWorkspace()
  const kinds = [...new Set(ties.map(({ tie }) => tie))]
  return (
    <ul style={{ margin: 0 }}>
      {kinds.map((kind) => (
        <li key={kind}>
          {tieReasons[kind]}
          {kind === 'login-profile'
            ? ''
            : `: ${namesOf(
                workspace,
                ties.filter(({ tie }) => tie === kind),
              )}`}
        </li>
      ))}
    </ul>
  )
}

function namesOf(workspace: Workspace, ties: readonly Tie[]): string {
  const names = ties.slice(0, mostNamed).map(({ name }) => {
    const entity = workspace.entities.get(name)
    return entity === undefined ? lastName(name) : nameOf(entity)
  })
  const more = ties.length - names.length
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ')
}
