import type { PolicyDocument, Statement } from '../policy/document.ts'

/** A document ready to be asked: its statements, and for each service those that may cover one of its actions. */
export type CompiledDocument = {
  readonly statements: readonly Statement[]
  /** In the order of the document: statements on `service`, on `*`, and those with NotAction. */
  readonly forService: (service: string) => readonly Statement[]
}

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
  return { statements, forService: (service) => byService.get(service) ?? anyService }
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
