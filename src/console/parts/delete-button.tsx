import { useState } from 'react'

import { deleteEntity } from '#model/commands/delete-entity.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { Entity } from '#model/entities/entity.ts'

import { problemSentence } from '../wording/problem-wording.ts'
import { ChangeButton } from './change-button.tsx'
import { DeleteConflictDialog } from './delete-conflict-dialog.tsx'
import { goTo } from './hash-location.ts'
import { notify } from './notices.ts'
import { attempt } from './perform.ts'

type DeleteConflict = Extract<Problem, { readonly kind: 'delete-conflict' }>

/** Delete at once and offer undo. What stands in the way is said as AWS says it, with a way to clear it. */
export function DeleteButton({ entity, list }: { readonly entity: Entity; readonly list: string }) {
  const [conflict, setConflict] = useState<DeleteConflict | null>(null)
  const remove = () => {
    const problem = attempt(deleteEntity, { id: entity.id })
    if (problem === null) goTo(list)
    else if (problem.kind === 'delete-conflict') setConflict(problem)
    else notify({ type: 'error', text: problemSentence(problem) })
  }
  return (
    <>
      <ChangeButton onClick={remove}>Delete</ChangeButton>
      {conflict === null ? null : (
        <DeleteConflictDialog
          entity={entity}
          ties={conflict.ties}
          onDeleted={() => goTo(list)}
          onDismiss={() => setConflict(null)}
        />
      )}
    </>
  )
}
