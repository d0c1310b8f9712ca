import type { PolicyGrammar } from '#engine/policy/grammar.ts'
import type { PolicyProblem } from '#engine/policy/problem.ts'

import { stepsOf } from './steps-of.ts'

/** The facts of a problem, in words. */
type Facts = {
  /** The element, operator or key that is concerned, in backticks. */
  readonly name: string
  /** What stands there, in backticks. */
  readonly what: string
  readonly policy: string
  readonly steps: readonly string[]
  readonly found: string | undefined
}

const messages: Readonly<Record<PolicyProblem['kind'], (facts: Facts) => string>> = {
  'wrong-type': ({ steps, found }) => wrongType(steps, found),
  'unknown-element': ({ what }) =>
    `IAM knows no element ${what}: mend the spelling, letter case included, or remove it`,
  'element-not-allowed': ({ what, policy }) => `remove ${what}: ${policy} takes none`,
  'unknown-version': ({ what }) => `\`Version\` must be \`2012-10-17\` or \`2008-10-17\`, not ${what}`,
  'missing-statement': () => 'add `Statement` with at least one statement',
  'bad-sid': ({ what }) => `\`Sid\` may hold only letters and digits, not ${what}`,
  'duplicate-sid': ({ what }) => `another statement is called ${what} too: give each its own \`Sid\``,
  'missing-effect': () => 'add `Effect` to this statement: `Allow` or `Deny`',
  'bad-effect': ({ what }) => `\`Effect\` must be \`Allow\` or \`Deny\`, not ${what}`,
  'missing-action': () => 'add `Action` (or `NotAction`) to this statement',
  'action-and-not-action': () => 'keep either `Action` or `NotAction`: a statement takes only one',
  'missing-resource': () => 'add `Resource` (or `NotResource`) to this statement',
  'resource-and-not-resource': () => 'keep either `Resource` or `NotResource`: a statement takes only one',
  'missing-principal': ({ policy }) => `add \`Principal\` to this statement: ${policy} says whom it is about`,
  'principal-and-not-principal': () =>
    'keep either `Principal` or `NotPrincipal`: a statement takes only one',
  'empty-list': ({ name }) => `put at least one value into ${name}`,
  'missing-service': ({ what }) => `put the service before ${what}, as in \`s3:GetObject\``,
  'missing-operation': ({ what }) => `put an operation after ${what}, as in \`s3:GetObject\` or \`s3:*\``,
  'wildcard-in-service': ({ what }) =>
    `write out the service in ${what}: wildcards may stand only after the \`:\`, or \`*\` alone`,
  'bad-action': ({ what }) =>
    `${what} is no action: write \`service:Operation\`, with letters, digits, \`*\` and \`?\``,
  'not-sts-action': ({ what }) =>
    `a trust policy grants only actions of AWS STS such as \`sts:AssumeRole\`, not ${what}`,
  'bad-arn': ({ what }) => `${what} is no ARN: write \`arn:aws:service:region:account:resource\` or \`*\``,
  'unknown-principal-type': ({ what }) =>
    `IAM knows no principals of type ${what}: use \`AWS\`, \`Service\`, \`Federated\` or \`CanonicalUser\``,
  'principal-type-not-allowed': ({ what, policy }) => `${policy} takes no principals of type ${what}`,
  'bad-principal': ({ what }) =>
    `${what} names no principal: write an account ID, an ARN of a user, role or session, or \`*\` alone`,
  'wildcard-in-principal': ({ what }) =>
    `write ${what} out: a principal is \`*\` or one whole name (match many with a condition on \`aws:PrincipalArn\`)`,
  'group-as-principal': ({ what }) =>
    `${what} is a group, which can't be a principal: name its users or a role`,
  'not-principal-with-allow': () =>
    '`NotPrincipal` may stand only with `Deny`: name whom you allow in `Principal`',
  'unknown-operator': ({ what }) => `IAM knows no condition operator ${what}: mend the spelling`,
  'condition-key-without-prefix': ({ what }) =>
    `put the service before the condition key ${what}, as in \`aws:SourceIp\``,
  'more-than-one': () => 'there can be only one: leave one of them',
  'rcp-version': () => 'a resource control policy is of `Version` `2012-10-17`: write that',
  'rcp-allow': () => 'a resource control policy can only deny: write `Deny`',
  'rcp-principal': () =>
    'the principal of a resource control policy must be `*`: choose callers with a condition',
  'rcp-every-action': () =>
    'name a service in the actions of a resource control policy, as in `s3:*`: `*` alone is refused',
}

/** What IAM has against the document, as a sentence that says what to do. */
export function policyMessage({ kind, pointer, found }: PolicyProblem, grammar: PolicyGrammar): string {
  const steps = stepsOf(pointer)
  const name = quoted(steps.findLast((step) => !/^\d+$/.test(step)) ?? 'document')
  return messages[kind]({ name, what: quoted(found ?? ''), policy: policyNames[grammar], steps, found })
}

const policyNames: Readonly<Record<PolicyGrammar, string>> = {
  identity: 'an identity-based policy',
  trust: 'a trust policy',
  resource: 'a resource-based policy',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
  'vpc-endpoint': 'an endpoint policy',
}

/** What each element must hold, where it holds something else. */
const shapes: Readonly<Record<string, string>> = {
  Version: 'a text',
  Id: 'a text',
  Sid: 'a text',
  Effect: '`Allow` or `Deny`',
  Statement: 'an object or a list of objects',
  Principal: '`*` or an object such as `{ "AWS": "111122223333" }`',
  NotPrincipal: 'an object such as `{ "AWS": "111122223333" }`',
  Action: 'a text or a list of texts',
  NotAction: 'a text or a list of texts',
  Resource: 'a text or a list of texts',
  NotResource: 'a text or a list of texts',
  Condition: 'an object of operators',
}

function wrongType(steps: readonly string[], found: string | undefined): string {
  const not = found === undefined ? '' : `, not ${withArticle(found)}`
  const names = steps.filter((step) => !/^\d+$/.test(step))
  const [first, element, operator, key] = names
  if (first === undefined) return `a policy document must be an object${not}`
  if (element === 'Condition' && key !== undefined) {
    return `${quoted(key)} must hold a text, a number, \`true\`, \`false\` or a list of those${not}`
  }
  if (element === 'Condition' && operator !== undefined) {
    return `${quoted(operator)} must hold an object of condition keys${not}`
  }
  if (element?.endsWith('Principal') === true && operator !== undefined) {
    return `${quoted(operator)} must hold a text or a list of texts${not}`
  }
  const isStatement = first === 'Statement' && element === undefined && steps.length > 1
  if (isStatement) return `a statement must be an object${not}`
  const name = element ?? first
  return `${quoted(name)} must be ${shapes[name] ?? 'of another type'}${not}`
}

function withArticle(kind: string): string {
  const words: Readonly<Record<string, string>> = {
    null: '`null`',
    list: 'a list',
    array: 'a list',
    object: 'an object',
    number: 'a number',
    boolean: '`true` or `false`',
    string: 'a text',
  }
  return words[kind] ?? quoted(kind)
}

function quoted(text: string): string {
  return `\`${text.length > 60 ? `${text.slice(0, 59)}…` : text}\``
}
