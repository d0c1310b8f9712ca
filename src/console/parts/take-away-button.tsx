import Box from '@cloudscape-design/components/box'
import { useMemo, useState } from 'react'

import type { Result } from '#engine/result.ts'
import type { Change } from '#model/change.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { Workspace } from '#model/workspace.ts'

import { problemSentence } from '../wording/problem-wording.ts'
import { ChangeButton } from './change-button.tsx'
import { ChangeForecast } from './change-forecast.tsx'
import { FormDialog } from './form-dialog.tsx'
import { attempt } from './perform.ts'
import { useWorkspace } from './use-entities.ts'

type TakeAwayButtonProps<Input> = {
  /** The verb: `Detach`. */
  readonly verb: string
  /** The verb with what it is done to: `Detach DeveloperAccess from alice`. */
  readonly title: string
  /** One sentence on what that means. */
  readonly about: string
  readonly command: (workspace: Workspace, input: Input) => Result<Change, Problem>
  readonly input: Input
  readonly variant?: 'inline-link' | 'normal'
}

/** Takes something away that gives or limits permissions, once what it does to the board was shown. */
export function TakeAwayButton<Input>(props: TakeAwayButtonProps<Input>) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <ChangeButton
        variant={props.variant ?? 'inline-link'}
        ariaLabel={props.title}
        formAction="none"
        wrapText={false}
        onClick={() => setAsking(true)}
      >
        {props.verb}
      </ChangeButton>
      {asking ? <TakeAwayDialog {...props} onDismiss={() => setAsking(false)} /> : null}
    </>
  )
}

type TakeAwayDialogProps<Input> = TakeAwayButtonProps<Input> & { readonly onDismiss: () => void }

function TakeAwayDialog<Input>({
  verb,
  title,
  about,
  command,
  input,
  onDismiss,
}: TakeAwayDialogProps<Input>) {
  const workspace = useWorkspace()
  const [fixed] = useState(input) // rows give another object with each rendering
  const outcome = useMemo(() => command(workspace, fixed), [command, workspace, fixed])
  const takeAway = () => {
    if (attempt(command, fixed) === null) onDismiss()
  }
  return (
    <FormDialog
      title={title}
      submitText={verb}
      error={outcome.ok ? null : problemSentence(outcome.problem)}
      only={outcome.ok ? undefined : 'cancel'}
      onSubmit={takeAway}
      onDismiss={onDismiss}
    >
      {outcome.ok ? <Box variant="p">{about} One undo brings it back.</Box> : null}
      {outcome.ok ? <ChangeForecast change={outcome.value} /> : null}
    </FormDialog>
  )
}
