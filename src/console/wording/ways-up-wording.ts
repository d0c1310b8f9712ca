import { conditionsText } from '#engine/explain/condition-words.ts'
import type { Reach, WayUp } from '#graph/escalation/ask-ways-up.ts'
import type { Missing, Requirement } from '#graph/escalation/technique.ts'

/** How far a way leads, in the words of the list. */
export const reachWords: Readonly<Record<Reach, string>> = {
  'any-permission': 'More permissions for itself',
  administrator: 'An administrator',
  identity: 'Another identity',
  control: 'A limit falls',
  service: 'One service as another user',
  'sign-in': 'A sign-in with less in its way',
  exposure: 'Data or credentials',
}

/** In the order of the list: what leads furthest stands first. */
export const reaches: readonly Reach[] = [
  'any-permission',
  'administrator',
  'identity',
  'control',
  'service',
  'sign-in',
  'exposure',
]

/** Kinds of techniques, as a person would sort them. */
export const categoryWords: Readonly<Record<string, string>> = {
  'self-escalation': 'Changes its own permissions',
  'principal-access': 'Takes over a user or role',
  'new-passrole': 'Starts something with a role',
  'existing-passrole': 'Uses something that has a role',
  'control-removal': 'Removes a limit',
  federation: 'Changes who can sign in',
  'resource-exposure': 'Opens a resource to others',
  'credential-access': 'Reads credentials',
}

export const stateWords: Readonly<Record<WayUp['state'], string>> = {
  allowed: 'Allowed',
  conditional: 'Depends',
  unknown: 'Unknown',
}

/** What nobody told of a user, as that on which a way hangs. */
const untoldWords: Partial<Readonly<Record<Requirement, string>>> = {
  password: 'if the user has a console password',
  'no-password': 'if the user has no console password yet',
  'two-keys': 'if the user has two access keys',
  'inactive-key': 'if the user has an access key that is inactive',
  'active-key': 'if the user has an access key that is active',
  'mfa-device': 'if the user has an MFA device',
  'service-credential': 'if the user has a credential for a service already',
}

/** On what a way hangs that an import didn't tell; null where there is nothing. */
export function untoldText({ untold }: Pick<WayUp, 'untold'>): string | null {
  const words = untold.flatMap((one) => untoldWords[one] ?? [])
  return words.length === 0 ? null : `Not known: only ${words.join(', and ')}`
}

/** What must be so besides, and nobody here can tell; null where there is nothing. */
export function assumedText({ assumes }: Pick<WayUp, 'assumes'>): string | null {
  return assumes.length === 0 ? null : `Nobody here can tell, and must be so: ${assumes.join('; ')}`
}

const missingWords: Readonly<Record<Missing, string>> = {
  'assume-relation':
    'Nothing: the trust graph tells who can become whom, outsiders too. Only ways to a role that may do everything are listed here.',
  'closed-service': 'Nothing: AWS has closed this service to new customers, or altogether.',
  'identity-center': 'The permission sets, assignments and users of IAM Identity Center.',
  'member-account': 'The role that Organizations makes in a member account, where that account isn’t here.',
  'organization-delegation': 'Which accounts Organizations has delegated its administration to.',
  'roles-anywhere': 'The trust anchors and profiles of IAM Roles Anywhere.',
  'what-the-value-unlocks': 'What the secret, parameter or credential opens once it is read.',
}

/** What a technique that isn't looked for would need. */
export function missingSentence(missing: Missing): string {
  return missingWords[missing]
}

/** `12 users and roles have 34 ways up`: what was found, in a sentence. */
export function waysUpSummary(ways: readonly WayUp[]): string {
  const who = new Set(ways.map(({ principal }) => principal)).size
  if (who === 0) return 'None of the ways that are looked for was found.'
  const conditional = ways.filter(({ state }) => state === 'conditional').length
  const unknown = ways.filter(({ state }) => state === 'unknown').length
  const has = who === 1 ? '1 user or role has' : `${who.toLocaleString('en')} users and roles have`
  const counted = ways.length === 1 ? '1 way up' : `${ways.length.toLocaleString('en')} ways up`
  const open = openWords(conditional, unknown)
  return open === '' ? `${has} ${counted}.` : `${has} ${counted}: ${open}.`
}

/** How many hang on conditions, and of how many it is unknown; empty where all are certain. */
export function openWords(conditional: number, unknown: number): string {
  const parts = [
    ...(conditional === 0 ? [] : [`${conditional.toLocaleString('en')} only under conditions`]),
    ...(unknown === 0 ? [] : [`${unknown.toLocaleString('en')} unknown`]),
  ]
  return parts.join(', ')
}

/** Where nothing was found: that is all that it says, and who can become whom is told elsewhere. */
export function nothingFoundSentence(isOfOne: boolean): string {
  const whom = isOfOne ? 'leads it' : 'leads anybody'
  return `None of the techniques that are looked for ${whom} to more than was given. Those that aren’t looked for stand below; the trust graph tells who can become whom, and a role that can be assumed may have ways of its own.`
}

/**
 * Who is named once, in place of each way, and what that leaves open; `isListed`: their ways are listed all the same. `limited` of
 * them are denied by their organization what everybody in their account is.
 */
export function administratorsSentence(count: number, limited: number, isListed: boolean): string {
  const [who, ways] =
    count === 1
      ? ['1 user or role is an administrator: its own policies allow everything in its account', 'Its ways']
      : [
          `${count.toLocaleString('en')} users and roles are administrators: their own policies allow everything in their account`,
          'Their ways',
        ]
  const it = count === 1 ? 'it' : 'them'
  const some = limited === count ? '' : `${limited.toLocaleString('en')} of them `
  const denied = limited === 0 ? '' : `, ${some}but for what an organization denies everybody there`
  const freeing = limited === 0 || isListed ? '' : ' Ways to take such a denial away are listed.'
  return `${who}${denied}. ${ways} are ${isListed ? '' : 'not '}listed: they may lead ${it} further where the policy of a resource shuts ${it} out and lets in another.${freeing}`
}

/** How to close a way. */
export function closingSentence(steps: number): string {
  return steps === 1
    ? 'To close it, take this permission away: narrow or remove each statement that allows it, add a condition that isn’t met, or deny it.'
    : 'To close it, take away any one of these permissions: narrow or remove each statement that allows it, add a condition that isn’t met, or deny it. The one that is needed least elsewhere is the best to take.'
}

/** Conditions in words, each once. */
export function conditionsInWords(conditions: WayUp['conditions']): string {
  const each = new Map(conditions.map((one) => [JSON.stringify(one), one]))
  return each.size === 0 ? 'without conditions' : conditionsText([...each.values()]).replaceAll('`', '')
}

/** On what a way or a step of it hangs: another way in as well, or how many others there are. */
export function whereText({ conditions, others }: Pick<WayUp, 'conditions' | 'others'>): string {
  const own = `Where ${conditionsInWords(conditions)}`
  if (others === undefined) return own
  const [other, ...more] = others
  if (other === undefined) return `${own}; there may be other ways`
  return more.length === 0
    ? `${own}, or ${conditionsInWords(other)}`
    : `${own}, or in one of ${others.length.toLocaleString('en')} other ways`
}
