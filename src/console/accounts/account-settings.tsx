import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import { setAccountAlias } from '#model/commands/set-account-alias.ts'
import { setAccountBlockPublicAccess } from '#model/commands/set-account-block-public-access.ts'
import { setPasswordPolicy } from '#model/commands/set-password-policy.ts'
import type { Account } from '#model/entities/entity.ts'

import { BlockPublicAccessPanel } from '../parts/block-public-access-panel.tsx'
import { ChangeButton } from '../parts/change-button.tsx'
import { attempt, perform } from '../parts/perform.ts'
import { AliasDialog } from './alias-dialog.tsx'
import { PasswordPolicyDialog } from './password-policy-dialog.tsx'
import { passwordPolicyFacts } from './password-policy-text.ts'

/** What holds for a whole account: its alias, its passwords, what S3 blocks everywhere. */
export function AccountSettings({ account }: { readonly account: Account }) {
  return (
    <SpaceBetween size="l">
      <AliasPanel account={account} />
      <PasswordPolicyPanel account={account} />
      <BlockPublicAccessPanel
        value={account.blockPublicAccess}
        description="It holds for every bucket and access point of this account, whatever they say themselves."
        isUnread={account.unread?.includes('blockPublicAccess') === true}
        onSave={(blockPublicAccess) =>
          attempt(setAccountBlockPublicAccess, { account: account.accountId, blockPublicAccess })
        }
      />
    </SpaceBetween>
  )
}

function AliasPanel({ account }: { readonly account: Account }) {
  const [editing, setEditing] = useState(false)
  const remove = () => perform(setAccountAlias, { account: account.accountId, alias: null })
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="It stands for the account id in the address where users sign in."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {account.alias === null ? null : <ChangeButton onClick={remove}>Remove alias</ChangeButton>}
              <ChangeButton onClick={() => setEditing(true)}>
                {account.alias === null ? 'Create alias' : 'Edit alias'}
              </ChangeButton>
            </SpaceBetween>
          }
        >
          Account alias
        </Header>
      }
    >
      {account.alias === null ? (
        <Box color="text-body-secondary">No alias is set.</Box>
      ) : (
        `https://${account.alias}.signin.aws.amazon.com/console`
      )}
      {editing ? <AliasDialog account={account} onDismiss={() => setEditing(false)} /> : null}
    </Container>
  )
}

function PasswordPolicyPanel({ account }: { readonly account: Account }) {
  const [editing, setEditing] = useState(false)
  const policy = account.passwordPolicy
  const remove = () => perform(setPasswordPolicy, { account: account.accountId, passwordPolicy: null })
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="What the console passwords of this account’s users must be. It decides no request."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {policy === null ? null : <ChangeButton onClick={remove}>Back to the default</ChangeButton>}
              <ChangeButton onClick={() => setEditing(true)}>Edit password policy</ChangeButton>
            </SpaceBetween>
          }
        >
          Password policy
        </Header>
      }
    >
      {policy === null ? (
        <Box color="text-body-secondary">
          AWS’s default holds: eight characters or more, of three kinds at least, and passwords don’t expire.
        </Box>
      ) : (
        <KeyValuePairs columns={3} items={[...passwordPolicyFacts(policy)]} />
      )}
      {editing ? <PasswordPolicyDialog account={account} onDismiss={() => setEditing(false)} /> : null}
    </Container>
  )
}
