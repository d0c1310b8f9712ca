import type { ContextEdit, Edit, Limit, StatementEdit } from '#engine/explain/proposals/proposal.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { Loosened } from '#graph/questions/flip.ts'

const layerNouns: Readonly<Record<StatementEdit['layer'], string>> = {
  identity: 'policy',
  permissionsBoundary: 'permissions boundary',
  session: 'session policy',
  resource: 'resource-based policy',
  serviceControl: 'service control policy',
  resourceControl: 'resource control policy',
  vpcEndpoint: 'VPC endpoint policy',
}

/** The edits of a proposal as one sentence. */
export function proposalSentence(edits: readonly Edit[]): string {
  const [first = '', ...others] = edits.map(editWords)
  return `${[first, ...others.map((words) => words.charAt(0).toLowerCase() + words.slice(1))].join('; and ')}.`
}

/** One edit of a proposal, as what a person would do. */
function editWords(edit: Edit): string {
  if (edit.kind === 'set-context') return contextWords(edit)
  // a policy that is there says itself what it is: “managed policy X of group Y”
  const where = edit.isNewPolicy ? `${layerNouns[edit.layer]} “${edit.policy}”` : `“${edit.policy}”`
  const statement = edit.statement === 'new' ? 'a statement' : statementName(edit)
  switch (edit.kind) {
    case 'add-statement':
      return edit.isNewPolicy
        ? `Add a new ${where} with this statement${whomWords(edit)}`
        : `Add a statement to ${where}${whomWords(edit)}`
    case 'widen-statement':
      return `Let ${statement} of ${where} allow this too${elementWords(edit)}`
    case 'narrow-statement':
      return `Except this request from ${statement} of ${where}${elementWords(edit)}`
    case 'remove-statement':
      return `Take ${statement} out of ${where}`
  }
}

/** For whom: a role and one session of it can be let in by statements that are otherwise the same. */
function whomWords({ after }: StatementEdit): string {
  const principal = after?.['Principal']
  if (!isJsonObject(principal)) return ''
  const [named] = Object.values(principal).flat()
  return typeof named === 'string' && named !== '*' ? `, for ${named}` : ''
}

/** By which elements: two ways to change one statement are told apart by that. */
function elementWords({ before, after }: StatementEdit): string {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const changed = names.filter(
    (name) => after?.[name] !== undefined && JSON.stringify(before?.[name]) !== JSON.stringify(after[name]),
  )
  return changed.length === 0 ? '' : `, by its ${changed.join(' and ')}`
}

function statementName({ statement, before }: StatementEdit): string {
  const sid = before?.['Sid']
  return typeof sid === 'string' && sid !== '' ? `statement “${sid}”` : `statement ${Number(statement) + 1}`
}

const holders: Readonly<Record<ContextEdit['holder'], string>> = {
  call: 'Make the call with',
  'caller-tags': 'Give the caller',
  resource: 'Give the resource',
}

function contextWords({ key, holder, to }: ContextEdit): string {
  if (to === null) return `Make the call without ${key}`
  const value = Array.isArray(to) ? to.join(', ') : String(to)
  return `${holders[holder]} ${key} = ${value}`
}

/** What a change weakens, as a warning. */
export const loosenedWords: Readonly<Record<Loosened, string>> = {
  boundary: 'loosens a permissions boundary or session policy',
  guardrail: 'loosens a guardrail of the organization or network',
  trust: 'lets somebody else become the role',
  condition: 'drops a condition',
  deny: 'weakens a Deny',
}

/** Why no change was found. */
export function limitWords(limit: Limit): string {
  switch (limit.kind) {
    case 'service-rule':
      return 'A rule of the service itself decides this, whatever the policies say.'
    case 'unreadable-request':
      return 'The request itself can’t be read.'
    case 'invalid-document':
      return 'A policy that bears on it is not valid: mend that first.'
    case 'no-resource-policies':
      return `The resource would have to allow it by a policy of its own, and ${limit.service} is not known to have such policies.`
    case 'service-linked-role':
      return 'The policies of a service-linked role belong to its service.'
    case 'fixed-policies':
      return `It is denied by ${limit.policies.map((name) => `“${name}”`).join(', ')}, which can’t be edited here: detach it, or ask whoever keeps it.`
    case 'root-user':
      return `The root user of ${limit.account} may do everything in its account: only an organization’s service control policy, or the resource’s own policy, could deny it.`
    case 'none-found':
      return 'No single change that was tried turns this round.'
    case 'not-all-tried':
      return 'There is more here than is tried: other changes may turn it round as well.'
  }
}
