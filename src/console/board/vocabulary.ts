import { jsonListOf, jsonMember } from '#engine/text/json-list.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Entity } from '#model/entities/entity.ts'
import { oncePerWorkspace } from '#model/once-per-workspace.ts'
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

/** All that the policies and entities of a workspace name. Walks every document once, and each entity never again. */
export const vocabularyOf = oncePerWorkspace((workspace): Vocabulary => {
  const actions = new Set<string>()
  const resources = new Set<string>()
  const asks = new Map<string, Ask>()
  for (const entity of workspace.entities.values()) {
    const heard = heardIn(entity)
    for (const action of heard.actions) actions.add(action)
    for (const resource of heard.resources) resources.add(resource)
    for (const ask of heard.asks) asks.set(`${ask.action} ${ask.resource}`, ask)
  }
  // By code units: there can be tens of thousands, and ARNs and actions are plain ASCII.
  return { actions: [...actions].toSorted(), resources: [...resources].toSorted(), asks: [...asks.values()] }
})

const mostSuggestions = 3
/** Enough to choose from: the rest of a big workspace isn't looked at. */
const mostLookedAt = 200

/** Requests worth pinning first: from statements of the workspace, of different services as far as there are. */
export function suggestedAsks(workspace: Workspace): Ask[] {
  const asks = firstAsks(workspace)
  const byService = new Map(asks.toReversed().map((ask) => [serviceOf(ask), ask]))
  const first = asks.filter((ask) => byService.get(serviceOf(ask)) === ask)
  const rest = asks.filter((ask) => !first.includes(ask))
  return [...first, ...rest].slice(0, mostSuggestions)
}

function firstAsks(workspace: Workspace): readonly Ask[] {
  const asks = new Map<string, Ask>()
  for (const entity of workspace.entities.values()) {
    for (const ask of heardIn(entity).asks) asks.set(`${ask.action} ${ask.resource}`, ask)
    if (asks.size >= mostLookedAt) break
  }
  return [...asks.values()]
}

/** How many texts to offer at once: more than anybody reads, few enough to be shown at once. */
const mostOffered = 100

/** Those of `texts` that hold what was typed, the first hundred. Letter case is ignored. */
export function offersFor(texts: readonly string[], typed: string): readonly string[] {
  const wanted = typed.toLowerCase()
  const found: string[] = []
  for (const text of texts) {
    if (found.length === mostOffered) break
    if (text.toLowerCase().includes(wanted)) found.push(text)
  }
  return found
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
    case 'board':
    case 'pinned-request':
    case 'expectation':
    case 'organization':
    case 'organizational-unit':
      return []
  }
}

const heardBefore = new WeakMap<Entity, Vocabulary>()

function heardIn(entity: Entity): Vocabulary {
  const found = heardBefore.get(entity)
  if (found !== undefined) return found
  const actions: string[] = []
  const resources: string[] = 'arn' in entity && isRequestable(entity) ? [entity.arn] : []
  const asks: Ask[] = []
  for (const document of documentsOf(entity)) {
    for (const statement of jsonListOf(jsonMember(document, 'Statement'))) {
      const itsActions = textsOf(jsonMember(statement, 'Action')).filter(isConcreteAction)
      const itsResources = textsOf(jsonMember(statement, 'Resource')).flatMap(concreteResource)
      actions.push(...itsActions)
      resources.push(...itsResources)
      const [action] = itsActions
      const [resource] = itsResources
      if (action !== undefined && resource !== undefined) asks.push({ action, resource, context: {} })
    }
  }
  const heard = { actions, resources, asks }
  heardBefore.set(entity, heard)
  return heard
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
