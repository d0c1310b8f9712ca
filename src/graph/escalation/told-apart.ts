import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Principal, Resource, Role } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

/** Whom the policies of others treat otherwise than everybody in their account. Where it says no, that is certain. */
export type ToldApart = {
  readonly mayBeLetIn: (principal: Principal) => boolean
  readonly mayBeKeptOut: (principal: Principal) => boolean
}

/**
 * Reads whom trust policies, policies of resources and what an organization says speak of by name, and whether any of them looks at
 * what only callers differ in. Of documents that nobody read, and where a condition looks at callers at all, nothing is claimed
 * of whomever the document may be about.
 *
 * Rules R3.2 to R3.9, R6.2, R7.6, R10.2. Cost: the texts of those documents, once; a look at each resource and role a workspace.
 */
export function toldApartIn(workspace: Workspace): ToldApart {
  const [letIn, keptOut] = [new Set<string>(), new Set<string>()]
  const opaque: string[] = []
  for (const entity of [...entitiesOf(workspace, 'resource'), ...entitiesOf(workspace, 'role')]) {
    const saying = sayingOf(entity)
    for (const name of saying.allowed) letIn.add(name)
    for (const name of saying.denied) keptOut.add(name)
    if (saying.opaque !== null) opaque.push(saying.opaque)
  }
  const isOfAll =
    entitiesOf(workspace, 'organization-policy').some(({ document }) =>
      looksAtCallers(JSON.stringify(document)),
    ) || opaque.some((text) => text === '' || text.includes('"*"'))
  const accounts = new Map<string, boolean>()
  const isAbout = (account: string): boolean => {
    const found = accounts.get(account) ?? opaque.some((text) => text.includes(account))
    accounts.set(account, found)
    return found
  }
  const isAmong = (names: ReadonlySet<string>, { kind, arn, name, uniqueId, accountId }: Principal) =>
    isOfAll ||
    isAbout(accountId) ||
    names.has(arn) ||
    names.has(uniqueId) ||
    names.has(`${accountId}/${kind === 'role' ? name : `federated/${name}`}`)
  return {
    mayBeLetIn: (principal) => isAmong(letIn, principal),
    mayBeKeptOut: (principal) => isAmong(keptOut, principal),
  }
}

/** Names are ARNs of users and roles, accounts with the names of roles whose sessions are meant, and unique ids. */
type Saying = {
  readonly allowed: readonly string[]
  readonly denied: readonly string[]
  /** Its text, where it may tell callers apart in another way: by their tags, by what they are not. Empty where nobody read it. */
  readonly opaque: string | null
}

const known = new WeakMap<Resource | Role, Saying>()

function sayingOf(entity: Resource | Role): Saying {
  const found = known.get(entity)
  if (found !== undefined) return found
  const made = read(entity)
  known.set(entity, made)
  return made
}

function read(entity: Resource | Role): Saying {
  if (entity.kind === 'role') return readDocument(entity.trustPolicy, [])
  const { policy, settings, unread } = entity
  if (unread !== undefined) return { allowed: [], denied: [], opaque: '' }
  return readDocument(policy, namesIn(JSON.stringify(settings.grants)))
}

function readDocument(document: JsonValue, besides: readonly string[]): Saying {
  if (document === null) return { allowed: besides, denied: [], opaque: null }
  const text = JSON.stringify(document)
  const list: unknown = isJsonObject(document) ? document['Statement'] : []
  const denies = (Array.isArray(list) ? list : [list]).filter(
    (one: unknown) => isJsonObject(one) && one['Effect'] === 'Deny',
  )
  return {
    allowed: [...besides, ...namesIn(text)],
    denied: denies.length === 0 ? [] : namesIn(JSON.stringify(denies)),
    opaque: looksAtCallers(text) ? text : null,
  }
}

function namesIn(text: string): readonly string[] {
  const arns = [...text.matchAll(someone)].map(([arn, account, kind, name]) => {
    if (account === undefined) return arn
    return kind === 'assumed-role' ? `${account}/${name}` : `${account}/federated/${name}`
  })
  return [...arns, ...(text.match(/\bA(?:IDA|ROA)[A-Z0-9]{12,}/g) ?? [])]
}

/** ARNs of users, roles and sessions, as documents write them. */
const someone =
  /arn:[a-z-]+:(?:iam::\d{12}:(?:user|role)\/[^"]+|sts::(\d{12}):(assumed-role|federated-user)\/([^"/]+)[^"]*)/g

/** Does a text of JSON look at who calls, beyond the account and the organization, or at what credentials they call by? */
export function looksAtCallers(text: string): boolean {
  if (/"NotPrincipal"|\$\{/.test(text)) return true
  const keys = [...text.matchAll(/"([a-z0-9.-]+(?:\/[^":]+)?:[^":]+)":/gi)].map(([, key = '']) => key)
  return keys.some((key) => (/^aws:/i.test(key) ? !ofAnyCaller.test(key) : ofCredentials.test(key)))
}

/** Global keys that say of callers no more than their account and organization, or nothing. */
const ofAnyCaller =
  /^aws:(?:(?:principal|resource)(?:account|orgid|orgpaths)|principal(?:isawsservice|servicename|servicenameslist)|source(?:account|arn|orgid|orgpaths|owner|ip|vpc|vpce|vpcarn)|vpc(?:sourceip|eaccount|eorgid|eorgpaths)|requestedregion|currenttime|epochtime|securetransport|viaawsservice|calledvia(?:first|last)?|useragent|referer|tagkeys|(?:request|resource)tag\/.*)$/i

/** Keys of services that credentials bring: of machines, functions, builds, and claims of identity providers. */
const ofCredentials =
  /source(?:instance|function)arn|roledelivery|issuingservice|^(?:codebuild|saml):|^[^:]*[./]/i
