import Alert from '@cloudscape-design/components/alert'
import Autosuggest from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import type { Role, User } from '#model/entities/entity.ts'

import { useEntities } from '../parts/use-entities.ts'
import { entityNouns } from '../wording/entity-nouns.ts'
import { spellAccountId } from '../wording/session-wording.ts'
import { type Asker, outsideChoice } from './asker.ts'
import { offersOf } from './offers.ts'
import type { PastedQuestion } from './pasted-question.ts'

type PrincipalEditorProps = {
  readonly question: PastedQuestion
  readonly asker: Asker
  readonly onChange: (question: PastedQuestion) => void
}

/** Who was refused, and who of this workspace stands for it. */
export function PrincipalEditor({ question, asker, onChange }: PrincipalEditorProps): ReactNode {
  const users = useEntities('user')
  const roles = useEntities('role')
  const options = offersOf(
    [...users, ...roles].map(({ arn }) => arn),
    question.principal,
  )
  return (
    <SpaceBetween size="s">
      <FormField
        stretch
        label="Principal"
        description="The ARN of a user, role or session, the host name of a service, or anonymous."
      >
        <Autosuggest
          value={question.principal}
          options={options}
          enteredTextLabel={(text) => `Use ${text}`}
          empty="No user or role of this workspace is called so"
          onChange={({ detail }) => onChange({ ...question, principal: detail.value, standIn: null })}
        />
      </FormField>
      {asker.kind === 'choose' && (
        <Candidates asker={asker} onChoose={(standIn) => onChange({ ...question, standIn })} />
      )}
    </SpaceBetween>
  )
}

/** Who is asked instead, where the principal itself isn't here. */
export function StandInNote({ asker }: { readonly asker: Asker }): ReactNode {
  if (asker.kind !== 'ready') return null
  if (asker.standsFor !== null && asker.entity !== null) {
    return (
      <Alert type="info">
        Account {spellAccountId(asker.entity.accountId)} stands for account {spellAccountId(asker.standsFor)},
        in the resource too.
      </Alert>
    )
  }
  if (asker.session.kind !== 'outside') return null
  return (
    <Alert type="info">
      Taken as somebody of an account that is not in this workspace: its own policies are taken to allow
      everything, so only the resource&apos;s side is weighed.
    </Alert>
  )
}

type CandidatesProps = {
  readonly asker: Extract<Asker, { readonly kind: 'choose' }>
  readonly onChoose: (standIn: string) => void
}

function Candidates({ asker: { candidates, canBeOutside }, onChoose }: CandidatesProps): ReactNode {
  const options = [
    ...candidates.map(optionOf),
    ...(canBeOutside
      ? [
          {
            value: outsideChoice,
            label: 'Nobody: take it as a principal of an account outside',
            description: '',
          },
        ]
      : []),
  ]
  if (options.length === 0) {
    return (
      <Alert type="warning">
        No user or role of that name is in this workspace. Choose another principal above, or add it.
      </Alert>
    )
  }
  return (
    <FormField label="Who stands for it here" description="The same name in another account, for example.">
      <Select
        options={options}
        selectedOption={null}
        placeholder="Choose"
        onChange={({ detail }) => {
          if (detail.selectedOption.value !== undefined) onChoose(detail.selectedOption.value)
        }}
      />
    </FormField>
  )
}

function optionOf({ arn, name, kind, accountId }: User | Role) {
  return { value: arn, label: name, description: `${entityNouns[kind].one} in ${spellAccountId(accountId)}` }
}
