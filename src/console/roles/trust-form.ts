import { ok, refused, type Result } from '#engine/result.ts'
import { parseAccountId } from '#model/entities/arn-of.ts'
import type { Provider } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'

import type { TrustedEntity } from './trust-policy-of.ts'

export const trustKinds = ['this-account', 'other-account', 'service', 'saml', 'oidc'] as const
export type TrustKind = (typeof trustKinds)[number]

/** The fields of the form as they were typed, those of the kinds that aren't chosen too. */
export type TrustForm = {
  readonly kind: TrustKind
  readonly otherAccount: string
  readonly externalId: string
  readonly requiresMfa: boolean
  readonly service: string
  /** ARN of the chosen provider. */
  readonly provider: string | null
  readonly audience: string | null
  readonly subject: string
}

export const emptyTrust: TrustForm = {
  kind: 'this-account',
  otherAccount: '',
  externalId: '',
  requiresMfa: false,
  service: 'ec2.amazonaws.com',
  provider: null,
  audience: null,
  subject: '',
}

/** What keeps the form from saying whom the role trusts. */
export type TrustProblem = 'not-twelve-digits' | 'no-service' | 'no-provider'

/** Whom the form says to trust, for a role of `accountId`. Refuses a form that isn't filled in yet. */
export function trustedEntityOf(
  form: TrustForm,
  accountId: AccountId,
  providers: readonly Provider[],
): Result<TrustedEntity, TrustProblem> {
  switch (form.kind) {
    case 'this-account':
      return ok({ kind: 'account', accountId, externalId: '', requiresMfa: form.requiresMfa })
    case 'other-account': {
      const { externalId, requiresMfa } = form
      const other = parseAccountId(form.otherAccount.trim())
      return other.ok ? ok({ kind: 'account', accountId: other.value, externalId, requiresMfa }) : other
    }
    case 'service':
      return form.service.trim() === ''
        ? refused('no-service')
        : ok({ kind: 'service', service: form.service.trim() })
    case 'saml':
    case 'oidc':
      return federated(form, providers)
  }
}

/** The audience that the form proposes for a provider until the person types another. */
export function audienceOf(form: TrustForm, provider: Provider | undefined): string {
  if (form.audience !== null) return form.audience
  return provider?.kind === 'oidc-provider' ? (provider.clientIds[0] ?? '') : ''
}

function federated(form: TrustForm, providers: readonly Provider[]): Result<TrustedEntity, TrustProblem> {
  const provider = providers.find(({ arn }) => arn === form.provider)
  if (provider === undefined || !provider.kind.startsWith(form.kind)) return refused('no-provider')
  if (provider.kind === 'saml-provider') return ok({ kind: 'saml', provider: provider.arn })
  return ok({
    kind: 'oidc',
    provider: provider.arn,
    url: provider.url,
    audience: audienceOf(form, provider),
    subject: form.subject,
  })
}
