import { allConditionsOf } from '#graph/all-conditions.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'
import { trustGraphOf } from '#graph/trust.ts'
import { organizationOf } from '#model/organization.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import type { ExportedFiles } from '../exported-file.ts'
import { contentsOf, type Contents } from '../exporting/contents.ts'
import { counted } from '../exporting/counted.ts'
import { unreadAccountNotes, unreadOrganizationNotes } from '../exporting/unread-notes.ts'
import { names, plain, table } from './markdown.ts'

/**
 * A workspace as a report in Markdown, to read and to compare: accounts with all that lives in them, who can assume
 * what, and the requests of the board. Documents stand in the other exports; the report says so.
 */
export function exportMarkdown(workspace: Workspace): ExportedFiles {
  const notes = [
    'The text of policies, trust policies and boundaries is not in this report, only their names; nor are tags, settings of resources and the tests of access. The other exports have them.',
  ]
  const parts = [
    `# ${plain(workspace.name)}`,
    'Who and what is in the workspace: the organization, the accounts with their users, groups, roles, policies, providers and resources, who can assume what, and the requests of the decision board without their answers.',
    ...notes,
    ...organizationPart(workspace),
    ...contentsOf(workspace).flatMap(accountPart),
    ...trustPart(workspace),
    ...boardPart(workspace),
  ]
  return [{ name: 'report.md', mediaType: 'text/markdown', text: `${parts.join('\n\n')}\n`, notes }]
}

function organizationPart(workspace: Workspace): string[] {
  const organization = organizationOf(workspace)
  if (organization === undefined) return []
  const nameOf = new Map(entitiesOf(workspace, 'organization-policy').map(({ id, name }) => [id, name]))
  const attached = (ids: readonly string[]) => names(ids.map((id) => nameOf.get(id) ?? id))
  const rows = [
    [plain(organization.rootId), 'root', '–', attached(organization.organizationPolicies)],
    ...entitiesOf(workspace, 'organizational-unit').map(({ id, name, parent, organizationPolicies }) => [
      plain(name),
      plain(id),
      plain(parent),
      attached(organizationPolicies),
    ]),
    ...entitiesOf(workspace, 'account')
      .filter(({ parent }) => parent !== null)
      .map((one) => [
        plain(one.name),
        one.accountId,
        plain(one.parent ?? ''),
        attached(one.organizationPolicies),
      ]),
  ]
  return [
    '## Organization',
    `${plain(organization.organizationId)}, managed by account ${organization.managementAccountId}`,
    ...unreadOrganizationNotes(workspace),
    ...table(['Name', 'Id', 'In', 'SCPs and RCPs'], rows),
  ]
}

function accountPart(contents: Contents): string[] {
  const { account, users, groups, roles, policies, instanceProfiles, resources } = contents
  const held = [
    counted(users.length, 'user'),
    counted(groups.length, 'group'),
    counted(roles.length, 'role'),
    counted(policies.length, 'policy'),
    counted(instanceProfiles.length, 'instance profile'),
    counted(resources.length, 'resource'),
  ]
  return [
    `## Account ${plain(account.name)} (${account.accountId})`,
    `${account.ownership === 'own' ? 'Own account' : 'Account of a third party'}: ${held.join(', ')}.`,
    ...unreadAccountNotes(account),
    ...principalTables(contents),
    ...otherTables(contents),
  ]
}

function principalTables({ users, groups, roles }: Contents): string[] {
  return [
    ...titled(
      '### Users',
      ['User', 'Groups', 'Policies', 'Boundary', 'Console', 'Keys', 'MFA'],
      users.map((user) => [
        plain(user.name),
        names(user.groups),
        policyNames(user),
        boundary(user.permissionsBoundary),
        user.loginProfile ? 'yes' : 'no',
        String(user.accessKeys.filter(({ status }) => status === 'Active').length),
        user.mfaDevices.length > 0 ? 'yes' : 'no',
      ]),
    ),
    ...titled(
      '### Groups',
      ['Group', 'Policies'],
      groups.map((group) => [plain(group.name), policyNames(group)]),
    ),
    ...titled(
      '### Roles',
      ['Role', 'Policies', 'Boundary', 'Last used', 'Description'],
      roles.map((role) => [
        plain(role.name),
        policyNames(role),
        boundary(role.permissionsBoundary),
        plain(role.lastUsed?.date ?? '–'),
        plain(role.description),
      ]),
    ),
  ]
}

function otherTables({
  policies,
  instanceProfiles,
  samlProviders,
  oidcProviders,
  resources,
}: Contents): string[] {
  return [
    ...titled(
      '### Policies',
      ['Policy', 'Version in force', 'Versions', 'Description'],
      policies.map((one) => [
        plain(one.name),
        plain(one.defaultVersionId),
        String(one.versions.length),
        plain(one.description),
      ]),
    ),
    ...titled(
      '### Instance profiles',
      ['Instance profile', 'Role'],
      instanceProfiles.map(({ name, roleName }) => [plain(name), plain(roleName ?? '–')]),
    ),
    ...titled(
      '### Identity providers',
      ['Provider', 'Type'],
      [
        ...samlProviders.map(({ name }) => [plain(name), 'SAML']),
        ...oidcProviders.map(({ url }) => [plain(url), 'OpenID Connect']),
      ],
    ),
    ...titled(
      '### Resources',
      ['ARN', 'Policy'],
      resources.map(({ arn, policy, unread = [] }) => [
        plain(arn),
        unread.includes('policy') ? 'not read' : policy === null ? 'none' : 'yes',
      ]),
    ),
  ]
}

function trustPart(workspace: Workspace): string[] {
  const { nodes, edges } = trustGraphOf(workspace)
  const nameOf = new Map(
    nodes.map(({ id, name, accountId }) => [id, accountId === null ? name : `${name} (${accountId})`]),
  )
  const rows = edges
    .filter(({ kind }) => kind !== 'member')
    .map((edge) => {
      const { from, to, kind, state } = edge
      return [
        plain(nameOf.get(from) ?? from),
        plain(nameOf.get(to) ?? to),
        kind,
        `${state}${hangingWords(edge)}`,
      ]
    })
  return titled('## Who can assume what', ['Who', 'Role', 'How', 'State'], rows)
}

/** How much the edge hangs on, and that it does not have to; empty where it hangs on nothing. */
function hangingWords(edge: TrustEdge): string {
  const { length: count } = allConditionsOf(edge)
  if (count === 0) return ''
  const { others } = edge
  const ways =
    others === undefined
      ? []
      : [others.length === 0 ? 'maybe otherwise' : counted(others.length, 'other way')]
  return ` (${[counted(count, 'condition'), ...ways].join(', or ')})`
}

function boardPart(workspace: Workspace): string[] {
  const pins = entitiesOf(workspace, 'pinned-request').toSorted((a, b) => a.order - b.order)
  return titled(
    '## Decision board',
    ['Action', 'Resource', 'Context'],
    pins.map(({ action, resource, context }) => [
      plain(action),
      plain(resource),
      names(Object.entries(context).map(([key, value]) => `${key} = ${JSON.stringify(value)}`)),
    ]),
  )
}

function titled(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : [title, ...table(head, rows)]
}

function lastName(policy: string): string {
  return policy.slice(policy.lastIndexOf('/') + 1)
}

function policyNames(one: Contents['users' | 'groups' | 'roles'][number]): string {
  const inline = one.inlinePolicies.map(({ name }) => `${name} (inline)`)
  return names([...one.attachedPolicies.map(lastName), ...inline])
}

function boundary(policy: string | null): string {
  return policy === null ? '–' : plain(lastName(policy))
}
