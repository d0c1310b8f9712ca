import Autosuggest from '@cloudscape-design/components/autosuggest'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'

import type { AccountId } from '#model/entities/names.ts'

import { TextField } from '../parts/text-field.tsx'
import { useEntities } from '../parts/use-entities.ts'
import { nameOf } from '../wording/entity-nouns.ts'
import { audienceOf, type TrustForm, trustKinds, type TrustKind, type TrustProblem } from './trust-form.ts'

const kindTexts: Readonly<Record<TrustKind, { readonly label: string; readonly description: string }>> = {
  'this-account': {
    label: 'This AWS account',
    description: 'Its users and roles, as far as their own policies allow sts:AssumeRole.',
  },
  'other-account': {
    label: 'Another AWS account',
    description: 'A vendor, a partner, or another account of yours.',
  },
  service: { label: 'AWS service', description: 'EC2, Lambda and others act as this role for you.' },
  saml: { label: 'SAML 2.0 federation', description: 'People who sign in at a SAML provider.' },
  oidc: { label: 'Web identity', description: 'Holders of a token of an OpenID Connect provider.' },
}

const problemTexts: Readonly<Record<TrustProblem, string>> = {
  'not-twelve-digits': 'write the twelve digits of the account id',
  'no-service': 'write the service principal, such as `ec2.amazonaws.com`',
  'no-provider': 'choose a provider; create one under Identity providers first if there is none',
}

const services = [
  'ec2.amazonaws.com',
  'lambda.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'codebuild.amazonaws.com',
  'states.amazonaws.com',
  'events.amazonaws.com',
  'cloudformation.amazonaws.com',
  'glue.amazonaws.com',
]

type TrustedEntityFieldsProps = {
  readonly trust: TrustForm
  readonly onChange: (trust: TrustForm) => void
  readonly accountId: AccountId
  readonly problem: TrustProblem | null
}

/** Whom a new role trusts: which kind, then what that kind needs to know. */
export function TrustedEntityFields({ trust, onChange, accountId, problem }: TrustedEntityFieldsProps) {
  const options = trustKinds.map((kind) => ({ value: kind as string, ...kindTexts[kind] }))
  const set = (part: Partial<TrustForm>) => onChange({ ...trust, ...part })
  const fields = { trust, set, accountId, error: problem === null ? null : problemTexts[problem] }
  return (
    <SpaceBetween size="l">
      <FormField label="Trusted entity" description={kindTexts[trust.kind].description}>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === trust.kind) ?? null}
          onChange={({ detail }) => {
            const kind = trustKinds.find((one) => one === detail.selectedOption.value)
            if (kind !== undefined) set({ kind, provider: null, audience: null })
          }}
        />
      </FormField>
      <FieldsOfKind {...fields} />
    </SpaceBetween>
  )
}

type FieldsProps = {
  readonly trust: TrustForm
  readonly set: (part: Partial<TrustForm>) => void
  readonly accountId: AccountId
  readonly error: string | null
}

function FieldsOfKind(props: FieldsProps) {
  switch (props.trust.kind) {
    case 'this-account':
      return <MfaField {...props} />
    case 'other-account':
      return <OtherAccountFields {...props} />
    case 'service':
      return <ServiceField {...props} />
    case 'saml':
    case 'oidc':
      return <ProviderFields {...props} />
  }
}

function MfaField({ trust, set }: FieldsProps) {
  return (
    <Checkbox
      checked={trust.requiresMfa}
      onChange={({ detail }) => set({ requiresMfa: detail.checked })}
      description="The caller must have signed in with a second factor."
    >
      Require MFA
    </Checkbox>
  )
}

function OtherAccountFields(props: FieldsProps) {
  const { trust, set, error } = props
  return (
    <SpaceBetween size="l">
      <TextField
        label="Account ID"
        value={trust.otherAccount}
        onChange={(otherAccount) => set({ otherAccount })}
        error={error}
        hint="Twelve digits. The account need not be in this workspace."
      />
      <TextField
        label="External ID"
        optional
        value={trust.externalId}
        onChange={(externalId) => set({ externalId })}
        hint="A third party must send it, so that nobody else can make it act on your account."
      />
      <MfaField {...props} />
    </SpaceBetween>
  )
}

function ServiceField({ trust, set, error }: FieldsProps) {
  return (
    <FormField label="Service principal" errorText={error}>
      <Autosuggest
        value={trust.service}
        onChange={({ detail }) => set({ service: detail.value })}
        options={services.map((value) => ({ value }))}
        enteredTextLabel={(value) => `Use ${value}`}
      />
    </FormField>
  )
}

function ProviderFields({ trust, set, accountId, error }: FieldsProps) {
  const providers = [...useEntities('saml-provider'), ...useEntities('oidc-provider')].filter(
    (provider) => provider.kind.startsWith(trust.kind) && provider.accountId === accountId,
  )
  const options = providers.map((provider) => ({ value: provider.arn as string, label: nameOf(provider) }))
  const chosen = providers.find(({ arn }) => arn === trust.provider)
  return (
    <SpaceBetween size="l">
      <FormField label="Identity provider" errorText={error}>
        <Select
          options={options}
          placeholder="Choose a provider"
          empty="This account has no provider of that kind."
          selectedOption={options.find(({ value }) => value === trust.provider) ?? null}
          onChange={({ detail }) => set({ provider: detail.selectedOption.value ?? null, audience: null })}
        />
      </FormField>
      {trust.kind === 'oidc' ? (
        <>
          <TextField
            label="Audience"
            optional
            value={audienceOf(trust, chosen)}
            onChange={(audience) => set({ audience })}
            hint="Who the token was issued for: the `aud` claim."
          />
          <TextField
            label="Subject"
            optional
            value={trust.subject}
            onChange={(subject) => set({ subject })}
            hint="Whom it was issued to: the `sub` claim, such as repo:acme/app:ref:refs/heads/main. It may hold * and ?. Without it every holder of a token is let in."
          />
        </>
      ) : null}
    </SpaceBetween>
  )
}
