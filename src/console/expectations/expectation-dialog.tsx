import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import { createExpectation } from '#model/commands/create-expectation.ts'
import { editExpectation } from '#model/commands/edit-expectation.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { Expectation } from '#model/entities/entity.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { attempt } from '../parts/perform.ts'
import { OfferedField } from '../parts/questions/offered-field.tsx'
import {
  principalArns,
  resourceArns,
  useActionOffers,
  useOffers,
} from '../parts/questions/question-vocabulary.ts'
import { useAskDoubt } from '../parts/questions/use-ask-doubt.ts'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'
import { KeysField } from './keys-field.tsx'
import { emptyExpectation, inputOf, type TypedExpectation, typedOf } from './typed-expectation.ts'

/** Write a test, or write one anew: who, what, and how it should come out. */
export function ExpectationDialog({ before, onClose }: ExpectationDialogProps): ReactNode {
  const [typed, type] = useState(before === null ? emptyExpectation : typedOf(before))
  const [problem, setProblem] = useState<Problem | null>(null)
  const put = (part: Partial<TypedExpectation>) => type({ ...typed, ...part })
  const submit = () => {
    const found = save(typed, before)
    setProblem(found)
    if (found === null) onClose()
  }
  return (
    <FormDialog
      title={before === null ? 'Add a test' : 'Edit the test'}
      submitText={before === null ? 'Add' : 'Save'}
      error={errorElsewhere(problem, fields)}
      onSubmit={submit}
      onDismiss={onClose}
    >
      <Question typed={typed} put={put} problem={problem} />
      <KeysField
        label="Keys of the request - optional"
        keys={typed.given}
        empty="Keys that are not given count as absent. Give a key twice for a list of values."
        error={errorAt(problem, 'context')}
        onChange={(given) => put({ given })}
      />
      <Outcome typed={typed} put={put} problem={problem} />
      <FormField label="Note - optional">
        <Input value={typed.note} onChange={({ detail }) => put({ note: detail.value })} />
      </FormField>
    </FormDialog>
  )
}

type ExpectationDialogProps = {
  /** The test to edit; null for a new one. */
  readonly before: Expectation | null
  readonly onClose: () => void
}

const fields = ['principal', 'action', 'resource', 'context', 'expected']

type QuestionProps = {
  readonly typed: TypedExpectation
  readonly put: (part: Partial<TypedExpectation>) => void
  readonly problem: Problem | null
}

function Question({ typed, put, problem }: QuestionProps): ReactNode {
  const actions = useActionOffers(typed.action)
  const principals = useOffers(principalArns, typed.principal)
  const resources = useOffers(resourceArns, typed.resource)
  const doubt = useAskDoubt(typed)
  return (
    <SpaceBetween size="m">
      <OfferedField
        label="Who"
        description="A user, a role (any session of it), a service such as sns.amazonaws.com, or * for anybody unknown"
        value={typed.principal}
        onChange={(principal) => put({ principal })}
        offers={principals}
        placeholder="arn:aws:iam::111122223333:user/alice"
        error={errorAt(problem, 'principal')}
      />
      <OfferedField
        label="Action"
        value={typed.action}
        onChange={(action) => put({ action })}
        offers={actions}
        placeholder="s3:GetObject"
        error={errorAt(problem, 'action')}
        warning={doubt.action}
      />
      <OfferedField
        label="Resource"
        value={typed.resource}
        onChange={(resource) => put({ resource })}
        offers={resources}
        placeholder="arn:aws:s3:::bucket/key, or *"
        error={errorAt(problem, 'resource')}
        warning={doubt.resource}
      />
    </SpaceBetween>
  )
}

function Outcome({ typed, put, problem }: QuestionProps): ReactNode {
  return (
    <SpaceBetween size="m">
      <FormField label="Should be">
        <RadioGroup
          value={typed.outcome}
          onChange={({ detail }) => put({ outcome: outcomeOf(detail.value) })}
          items={[
            { value: 'allowed', label: 'Allowed' },
            { value: 'denied', label: 'Denied' },
            {
              value: 'allowedOnlyWith',
              label: 'Allowed only with some keys',
              description:
                'Such as MFA, an address or an endpoint: allowed with all of them, denied without any one',
            },
          ]}
        />
      </FormField>
      {typed.outcome === 'allowedOnlyWith' ? (
        <KeysField
          label="Only with"
          keys={typed.needed}
          empty="Name at least one key."
          error={errorAt(problem, 'expected')}
          onChange={(needed) => put({ needed })}
        />
      ) : null}
    </SpaceBetween>
  )
}

function outcomeOf(value: string): TypedExpectation['outcome'] {
  return value === 'allowed' || value === 'allowedOnlyWith' ? value : 'denied'
}

function save(typed: TypedExpectation, before: Expectation | null): Problem | null {
  const input = inputOf(typed, before)
  return before === null
    ? attempt(createExpectation, { ...input, id: `expectation/${crypto.randomUUID()}` })
    : attempt(editExpectation, { ...input, id: before.id })
}
