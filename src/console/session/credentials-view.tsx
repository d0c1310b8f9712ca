import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import { credentialsOf, type TemporaryCredentials } from '#sessions/credentials.ts'
import type { Session } from '#sessions/session.ts'

import { CopyableCode } from './call-text.tsx'

/** The same in every workspace, so that a session shared with somebody shows the same credentials there. */
const seed = 'rolescape'

/** The credentials of a session as STS returns them, and as a shell takes them. */
export function CredentialsView({ session }: { readonly session: Session }): ReactNode {
  const credentials = credentialsOf(session, seed)
  if (credentials === null) return null
  return (
    <ExpandableSection headerText="Temporary credentials, as STS returns them">
      <SpaceBetween size="s">
        <p>Made up: they open nothing anywhere.</p>
        <CopyableCode what="credentials">
          {JSON.stringify({ Credentials: credentials }, null, 2)}
        </CopyableCode>
        <CopyableCode what="environment variables">{environmentOf(credentials)}</CopyableCode>
      </SpaceBetween>
    </ExpandableSection>
  )
}

function environmentOf({ AccessKeyId, SecretAccessKey, SessionToken }: TemporaryCredentials): string {
  return [
    `export AWS_ACCESS_KEY_ID=${AccessKeyId}`,
    `export AWS_SECRET_ACCESS_KEY=${SecretAccessKey}`,
    `export AWS_SESSION_TOKEN=${SessionToken}`,
  ].join('\n')
}
