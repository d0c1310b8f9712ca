import { useState } from 'react'

import { createOidcProvider } from '#model/commands/create-oidc-provider.ts'
import type { Problem } from '#model/commands/problem.ts'
import { oidcProviderArn } from '#model/entities/arn-of.ts'

import { AccountField, useUsualAccount } from '../parts/account-field.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { now } from '../parts/new-unique-id.ts'
import { attempt } from '../parts/perform.ts'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'
import { AudiencesField, listed, ThumbprintsField } from './oidc-fields.tsx'

export function CreateOidcProviderDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [accountId, setAccountId] = useState(useUsualAccount())
  const [issuer, setIssuer] = useState('')
  const [audience, setAudience] = useState('sts.amazonaws.com')
  const [thumbprints, setThumbprints] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const create = () => {
    const url = urlOf(issuer)
    const refused = attempt(createOidcProvider, {
      accountId,
      url,
      clientIds: listed(audience),
      thumbprints: listed(thumbprints),
      tags: {},
      createDate: now(),
    })
    setProblem(refused)
    if (refused === null) goTo(`${hrefs.providers}/${encodeURIComponent(oidcProviderArn(accountId, url))}`)
  }
  return (
    <FormDialog
      title="Add OpenID Connect provider"
      submitText="Add provider"
      error={errorElsewhere(problem, ['url', 'name', 'clientIds', 'thumbprints'])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <AccountField value={accountId} onChange={setAccountId} />
      <TextField
        label="Provider URL"
        value={issuer}
        onChange={setIssuer}
        error={errorAt(problem, 'url') ?? errorAt(problem, 'name')}
        placeholder="https://token.actions.githubusercontent.com"
        hint="The issuer of the tokens."
      />
      <AudiencesField value={audience} onChange={setAudience} problem={problem} />
      <ThumbprintsField value={thumbprints} onChange={setThumbprints} problem={problem} />
    </FormDialog>
  )
}

/** Host and path of an issuer, as IAM keeps it: without the scheme and a slash at the end. */
function urlOf(issuer: string): string {
  return issuer
    .trim()
    .replace(/^https:\/\//i, '')
    .replace(/\/$/, '')
}
