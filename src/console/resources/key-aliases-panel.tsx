import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { notify } from '../parts/notices.ts'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere, problemSentence } from '../wording/problem-wording.ts'
import type { SaveSettings } from './resource-settings-panel.tsx'

type KeyAliasesPanelProps = {
  readonly aliases: readonly string[]
  readonly isUnread: boolean
  readonly save: SaveSettings
}

/** Other names of a KMS key, which policies ask for by kms:ResourceAliases and kms:RequestAlias. */
export function KeyAliasesPanel({ aliases, isUnread, save }: KeyAliasesPanelProps) {
  const [adding, setAdding] = useState(false)
  const remove = (alias: string) => {
    const problem = save({ aliases: aliases.filter((one) => one !== alias) })
    if (problem !== null) notify({ type: 'error', text: problemSentence(problem) })
  }
  const columns: readonly EntityColumn<string>[] = [
    { id: 'alias', header: 'Alias', text: (alias) => alias },
    {
      id: 'remove',
      header: 'Action',
      text: null,
      cell: (alias) => (
        <ChangeButton variant="inline-link" ariaLabel={`Remove ${alias}`} onClick={() => remove(alias)}>
          Remove
        </ChangeButton>
      ),
    },
  ]
  return (
    <>
      <EntityTable
        title="Aliases"
        items={aliases}
        columns={columns}
        idOf={(alias) => alias}
        about={`An alias is another name of a key. ${isUnread ? 'Those of this one were not read.' : 'This one has none.'}`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {isUnread ? (
              <ChangeButton onClick={() => save({ aliases })}>It has no others in AWS</ChangeButton>
            ) : null}
            <ChangeButton onClick={() => setAdding(true)}>Create alias</ChangeButton>
          </SpaceBetween>
        }
      />
      {adding ? <AliasDialog aliases={aliases} save={save} onDismiss={() => setAdding(false)} /> : null}
    </>
  )
}

function AliasDialog({
  aliases,
  save,
  onDismiss,
}: Omit<KeyAliasesPanelProps, 'isUnread'> & { readonly onDismiss: () => void }) {
  const [alias, setAlias] = useState('alias/')
  const [problem, setProblem] = useState<Problem | null>(null)
  const create = () => {
    const refused = save({ aliases: [...aliases, alias] })
    setProblem(refused)
    if (refused === null) onDismiss()
  }
  return (
    <FormDialog
      title="Create alias"
      submitText="Create alias"
      error={errorElsewhere(problem, ['aliases', 'name'])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <TextField
        label="Alias"
        value={alias}
        onChange={setAlias}
        error={errorAt(problem, 'aliases') ?? errorAt(problem, 'name')}
        hint="Begins with alias/."
      />
    </FormDialog>
  )
}
