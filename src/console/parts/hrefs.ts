import { type DocumentPlace, placeKey } from '#model/document-place.ts'
import type { Entity } from '#model/entities/entity.ts'

/** The address of each screen, with `#`, for links and for `goTo`. Lists are `#/users`, `#/groups`, … */
export const hrefs = {
  dashboard: '#/',
  users: '#/users',
  groups: '#/groups',
  roles: '#/roles',
  policies: '#/policies',
  awsPolicies: '#/policies/aws',
  providers: '#/providers',
  accounts: '#/accounts',
  organization: '#/organization',
  'service-control': '#/scps',
  'resource-control': '#/rcps',
  resources: '#/resources',
  graph: '#/graph',
  expectations: '#/tests',
  whoCan: '#/who-can',
  whoCanChange: '#/who-can-change',
  ways: '#/ways',
  waysUp: '#/ways-up',
  access: '#/access',
  matrix: '#/matrix',
  compare: '#/compare',
  explainError: '#/explain-error',
  import: '#/import',
  export: '#/export',
  history: '#/history',
  projects: '#/workspaces',
} as const

/** Where an entity is shown in detail. */
export function hrefOfEntity(entity: Entity): string {
  switch (entity.kind) {
    case 'user':
      return `${hrefs.users}/${entity.accountId}/${encodeURIComponent(entity.name)}`
    case 'group':
      return `${hrefs.groups}/${entity.accountId}/${encodeURIComponent(entity.name)}`
    case 'role':
      return `${hrefs.roles}/${entity.accountId}/${encodeURIComponent(entity.name)}`
    case 'policy':
      return `${hrefs.policies}/${entity.owner}/${encodeURIComponent(entity.name)}`
    case 'resource':
      return `${hrefs.resources}/${encodeURIComponent(entity.arn)}`
    case 'saml-provider':
    case 'oidc-provider':
      return `${hrefs.providers}/${encodeURIComponent(entity.arn)}`
    case 'account':
      return `${hrefs.accounts}/${entity.accountId}`
    case 'instance-profile':
      return `${hrefs.resources}/${encodeURIComponent(entity.arn)}`
    case 'organization':
      return `${hrefs.organization}/${entity.rootId}`
    case 'organizational-unit':
      return `${hrefs.organization}/${entity.id}`
    case 'organization-policy':
      return `${hrefs[entity.type]}/${entity.id}`
    case 'board':
    case 'pinned-request':
      return hrefs.dashboard
    case 'expectation':
      return hrefs.expectations
  }
}

/** Where a document is edited, at one of its statements where given. */
export function hrefOfDocument(place: DocumentPlace, statement?: number): string {
  const at = statement === undefined ? '' : `?statement=${statement}`
  return `#/edit/${encodeURIComponent(placeKey(place))}${at}`
}

/** The trust graph, centred on a node where given. */
export function hrefOfGraph(node?: string): string {
  return node === undefined ? hrefs.graph : `${hrefs.graph}?focus=${encodeURIComponent(node)}`
}

/** The graph beside what it would be without the drafts. */
export const hrefOfDraftedGraph = `${hrefs.graph}?against=now`

/** The questions that the graph answers. */
export type GraphQuestionKind =
  | 'paths'
  | 'reach'
  | 'who-reaches'
  | 'outsiders'
  | 'cycles'
  | 'unassumable'
  | 'cut'
  | 'passes'
  | 'who-passes'
  | 'changes'
  | 'who-changes'

/** A question on the graph with its answer; `from` and `to` are ids of nodes, where it names them. */
export function hrefOfGraphQuestion(
  ask: GraphQuestionKind,
  ends: { readonly from?: string; readonly to?: string },
): string {
  return `${hrefs.graph}?${searchOf({ tool: 'ask', ask, ...ends })}`
}

/** A line that the graph reads and answers. */
export function hrefOfGraphLine(line: string): string {
  return `${hrefs.graph}?${searchOf({ tool: 'ask', line })}`
}

/** How somebody gets somewhere over the fewest steps, on the graph. */
export function hrefOfShortestWay(from: string, to: string): string {
  return `${hrefs.graph}?${searchOf({ tool: 'ask', ask: 'paths', from, to, hops: 'shortest' })}`
}

/** How somebody gets to an action on a resource. */
export function hrefOfWaysToAction(from: string, action: string, resource: string): string {
  return `${hrefs.ways}?${searchOf({ from, action, to: resource })}`
}

/** Why somebody may or may not do something: a user, role or root user by ARN, or with null whoever acts. */
export function hrefOfWhy(asked: {
  readonly principal: string | null
  readonly action: string
  readonly resource: string
}): string {
  const { principal, action, resource } = asked
  return `#/why?${searchOf({ ...(principal === null ? {} : { p: principal }), a: action, r: resource })}`
}

/** Everybody who may do an action on a resource. */
export function hrefOfWhoCan(action: string, resource: string): string {
  return `${hrefs.whoCan}?${searchOf({ action, resource })}`
}

/** What a user or role may do. */
export function hrefOfAccess(principal: string): string {
  return `${hrefs.access}?${searchOf({ of: principal })}`
}

/** The ways for a user or role to more than it was given. */
export function hrefOfWaysUp(principal: string): string {
  return `${hrefs.waysUp}?${searchOf({ of: principal })}`
}

/** What one of two users or roles may do and the other may not. */
export function hrefOfComparison(before: string, after: string): string {
  return `${hrefs.compare}?${searchOf({ before, after })}`
}

/** Everybody who may change an entity. */
export function hrefOfWhoCanChange(entity: string): string {
  return `${hrefs.whoCanChange}?${searchOf({ of: entity })}`
}

function searchOf(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString()
}
