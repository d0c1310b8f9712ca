import { jsonListOf, jsonMember } from '#engine/text/json-list.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Entity } from '#model/entities/entity.ts'
import { oncePerWorkspace } from '#model/look-up.ts'
import type { Workspace } from '#model/workspace.ts'
import type { Ask } from '#worker/contract.ts'

/** What the workspace itself speaks of, to be offered where a request is written. */
export type Vocabulary = {
  /** Concrete actions that statements list, each once, sorted. */
  readonly actions: readonly string[]
  /** ARNs of entities and concrete ones that statements list. */
  readonly resources: readonly string[]
  /** An action with a resource that stands in the same statement. */
  readonly asks: readonly Ask[]
}

type Heard = {
  readonly actions: Set<string>
  readonly resources: Set<string>
  readonly asks: Map<string, Ask>
}

/** All that the policies and entities of a workspace name. Walks every document once. */
export const vocabularyOf = oncePerWorkspace((workspace): Vocabulary => {
  const heard: Heard = { actions: new Set(), resources: new Set(), asks: new Map() }
  for (const entity of workspace.entities.values()) {
    if ('arn' in entity && isRequestable(entity)) heard.resources.add(entity.arn)
    for (const document of documentsOf(entity)) listen(heard, document)
  }
  return {
    actions: [...heard.actions].toSorted((a, b) => a.localeCompare(b)),
    resources: [...heard.resources].toSorted((a, b) => a.localeCompare(b)),
    asks: [...heard.asks.values()],
  }
})

const mostSuggestions = 3

/** Requests worth pinning first: from statements of the workspace, of different services as far as there are. */
export function suggestedAsks(workspace: Workspace): Ask[] {
  const { asks } = vocabularyOf(workspace)
  const byService = new Map(asks.toReversed().map((ask) => [serviceOf(ask), ask]))
  const first = asks.filter((ask) => byService.get(serviceOf(ask)) === ask)
  const rest = asks.filter((ask) => !first.includes(ask))
  return [...first, ...rest].slice(0, mostSuggestions)
}

function serviceOf({ action }: Ask): string {
  return action.slice(0, action.indexOf(':'))
}

function isRequestable({ kind }: Entity): boolean {
  return kind === 'resource' || kind === 'role' || kind === 'user' || kind === 'group' || kind === 'policy'
}

function documentsOf(entity: Entity): readonly JsonValue[] {
  switch (entity.kind) {
    case 'user':
    case 'group':
      return entity.inlinePolicies.map(({ document }) => document)
    case 'role':
      return [entity.trustPolicy, ...entity.inlinePolicies.map(({ document }) => document)]
    case 'policy':
      return entity.versions
        .filter(({ versionId }) => versionId === entity.defaultVersionId)
        .map(({ document }) => document)
    case 'resource':
      return [entity.policy]
    case 'organization-policy':
      return [entity.document]
    case 'account':
    case 'instance-profile':
    case 'saml-provider':
    case 'oidc-provider':
    case 'pinned-request':
    case 'organization':
    case 'organizational-unit':
      return []
  }
}

function listen(heard: Heard, document: JsonValue): void {
  for (const statement of jsonListOf(jsonMember(document, 'Statement'))) {
    const actions = textsOf(jsonMember(statement, 'Action')).filter(isConcreteAction)
    const resources = textsOf(jsonMember(statement, 'Resource')).flatMap(concreteResource)
    for (const action of actions) heard.actions.add(action)
    for (const resource of resources) heard.resources.add(resource)
    const [action] = actions
    const [resource] = resources
    if (action === undefined || resource === undefined) continue
    heard.asks.set(`${action} ${resource}`, { action, resource, context: {} })
  }
}

function isConcreteAction(text: string): boolean {
  return /^[a-z0-9-]+:[A-Za-z0-9]+$/i.test(text)
}

/** The ARN itself where nothing in it is open, an example of what `…/*` stands for, else nothing. */
function concreteResource(text: string): string[] {
  if (!text.startsWith('arn:')) return []
  const example = text.endsWith('/*') ? `${text.slice(0, -1)}example` : text
  return /[*?]|\$\{/.test(example) ? [] : [example]
}

function textsOf(value: JsonValue): string[] {
  return jsonListOf(value).filter((each) => typeof each === 'string')
}
