import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useState } from 'react'

import type { Result } from '#engine/result.ts'
import { createRole } from '#model/commands/create-role.ts'
import type { Problem } from '#model/commands/problem.ts'
import { JsonView } from '#ui/json-view.tsx'

import { AccountField, useUsualAccount } from '../parts/account-field.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { NameField, PathField } from '../parts/name-fields.tsx'
import { newUniqueId, now } from '../parts/new-unique-id.ts'
import { attempt } from '../parts/perform.ts'
import { TextField } from '../parts/text-field.tsx'
import { useEntities } from '../parts/use-entities.ts'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'
import { emptyTrust, trustedEntityOf, type TrustProblem } from './trust-form.ts'
import { type TrustedEntity, trustPolicyOf } from './trust-policy-of.ts'
import { TrustedEntityFields } from './trusted-entity-fields.tsx'

export function CreateRoleDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [accountId, setAccountId] = useState(useUsualAccount())
  const [name, setName] = useState('')
  const [path, setPath] = useState('/')
  const [description, setDescription] = useState('')
  const [trust, setTrust] = useState(emptyTrust)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [submitted, setSubmitted] = useState(false)

  const providers = [...useEntities('saml-provider'), ...useEntities('oidc-provider')]
  const trusted = trustedEntityOf(trust, accountId, providers)
  const create = () => {
    setSubmitted(true)
    if (!trusted.ok) return // the field itself says what is missing
    const refused = attempt(createRole, {
      accountId,
      name,
      path,
      description,
      trustPolicy: trustPolicyOf(trusted.value),
      permissionsBoundary: null,
      maxSessionDuration: 3600,
      tags: {},
      uniqueId: newUniqueId('role'),
      createDate: now(),
    })
    setProblem(refused)
    if (refused === null) goTo(`${hrefs.roles}/${accountId}/${encodeURIComponent(name)}`)
  }
  return (
    <FormDialog
      title="Create role"
      submitText="Create role"
      size="large"
      error={errorElsewhere(problem, ['name', 'path', 'description'])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <AccountField label="Account of the role" value={accountId} onChange={setAccountId} />
      <NameField label="Role name" value={name} onChange={setName} problem={problem} />
      <TrustedEntityFields
        trust={trust}
        onChange={setTrust}
        accountId={accountId}
        problem={submitted && !trusted.ok ? trusted.problem : null}
      />
      <TrustPreview trusted={trusted} />
      <TextField
        label="Description"
        optional
        value={description}
        onChange={setDescription}
        error={errorAt(problem, 'description')}
      />
      <PathField value={path} onChange={setPath} problem={problem} />
    </FormDialog>
  )
}

function TrustPreview({ trusted }: { readonly trusted: Result<TrustedEntity, TrustProblem> }) {
  return (
    <Container header={<Header variant="h3">Trust policy</Header>}>
      {trusted.ok ? (
        <JsonView text={JSON.stringify(trustPolicyOf(trusted.value), null, 2)} />
      ) : (
        'Fill in whom the role trusts to see the policy.'
      )}
    </Container>
  )
}
