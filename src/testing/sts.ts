import type { DecisionKind } from '#engine/evaluate/decision.ts'
import type { Result } from '#engine/result.ts'
import type { JsonObject } from '#engine/text/json.ts'
import type { Role } from '#model/entities/entity.ts'
import { accountId, type Arn, arn } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import type { AssumeRefusal } from '#sessions/assume-refusal.ts'
import { assumeRole, type AssumeRoleInput } from '#sessions/assume-role.ts'
import { errorCodeOf, type SessionRefusal } from '#sessions/error-code.ts'
import { nothingPassed } from '#sessions/nothing-passed.ts'
import type { RoleSession, SessionStack } from '#sessions/session.ts'
import { signIn } from '#sessions/sign-in.ts'

import { allowing, dev, workspaceOf } from './accounts.ts'
import { traceOf } from './sample.ts'

/** The ARNs of `stsCompany`. */
export const sts = {
  alice: arn('arn:aws:iam::111111111111:user/alice'),
  bounded: arn('arn:aws:iam::111111111111:user/bounded'),
  permitted: arn('arn:aws:iam::111111111111:user/permitted'),
  phone: 'arn:aws:iam::111111111111:mfa/phone',
  first: arn('arn:aws:iam::111111111111:role/First'),
  second: arn('arn:aws:iam::111111111111:role/Second'),
  third: arn('arn:aws:iam::111111111111:role/Third'),
  bare: arn('arn:aws:iam::111111111111:role/Bare'),
  bounds: arn('arn:aws:iam::111111111111:policy/Bounds'),
  readOnly: arn('arn:aws:iam::111111111111:policy/ReadOnly'),
  far: arn('arn:aws:iam::222222222222:role/Far'),
  saml: arn('arn:aws:iam::111111111111:saml-provider/Office'),
  signOn: arn('arn:aws:iam::111111111111:role/SignOn'),
  bucket: arn('arn:aws:s3:::things'),
} as const

export const stsAccount = dev
const everything = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']

function trust(principals: readonly string[], actions: readonly string[]): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: principals }, Action: actions }],
  }
}

const mine = [{ name: 'own', document: allowing('sts:*', 's3:*', 'iam:*') }]

/**
 * A chain of three roles that pass tags on, a role whose trust lets nobody tag, a user with everything, one inside a
 * boundary without STS, one whose permission no trust answers, a role in another account, and a sign-in by SAML.
 */
export function stsCompany(): Workspace {
  return workspaceOf({
    rolescape: 1,
    name: 'sts',
    accounts: [
      {
        accountId: dev,
        name: 'dev',
        users: [
          {
            name: 'alice',
            inlinePolicies: mine,
            tags: { team: 'web', floor: '3' },
            mfaDevices: [{ serialNumber: sts.phone, enableDate: '2026-01-01T00:00:00Z' }],
          },
          { name: 'bounded', inlinePolicies: mine, permissionsBoundary: sts.bounds },
          { name: 'permitted', inlinePolicies: mine },
        ],
        roles: [
          role('First', trust([sts.alice], everything)),
          role('Second', trust([sts.first], everything), { Star: '2' }),
          role('Third', trust([sts.second], everything), { Star: '3' }),
          role('Bare', trust([sts.alice, sts.bounded, sts.first], ['sts:AssumeRole'])),
          {
            name: 'SignOn',
            maxSessionDuration: 43_200,
            inlinePolicies: mine,
            trustPolicy: {
              Version: '2012-10-17',
              Statement: {
                Effect: 'Allow',
                Principal: { Federated: sts.saml },
                Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
              },
            },
          },
        ],
        policies: [
          { name: 'Bounds', document: allowing('s3:*') },
          { name: 'ReadOnly', document: allowing('s3:GetObject') },
        ],
        samlProviders: [
          { name: 'Office', metadata: `<EntityDescriptor>${'x'.repeat(1000)}</EntityDescriptor>` },
        ],
        resources: [{ type: 's3-bucket', name: 'things' }],
      },
      {
        accountId: accountId('222222222222'),
        name: 'prod',
        roles: [{ name: 'Far', trustPolicy: trust([sts.alice], ['sts:AssumeRole']) }],
      },
    ],
  })
}

function role(name: string, trustPolicy: JsonObject, tags: Readonly<Record<string, string>> = {}) {
  return { name, trustPolicy, inlinePolicies: mine, maxSessionDuration: 43_200, tags }
}

/** When the calls of the tests are made. */
export const stsNow = '2026-03-01T09:00:00Z'

export const aliceWithKey = signIn({ kind: 'access-key', user: sts.alice })

const company = stsCompany()

/** AssumeRole by whoever acts, passing nothing but `extras`. */
export function assuming(
  stack: SessionStack,
  asked: Arn,
  extras: Partial<Omit<AssumeRoleInput, 'role'>> = {},
  workspace: Workspace = company,
): Result<SessionStack, AssumeRefusal> {
  const plain = { ...nothingPassed, sessionName: 'someone', now: stsNow, as: 'assume-role' } as const
  return assumeRole(workspace, stack, { role: asked, ...plain, ...extras })
}

/** The code of AWS and our facts of a refusal. Throws where there is none. */
export function refusalOf(result: Result<SessionStack, SessionRefusal>) {
  if (result.ok) throw new Error('expected a refusal')
  return { code: errorCodeOf(result.problem), ...result.problem }
}

/** The role session that acts. Throws where none does. */
export function actingRole(stack: SessionStack): RoleSession {
  const session = stack.at(-1)
  if (session?.kind !== 'role') throw new Error('no role acts')
  return session
}

/** What becomes of an action on an object, or on `resource`. */
export function outcomeOf(
  stack: SessionStack,
  action: string,
  resource = `${sts.bucket}/a`,
  workspace: Workspace = company,
): DecisionKind {
  return traceOf(workspace, stack, { action, resource }).decision
}

/** `stsCompany` with one role changed. */
export function companyWith(id: Arn, changes: Partial<Role>): Workspace {
  const found = entityOf(company, 'role', id)
  if (found === undefined) throw new Error(`no ${id}`)
  return { ...company, entities: new Map(company.entities).set(id, { ...found, ...changes }) }
}
