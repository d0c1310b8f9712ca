import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { type ReactNode, useState } from 'react'

import { createExpectation } from '#model/commands/create-expectation.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { Expected } from '#model/entities/entity.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { attempt } from '../parts/perform.ts'
import { OfferedField } from '../parts/questions/offered-field.tsx'
import {
  principalArns,
  resourceArns,
  useActionOffers,
  useOffers,
} from '../parts/questions/question-vocabulary.ts'
import { errorAt } from '../wording/problem-wording.ts'

const outcomes: Readonly<Record<string, Expected>> = {
  allowed: { kind: 'allowed' },
  denied: { kind: 'denied' },
  mfa: { kind: 'allowedOnlyWith', context: { 'aws:MultiFactorAuthPresent': true } },
}

type Typed = {
  readonly principal: string
  readonly action: string
  readonly resource: string
  readonly note: string
  readonly outcome: keyof typeof outcomes
}

const nothing: Typed = { principal: '', action: '', resource: '', note: '', outcome: 'allowed' }

/** Write a test: who, what, and how it should come out. */
export function ExpectationDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [typed, type] = useState(nothing)
  const [problem, setProblem] = useState<Problem | null>(null)
  const put = (part: Partial<Typed>) => type({ ...typed, ...part })
  const submit = () => {
    const found = add(typed)
    setProblem(found)
    if (found === null) onClose()
  }
  return (
    <FormDialog title="Add a test" submitText="Add" error={null} onSubmit={submit} onDismiss={onClose}>
      <Question typed={typed} put={put} problem={problem} />
      <FormField label="Should be">
        <RadioGroup
          value={typed.outcome}
          onChange={({ detail }) => put({ outcome: detail.value })}
          items={[
            { value: 'allowed', label: 'Allowed' },
            { value: 'denied', label: 'Denied' },
            { value: 'mfa', label: 'Allowed only with MFA' },
          ]}
        />
      </FormField>
      <FormField label="Note - optional">
        <Input value={typed.note} onChange={({ detail }) => put({ note: detail.value })} />
      </FormField>
    </FormDialog>
  )
}

type QuestionProps = {
  readonly typed: Typed
  readonly put: (part: Partial<Typed>) => void
  readonly problem: Problem | null
}

function Question({ typed, put, problem }: QuestionProps): ReactNode {
  const actions = useActionOffers(typed.action)
  const principals = useOffers(principalArns, typed.principal)
  const resources = useOffers(resourceArns, typed.resource)
  return (
    <>
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
      />
      <OfferedField
        label="Resource"
        value={typed.resource}
        onChange={(resource) => put({ resource })}
        offers={resources}
        placeholder="arn:aws:s3:::bucket/key, or *"
        error={errorAt(problem, 'resource')}
      />
    </>
  )
}

function add({ principal, action, resource, note, outcome }: Typed): Problem | null {
  return attempt(createExpectation, {
    id: `expectation/${crypto.randomUUID()}`,
    principal: principalOf(principal.trim()),
    action: action.trim(),
    resource: resource.trim(),
    context: {},
    note: note.trim(),
    expected: outcomes[outcome] ?? { kind: 'denied' },
  })
}

/** A name that is neither an ARN nor `*` is a service's. */
function principalOf(text: string) {
  return /^[\w-]+(\.[\w-]+)*\.amazonaws\.com$/.test(text) ? { Service: text } : text
}
