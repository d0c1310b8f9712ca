import { oidcProviderArn, samlProviderArn } from '#model/entities/arn-of.ts'
import {
  type Entity,
  mainBoard,
  type OidcProvider,
  type PinnedRequest,
  type Resource,
  type SamlProvider,
} from '#model/entities/entity.ts'
import { newAccount } from '#model/entities/new-account.ts'
import type { Workspace } from '#model/workspace.ts'

import { own, region, vendor } from './company.ts'
import { awsPolicies, boundaryPolicies, companyPolicies } from './policies.ts'
import { seededRandom } from './random.ts'
import { manyResources } from './resources.ts'
import { manyRoles, profilesOf } from './roles.ts'
import { staff, teamGroups } from './users.ts'

export type Size = {
  readonly users: number
  readonly roles: number
  /** The company's own managed policies. A few boundaries and AWS's come on top. */
  readonly policies: number
  readonly seed: number
}

/**
 * An account as a company of that size has it: teams in groups, roles of applications, pipelines, pods, instances,
 * vendors and permission sets, resources with policies, and a board. The same size and seed make the same account.
 * Names are made up, and nothing in it dangles.
 */
export function syntheticAccount({ users, roles, policies, seed }: Size): Workspace {
  const random = seededRandom(seed)
  const managed = companyPolicies(policies, random)
  const attachable = [...managed, ...awsPolicies]
  const groups = teamGroups(attachable, random)
  const people = staff(users, { groups, policies: attachable, boundaries: boundaryPolicies }, random)
  const providers = [signOn, gitHub, cluster]
  const all = manyRoles(
    roles,
    {
      users: people.map(({ arn }) => arn),
      saml: signOn.arn,
      gitHub: gitHub.arn,
      cluster: cluster.arn,
      policies: attachable,
      boundaries: boundaryPolicies,
    },
    random,
  )
  const profiles = profilesOf(all)
  const resources = manyResources(Math.ceil(roles / 10), { roles: all, profiles }, random)
  const entities: readonly Entity[] = [
    newAccount(own, 'Meridian', 'own'),
    newAccount(vendor, 'Watchful Monitoring', 'third-party'),
    ...people,
    ...groups,
    ...all,
    ...managed,
    ...boundaryPolicies,
    ...awsPolicies,
    ...profiles,
    ...providers,
    ...resources,
    ...boardOf(resources),
  ]
  const name = `Synthetic account ${seed}`
  return { name, entities: new Map(entities.map((entity) => [entity.id, entity])), extensions: new Map() }
}

const createDate = '2021-01-04T09:00:00Z'
const signOn: SamlProvider = {
  kind: 'saml-provider',
  id: samlProviderArn(own, 'MeridianSignOn'),
  arn: samlProviderArn(own, 'MeridianSignOn'),
  accountId: own,
  name: 'MeridianSignOn',
  metadata: null,
  createDate,
  tags: {},
}
const gitHub = oidcProvider('token.actions.githubusercontent.com')
const cluster = oidcProvider(`oidc.eks.${region}.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE`)

function oidcProvider(url: string): OidcProvider {
  const arn = oidcProviderArn(own, url)
  const names = { kind: 'oidc-provider', id: arn, arn, accountId: own, url } as const
  return { ...names, clientIds: ['sts.amazonaws.com'], thumbprints: [], createDate, tags: {} }
}

const asked = {
  's3-bucket': ['s3:GetObject', '/incoming/today.csv'],
  'sqs-queue': ['sqs:SendMessage', ''],
  'lambda-function': ['lambda:InvokeFunction', ''],
  'dynamodb-table': ['dynamodb:GetItem', ''],
} as const

/** A dozen questions about the first resources. */
function boardOf(resources: readonly Resource[]): readonly PinnedRequest[] {
  return resources
    .flatMap(({ type, arn }) => {
      if (!isAsked(type)) return []
      const [action, end] = asked[type]
      return [{ action, resource: `${arn}${end}` }]
    })
    .slice(0, 12)
    .map(({ action, resource }, order) => {
      const id = `pin/${order + 1}`
      return {
        kind: 'pinned-request',
        id,
        board: mainBoard,
        order,
        action,
        resource,
        context: {},
        unknown: [],
      }
    })
}

function isAsked(type: Resource['type']): type is keyof typeof asked {
  return Object.hasOwn(asked, type)
}
