import type { PolicyProblem } from '#engine/policy/problem.ts'
import { policyMessage } from '#language/policy-message.ts'
import { type DocumentProblem, type InputRule, type Problem, type Subject } from '#model/commands/problem.ts'
import type { DocumentGrammar } from '#model/document-place.ts'
import { type QuotaName, type TextRuleName, textRules } from '#model/entities/limits.ts'

import { saveStore } from '../state/save-store.ts'
import { entityNouns, organizationPolicyNouns } from './entity-nouns.ts'
import { readOnlySentence } from './storage-wording.ts'
import { tiesSentence } from './tie-wording.ts'

/** What a command refused, and what to do about it, for a notice or above a form. */
export function problemSentence(problem: Problem): string {
  switch (problem.kind) {
    case 'invalid-input':
      return `“${problem.found}” will not do as ${fieldName(problem.field)}: ${ruleText(problem)}.`
    case 'entity-already-exists':
      return `There is already ${article(problem.what)} “${problem.name}”. Choose another name: letter case does not tell names apart.`
    case 'no-such-entity':
      return `There is no ${subjectNouns[problem.what]} “${problem.name}”. It may have been deleted or renamed meanwhile.`
    case 'limit-exceeded':
      return limitSentence(problem)
    case 'delete-conflict':
      return `“${problem.name}” cannot be deleted yet. ${tiesSentence(problem.ties)}`
    case 'unmodifiable-entity':
      return `“${problem.name}” cannot be changed: ${unmodifiable[problem.reason]}.`
    case 'malformed-policy-document':
      return `IAM refuses the document: ${problem.problems.map((one) => documentProblemText(one, problem.grammar)).join('; ')}.`
    case 'read-only':
      return readOnlySentence(saveStore.getState())
    case 'policy-type-not-enabled':
      return `${organizationPolicyNouns[problem.type].many} are off in the organization. Turn them on first.`
    case 'last-policy-attached':
      return problem.type === 'service-control'
        ? `“${problem.policy}” is the last service control policy of “${problem.target}”. Attach another one first: without any, nothing would be allowed there.`
        : `“${problem.policy}” cannot be detached: AWS keeps it attached everywhere.`
    case 'policy-not-attachable':
      return `“${problem.name}” cannot be attached: AWS attaches it itself, to service-linked roles alone.`
  }
}

/** What is wrong with one field of a form; null where the problem is another's. */
export function errorAt(problem: Problem | null, field: string): string | null {
  if (problem === null || fieldOf(problem) !== field) return null
  return problem.kind === 'invalid-input' ? sentence(ruleText(problem)) : problemSentence(problem)
}

/** What is wrong apart from the fields that say so themselves. */
export function errorElsewhere(problem: Problem | null, fields: readonly string[]): string | null {
  if (problem === null) return null
  const field = fieldOf(problem)
  return field !== null && fields.includes(field) ? null : problemSentence(problem)
}

function fieldOf(problem: Problem): string | null {
  if (problem.kind === 'entity-already-exists') return problem.what === 'unique-id' ? null : 'name'
  return problem.kind === 'invalid-input' ? (problem.field.split('.')[0] ?? null) : null
}

type InvalidInput = Extract<Problem, { readonly kind: 'invalid-input' }>

function ruleText({ rule, text, found }: InvalidInput): string {
  const { min, max } = text === null ? { min: 1, max: 0 } : textRules[text]
  if (rule === 'too-short' && found === '') return 'write something here'
  if (rule === 'too-short' && isShape(text)) return characters(text) // a number of characters would not help
  if (rule === 'too-short') return `use at least ${min} characters`
  if (rule === 'too-long') return `use at most ${max} characters; these are ${Array.from(found).length}`
  if (rule === 'characters')
    return text === null ? 'it has characters that have no place here' : characters(text)
  return ruleTexts[rule]
}

const ruleTexts: Readonly<Record<Exclude<InputRule, 'too-short' | 'too-long' | 'characters'>, string>> = {
  'out-of-range': 'it is outside the range that AWS takes',
  'not-an-account-id': 'write the twelve digits of an account id',
  'not-an-action': 'write an action as service:Operation, such as s3:GetObject',
  'not-an-arn': 'write an ARN, such as arn:aws:iam::111122223333:user/alice',
  'reserved-prefix': 'what begins like that belongs to AWS; begin it otherwise',
  'duplicate-key': 'another tag has this key; on users and roles letter case does not tell keys apart',
  'not-allowed-there': 'this kind of thing cannot have it',
  'of-another-account': 'it names another account than the one that it is created in; choose that one',
  'part-of-another':
    'it is part of a bucket, table, function or topic, whose policy decides on it; create that, and name its parts in policies and questions',
  'kept-by-iam': 'it belongs to IAM; users, roles, policies and the like are created on pages of their own',
  'not-true-or-false': 'write true or false',
  'not-a-number': 'write a number',
  'not-a-date': 'write a date such as 2026-03-01T08:00:00Z, or seconds since 1970',
  'not-an-address': 'write one IP address, such as 203.0.113.7, without a prefix length',
  'not-base64': 'write Base64',
  'not-a-key': 'write a condition key, such as aws:SourceIp',
  'follows-from-caller': 'this key follows from who acts, which is known',
}

/** Has the text a form as a whole, such as an ARN, and not only characters that it may have? */
function isShape(text: TextRuleName | null): text is TextRuleName {
  return text !== null && characterTexts[text]?.startsWith('write ') === true
}

function characters(text: TextRuleName): string {
  return characterTexts[text] ?? 'use letters, digits and + = , . @ - _ only'
}

const characterTexts: Partial<Readonly<Record<TextRuleName, string>>> = {
  path: 'begin and end it with /, such as /engineering/',
  'policy-path': 'begin and end it with /, such as /engineering/',
  's3-bucket-name':
    'use small letters, digits, hyphens and single dots, and begin and end with a letter or digit; S3 refuses IP addresses, names that begin with xn--, sthree- or amzn-s3-demo-, and names that end with -s3alias, --ol-s3, .mrap, --x-s3 or --table-s3',
  'kms-key-name': 'write a key id, such as 1234abcd-12ab-34cd-56ef-1234567890ab',
  'sqs-queue-name': 'use letters, digits, - and _; a FIFO queue ends in .fifo',
  'sns-topic-name': 'use letters, digits, - and _; a FIFO topic ends in .fifo',
  'lambda-function-name': 'use letters, digits, - and _',
  'secret-name': 'use letters, digits and / _ + = . @ -',
  'ec2-instance-name': 'write an instance id, such as i-0123456789abcdef0',
  'saml-provider-name': 'use letters, digits, dots, - and _',
  'oidc-url': 'write host and path of the issuer, such as token.actions.githubusercontent.com',
  'client-id': 'leave out spaces',
  thumbprint: 'write 40 hexadecimal digits',
  's3-access-point-name': 'use small letters, digits and hyphens, and begin and end with a letter or digit',
  'dynamodb-table-name': 'use letters, digits, dots, - and _',
  'ecr-repository-name': 'use small letters and digits, with . _ - and / in between',
  'vpc-endpoint-name': 'write an endpoint id, such as vpce-0123456789abcdef0',
  'generic-name': 'write a whole ARN, such as arn:aws:logs:eu-west-1:111122223333:log-group:web',
  'vpc-id': 'write a VPC id, such as vpc-0123456789abcdef0',
  'vpc-service-name': 'write the name of a service, such as com.amazonaws.eu-west-1.s3',
  'kms-alias': 'begin it with alias/, but not with alias/aws/, which belongs to AWS',
  'account-alias': 'use small letters, digits and single hyphens, and begin and end with a letter or digit',
  'access-key-id': 'use letters and digits, such as AKIAIOSFODNN7EXAMPLE',
  'mfa-serial-number': 'write a serial number or the ARN of a virtual device',
  'service-name': 'write the name of a service, such as autoscaling.amazonaws.com',
  'organization-id': 'write the id of an organization, such as o-exampleorgid',
  'root-id': 'write the id of a root, such as r-exam',
  'unit-id': 'write the id of an organizational unit, such as ou-exam-12345678',
  'unit-name': 'write something more than white space',
  'organization-policy-id': 'write the id of a policy, such as p-examplepolicyid',
  'organization-policy-name': 'write something more than white space',
  region: 'write a region, such as eu-west-1',
  'tag-key': 'use letters, digits, spaces and _ . : / = + - @',
  'tag-value': 'use letters, digits, spaces and _ . : / = + - @',
  description: 'it has characters that IAM does not take',
  'account-name': 'use plain letters, digits and signs',
  'inline-policy-name': 'it has characters that IAM does not take',
}

const quotaTexts: Readonly<Record<QuotaName, string>> = {
  'managed-policy-size': 'characters in a managed policy',
  'user-inline-policies-size': 'characters in all inline policies of a user',
  'group-inline-policies-size': 'characters in all inline policies of a group',
  'role-inline-policies-size': 'characters in all inline policies of a role',
  'trust-policy-size': 'characters in a trust policy',
  'bucket-policy-size': 'characters in a bucket policy',
  'policies-per-user': 'policies attached to a user',
  'policies-per-group': 'policies attached to a group',
  'policies-per-role': 'policies attached to a role',
  'versions-per-policy': 'versions of a policy',
  'groups-per-user': 'groups of a user',
  'roles-per-instance-profile': 'roles in an instance profile',
  'tags-per-entity': 'tags',
  'users-per-account': 'users in an account',
  'groups-per-account': 'user groups in an account',
  'roles-per-account': 'roles in an account',
  'policies-per-account': 'policies in an account',
  'instance-profiles-per-account': 'instance profiles in an account',
  'saml-providers-per-account': 'SAML providers in an account',
  'oidc-providers-per-account': 'OpenID Connect providers in an account',
  'access-keys-per-user': 'access keys of a user',
  'mfa-devices-per-user': 'MFA devices of a user',
  'service-control-policy-size': 'characters in a service control policy',
  'resource-control-policy-size': 'characters in a resource control policy',
  'service-control-policies-per-target':
    'service control policies on one root, organizational unit or account',
  'resource-control-policies-per-target':
    'resource control policies on one root, organizational unit or account',
  'service-control-policies-per-organization': 'service control policies in an organization',
  'resource-control-policies-per-organization': 'resource control policies in an organization',
  'units-per-organization': 'organizational units in an organization',
  'client-ids-per-provider': 'client ids of an OpenID Connect provider',
  'thumbprints-per-provider': 'thumbprints of an OpenID Connect provider',
  'unit-depth': 'levels of organizational units',
}

function limitSentence({
  quota,
  limit,
  found,
  present,
}: Extract<Problem, { readonly kind: 'limit-exceeded' }>) {
  const freed =
    present.length === 0 ? '' : ` Remove one first: ${present.map((name) => `“${name}”`).join(', ')}.`
  return `AWS allows ${limit.toLocaleString('en')} ${quotaTexts[quota]}; this would make ${found.toLocaleString('en')}.${freed}`
}

const unmodifiable = {
  'aws-managed': 'AWS keeps it. Make a policy of your own instead',
  'service-linked': 'an AWS service keeps this role',
  'identity-center': 'IAM Identity Center keeps this role. Change its permission set there',
  reserved: 'AWS keeps what has this path',
  'management-account': 'it is the management account, which stays in the organization',
} as const

const subjectNouns: Readonly<Record<Subject, string>> = {
  account: entityNouns.account.one,
  user: entityNouns.user.one,
  group: entityNouns.group.one,
  role: entityNouns.role.one,
  policy: entityNouns.policy.one,
  'instance-profile': entityNouns['instance-profile'].one,
  'saml-provider': entityNouns['saml-provider'].one,
  'oidc-provider': entityNouns['oidc-provider'].one,
  resource: entityNouns.resource.one,
  board: entityNouns.board.one,
  'pinned-request': entityNouns['pinned-request'].one,
  expectation: entityNouns.expectation.one,
  'policy-holder': 'user, user group or role',
  'inline-policy': 'inline policy',
  'policy-version': 'policy version',
  'attached-policy': 'attached policy',
  'group-membership': 'membership in the group',
  'access-key': 'access key',
  'mfa-device': 'MFA device',
  'unique-id': 'unique id',
  organization: entityNouns.organization.one,
  'organizational-unit': entityNouns['organizational-unit'].one,
  'organization-policy': entityNouns['organization-policy'].one,
  'organization-target': 'root, organizational unit or account',
  'organization-attachment': 'attachment of the policy',
  'account-alias': 'account alias',
}

function article(what: Subject): string {
  const noun = subjectNouns[what]
  return `${/^[aeioAEIO]|^SAML|^MFA/.test(noun) ? 'an' : 'a'} ${noun}`
}

function documentProblemText(problem: DocumentProblem, grammar: DocumentGrammar): string {
  if (!isOfWorkspace(problem)) return policyMessage(problem, grammar)
  return problem.kind === 'no-such-principal'
    ? `it names “${problem.found}”, and there is no such principal`
    : `it speaks of “${problem.found}”, which is another resource`
}

type WorkspaceProblem = Exclude<DocumentProblem, PolicyProblem>

function isOfWorkspace(problem: DocumentProblem): problem is WorkspaceProblem {
  return problem.kind === 'no-such-principal' || problem.kind === 'resource-of-another'
}

const fieldNames: Readonly<Record<string, string>> = {
  name: 'a name',
  path: 'a path',
  accountId: 'an account id',
  tags: 'a tag',
  url: 'an issuer',
  clientIds: 'a client id',
  thumbprints: 'a thumbprint',
}

function fieldName(field: string): string {
  const [name = field] = field.split('.')
  return Object.hasOwn(fieldNames, name) ? (fieldNames[name] ?? name) : `“${name}”`
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
