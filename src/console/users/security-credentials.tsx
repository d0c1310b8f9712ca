import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'

import { setLoginProfile } from '#model/commands/set-login-profile.ts'
import type { User } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { perform } from '../parts/perform.ts'
import { AccessKeys } from './access-keys.tsx'
import { lastUseText } from './credential-age.ts'
import { MfaDevices } from './mfa-devices.tsx'

/** What a user proves itself with. Nothing here is a secret: the workspace holds none. */
export function SecurityCredentials({ user }: { readonly user: User }) {
  return (
    <SpaceBetween size="l">
      <ConsolePassword user={user} />
      <AccessKeys user={user} />
      <MfaDevices user={user} />
    </SpaceBetween>
  )
}

function ConsolePassword({ user }: { readonly user: User }) {
  const toggle = () => perform(setLoginProfile, { user: user.arn, loginProfile: !user.loginProfile })
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <ChangeButton onClick={toggle}>
              {user.loginProfile ? 'Remove password' : 'Give a password'}
            </ChangeButton>
          }
        >
          Console password
        </Header>
      }
    >
      {user.unread?.includes('loginProfile') === true
        ? 'Whether this user has a password was not imported: an export of IAM doesn’t tell.'
        : user.loginProfile
          ? `This user may sign in to the console. The password itself is not kept here. Last used: ${lastUseText(user.passwordLastUsed)}.`
          : 'This user cannot sign in to the console: it calls AWS with access keys alone.'}
    </Container>
  )
}
