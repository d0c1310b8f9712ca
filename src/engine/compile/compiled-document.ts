import { elementCovers } from '../policy/action-element.ts'
import type { PolicyDocument, Statement } from '../policy/document.ts'
import { coveringBy, type Covering, type CoveringOf } from './covering.ts'

/** A document ready to be asked: its statements, and those that cover an action, by effect. */
export type CompiledDocument = {
  readonly statements: readonly Statement[]
  /** The first question on an action costs the statements of its service, the next ones a look-up. */
  readonly covering: CoveringOf
}

/** How many actions a service's statements are remembered for; then all are forgotten, and sorted out anew. */
const mostActions = 256

/** Sort the statements of a document by the service prefixes of their actions. Cost is linear, once. */
export function compileDocument({ statements }: PolicyDocument): CompiledDocument {
  const anyService: Statement[] = []
  const byService = new Map<string, Statement[]>()
  for (const statement of statements) {
    for (const service of servicesOf(statement) ?? []) byService.set(service, [])
  }
  for (const statement of statements) {
    const services = servicesOf(statement)
    if (services === null) {
      anyService.push(statement)
      for (const bucket of byService.values()) bucket.push(statement)
    } else {
      for (const service of services) byService.get(service)?.push(statement)
    }
  }
  const others = coveringAmong(anyService)
  const sorted = new Map([...byService].map(([service, bucket]) => [service, coveringAmong(bucket)]))
  return { statements, covering: (action) => (sorted.get(action.service) ?? others)(action) }
}

/** The services that a statement's actions are of; null where it may cover any. */
function servicesOf({ actions }: Statement): ReadonlySet<string> | null {
  if (actions.negated) return null
  const services = new Set<string>()
  for (const pattern of actions.patterns) {
    if (pattern.kind === 'every-action') return null
    services.add(pattern.service)
  }
  return services
}

/** Actions that the same statements cover share one answer, so that asking thousands of actions stays cheap. */
function coveringAmong(statements: readonly Statement[]): CoveringOf {
  const byAction = new Map<string, Covering>()
  const byStatements = new Map<string, Covering>()
  return (action) => {
    const known = byAction.get(action.name)
    if (known !== undefined) return known

    const covering = statements.filter(({ actions }) => elementCovers(actions, action))
    const key = covering.map(({ index }) => index).join(' ')
    const answer = byStatements.get(key) ?? coveringBy(covering)
    if (byAction.size >= mostActions) {
      byAction.clear()
      byStatements.clear()
    }
    byStatements.set(key, answer)
    byAction.set(action.name, answer)
    return answer
  }
}
