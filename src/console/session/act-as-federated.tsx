import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'

import { refused } from '#engine/result.ts'
import type { Provider, Role } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { federationCall } from '#sessions/api-call.ts'
import { assumeRoleWithSaml, assumeRoleWithWebIdentity, type TokenState } from '#sessions/federate.ts'

import { sessionNow } from '../state/session-clock.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { lastName } from '../wording/session-wording.ts'
import type { Attempt } from './act-as-dialog.tsx'
import { CallFields } from './call-fields.tsx'
import { CallText } from './call-text.tsx'
import { type CallWishes, noWishes, passedBy } from './call-wishes.ts'
import { type Claim, contextOf, firstClaims, mentions } from './claims.ts'
import { workspaceNow } from './workspace-now.ts'

type ActAsFederatedProps = { readonly kind: Provider['kind']; readonly attempt: Attempt }

/** Sign in through an identity provider: no user of IAM is needed, the role's trust policy decides on the claims. */
export function ActAsFederated({ kind, attempt }: ActAsFederatedProps): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const providers = entitiesOf(workspace, kind)
  const [providerArn, setProvider] = useState<string | undefined>(providers[0]?.arn)
  const provider = providers.find(({ arn }) => arn === providerArn)
  if (provider === undefined)
    return <p>There is no such identity provider yet. Create one under Identity providers.</p>
  return (
    <SpaceBetween size="m">
      <FormField label="Identity provider">
        <Select
          options={providers.map(({ arn }) => ({ value: arn, label: nameOf(arn), description: arn }))}
          selectedOption={{ value: provider.arn, label: nameOf(provider.arn) }}
          onChange={({ detail }) => setProvider(detail.selectedOption.value)}
        />
      </FormField>
      <TokenForm
        key={provider.arn}
        provider={provider}
        roles={rolesFor(workspace, provider)}
        attempt={attempt}
      />
    </SpaceBetween>
  )
}

type TokenFormProps = {
  readonly provider: Provider
  readonly roles: readonly Role[]
  readonly attempt: Attempt
}

function TokenForm({ provider, roles, attempt }: TokenFormProps): ReactNode {
  const [role, setRole] = useState(roles[0])
  const [wishes, setWishes] = useState<CallWishes>({ ...noWishes, sessionName: 'federated' })
  const [token, setToken] = useState<TokenState>('good')
  const [claims, setClaims] = useState<readonly Claim[]>(() => firstClaims(provider, roles[0]))
  if (role === undefined) return <p>There is no role to ask for yet.</p>

  const { sessionName } = wishes
  const isSaml = provider.kind === 'saml-provider'
  const passed = passedBy(wishes)
  const signIn = provider.kind === 'saml-provider' ? assumeRoleWithSaml : assumeRoleWithWebIdentity
  const wish = (part: Partial<CallWishes>) => setWishes({ ...wishes, ...part })
  const asked = { provider: provider.arn, role: role.arn, sessionName, claims: contextOf(claims) }
  const ask = () =>
    attempt(
      passed.ok
        ? signIn(workspaceNow(), { ...asked, ...passed.value, token, now: sessionNow() })
        : refused(passed.problem),
    )
  return (
    <SpaceBetween size="m">
      <FormField label="Role">
        <Select
          options={roles.map((each) => ({
            value: each.arn,
            label: each.name,
            description: trustNote(each, provider),
          }))}
          selectedOption={{ value: role.arn, label: role.name }}
          onChange={({ detail }) => {
            const next = roles.find(({ arn }) => arn === detail.selectedOption.value)
            setRole(next)
            setClaims(firstClaims(provider, next))
          }}
        />
      </FormField>
      <CallFields gives="role" fields={['sessionName']} wishes={wishes} onWish={wish} />
      <ClaimsEditor claims={claims} onChange={setClaims} />
      <TokenStateField isSaml={isSaml} state={token} onChange={setToken} />
      <ExpandableSection headerText="Duration, tags and source identity of the token, session policies">
        <CallFields
          gives="role"
          fields={['durationSeconds', 'transitiveTags', 'sourceIdentity', 'sessionPolicies']}
          wishes={wishes}
          onWish={wish}
        />
      </ExpandableSection>
      {passed.ok && (
        <CallText call={federationCall({ ...asked, ...passed.value }, isSaml ? 'saml' : 'web-identity')} />
      )}
      <Button variant="primary" onClick={ask}>
        Sign in to {role.name}
      </Button>
    </SpaceBetween>
  )
}

const tokenStates: readonly { readonly value: TokenState; readonly label: string }[] = [
  { value: 'good', label: 'Good' },
  { value: 'expired', label: 'Expired' },
  { value: 'wrong-signature', label: "Signed by another key than the provider's" },
  { value: 'rejected-by-provider', label: 'The provider says that the sign-in failed' },
]

type TokenStateFieldProps = {
  readonly isSaml: boolean
  readonly state: TokenState
  readonly onChange: (state: TokenState) => void
}

function TokenStateField({ isSaml, state, onChange }: TokenStateFieldProps): ReactNode {
  return (
    <FormField label={isSaml ? 'State of the assertion' : 'State of the token'}>
      <Select
        options={tokenStates}
        selectedOption={tokenStates.find(({ value }) => value === state) ?? null}
        onChange={({ detail }) =>
          onChange(tokenStates.find(({ value }) => value === detail.selectedOption.value)?.value ?? 'good')
        }
      />
    </FormField>
  )
}

type ClaimsEditorProps = {
  readonly claims: readonly Claim[]
  readonly onChange: (claims: readonly Claim[]) => void
}

function ClaimsEditor({ claims, onChange }: ClaimsEditorProps): ReactNode {
  const put = (index: number, part: Partial<Claim>) =>
    onChange(claims.map((claim, i) => (i === index ? { ...claim, ...part } : claim)))
  return (
    <FormField label="Claims of the provider" description="An empty value counts as absent" stretch>
      <AttributeEditor
        items={claims}
        addButtonText="Add claim"
        removeButtonText="Remove"
        empty="No claims"
        gridLayout={[{ rows: [[1], [1]] }]} // condition keys of OpenID Connect are long, and differ at their end
        onAddButtonClick={() => onChange([...claims, { key: '', value: '' }])}
        onRemoveButtonClick={({ detail }) => onChange(claims.filter((_, i) => i !== detail.itemIndex))}
        definition={[
          {
            label: 'Condition key',
            control: ({ key }, i) => (
              <Input value={key} onChange={({ detail }) => put(i, { key: detail.value })} />
            ),
          },
          {
            label: 'Value',
            control: ({ value }, i) => (
              <Input value={value} onChange={({ detail }) => put(i, { value: detail.value })} />
            ),
          },
        ]}
      />
    </FormField>
  )
}

/** The roles of the provider's account, those whose trust policy names it first. */
function rolesFor(workspace: Workspace, provider: Provider): Role[] {
  const roles = entitiesOf(workspace, 'role').filter(({ accountId }) => accountId === provider.accountId)
  return roles.toSorted((a, b) => Number(mentions(b, provider)) - Number(mentions(a, provider)))
}

function trustNote(role: Role, provider: Provider): string {
  return mentions(role, provider)
    ? 'Its trust policy names this provider'
    : 'Its trust policy does not name this provider'
}

function nameOf(providerArn: string): string {
  return providerArn.includes('oidc-provider/')
    ? providerArn.slice(providerArn.indexOf('oidc-provider/') + 14)
    : lastName(providerArn)
}
