import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import { readPrincipal } from '#engine/request/principal.ts'
import { ok } from '#engine/result.ts'
import { parseAccountId } from '#model/entities/arn-of.ts'
import { textRules } from '#model/entities/limits.ts'
import { arn, type Arn } from '#model/entities/names.ts'
import { serviceRoleSession } from '#sessions/service-session.ts'
import { signIn, signInChecked } from '#sessions/sign-in.ts'

import { sessionNow } from '../state/session-clock.ts'
import type { Attempt } from './act-as-dialog.tsx'
import { RoleField, useRoles } from './role-field.tsx'
import { workspaceNow } from './workspace-now.ts'

type FormProps = { readonly attempt: Attempt }

/** A principal of an account that is not in the workspace. */
export function ActAsOutsider({ attempt }: FormProps): ReactNode {
  const [text, setText] = useState('arn:aws:iam::999999999999:user/visitor')
  const read = readPrincipal(text, undefined)
  const isPrincipal = read?.kind === 'user' || read?.kind === 'role-session' || read?.kind === 'root'
  return (
    <SpaceBetween size="m">
      <FormField
        label="ARN of the principal"
        description="A user, role or role session of another account, taken as allowed everything by its own side"
        errorText={isPrincipal ? null : 'Give the ARN of a user, role or role session'}
        stretch
      >
        <Input value={text} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
      <Button
        variant="primary"
        disabled={!isPrincipal}
        onClick={() => attempt(signInChecked(workspaceNow(), { kind: 'outside', principal: arn(text) }))}
      >
        Act as this principal
      </Button>
    </SpaceBetween>
  )
}

/** Nobody that AWS knows: a request without a signature. */
export function ActAsNobody({ attempt }: FormProps): ReactNode {
  return (
    <SpaceBetween size="m">
      <p>Requests without a signature are allowed only what a resource-based policy allows everybody.</p>
      <Button variant="primary" onClick={() => attempt(ok(signIn({ kind: 'anonymous' })))}>
        Act without credentials
      </Button>
    </SpaceBetween>
  )
}

/** An AWS service in its own name, on behalf of a resource where one is given. */
export function ActAsServiceItself({ attempt }: FormProps): ReactNode {
  const [service, setService] = useState('sns.amazonaws.com')
  const [sourceArn, setSourceArn] = useState('')
  const [sourceAccount, setSourceAccount] = useState('')
  const account = parseAccountId(sourceAccount)
  const act = () =>
    attempt(
      ok(
        signIn({
          kind: 'service',
          service,
          sourceArn: sourceArn === '' ? null : arn(sourceArn),
          sourceAccount: account.ok ? account.value : null,
        }),
      ),
    )
  return (
    <SpaceBetween size="m">
      <ServiceField service={service} onChange={setService} />
      <FormField
        label="On behalf of"
        description="ARN that it sends as aws:SourceArn; none where empty"
        stretch
      >
        <Input value={sourceArn} onChange={({ detail }) => setSourceArn(detail.value)} />
      </FormField>
      <FormField
        label="Account of it"
        description="Twelve digits that it sends as aws:SourceAccount; none where empty"
        errorText={sourceAccount === '' || account.ok ? null : 'Give twelve digits'}
      >
        <Input value={sourceAccount} onChange={({ detail }) => setSourceAccount(detail.value)} />
      </FormField>
      <Button
        variant="primary"
        disabled={!isService(service) || !(sourceAccount === '' || account.ok)}
        onClick={act}
      >
        Act as the service
      </Button>
    </SpaceBetween>
  )
}

/** What a service runs with a role: the containers of a task, a build, a step. */
export function ActAsServiceRole({ attempt }: FormProps): ReactNode {
  const roles = useRoles()
  const [service, setService] = useState('ecs-tasks.amazonaws.com')
  const [role, setRole] = useState<Arn | undefined>(roles[0]?.arn)
  if (role === undefined) return <p>There is no role yet.</p>
  const act = () =>
    attempt(
      serviceRoleSession(workspaceNow(), {
        service,
        role,
        sessionName: 'service-session',
        now: sessionNow(),
      }),
    )
  return (
    <SpaceBetween size="m">
      <ServiceField service={service} onChange={setService} />
      <RoleField roles={roles} role={role} onChoose={setRole} />
      <Button variant="primary" disabled={!isService(service)} onClick={act}>
        Act with the role
      </Button>
    </SpaceBetween>
  )
}

type ServiceFieldProps = { readonly service: string; readonly onChange: (service: string) => void }

function ServiceField({ service, onChange }: ServiceFieldProps): ReactNode {
  return (
    <FormField
      label="Service"
      errorText={isService(service) ? null : 'Give the name of a service, such as sns.amazonaws.com'}
    >
      <Input value={service} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  )
}

function isService(text: string): boolean {
  return textRules['service-name'].pattern.test(text)
}
