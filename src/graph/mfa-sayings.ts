/** What a request can say of MFA (R6.3): temporary credentials say whether it was used, access keys say nothing. */
export type MfaSaying = 'true' | 'false' | 'nothing'

/** The key that says so, in lower case. */
export const mfaKey = 'aws:multifactorauthpresent'

/** Keys that come with some credentials alone, in lower case (R6.3, R6.5). */
const carriers: ReadonlyMap<string, ReadonlySet<MfaSaying>> = new Map([
  ['aws:multifactorauthage', new Set<MfaSaying>(['true'])],
  ['aws:tokenissuetime', new Set<MfaSaying>(['true', 'false'])],
])

/** What requests say: sessions of roles are always temporary. */
export function mfaSayings(areOfRoles: boolean): readonly MfaSaying[] {
  return areOfRoles ? ['true', 'false'] : ['true', 'false', 'nothing']
}

/** Is it the key that says so, or one that comes with some credentials alone? */
export function tellsOfCredentials(key: string): boolean {
  const folded = key.toLowerCase()
  return folded === mfaKey || carriers.has(folded)
}

/** May a request have the key that says so of MFA? Other requests fail what asks for it. */
export function comesWith(key: string, said: MfaSaying): boolean {
  const folded = key.toLowerCase()
  return folded === mfaKey ? said !== 'nothing' : (carriers.get(folded)?.has(said) ?? true)
}

/** Is it a session of a role, or the role as any of its sessions? */
export function isOfRole(arn: string): boolean {
  return ofRole.test(arn)
}

const ofRole = /^arn:[^:]*:(?:sts::\d*:assumed-role|iam::\d*:role)\//
