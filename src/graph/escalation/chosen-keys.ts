/** Calls of IAM that carry a key of IAM's own, by the key. A call that doesn't never has it. */
const callsWith: Readonly<Record<string, RegExp>> = {
  'iam:passedtoservice': /^iam:passrole$/,
  'iam:associatedresourcearn': /^iam:passrole$/,
  'iam:policyarn': /^iam:(attach|detach)(user|group|role)policy$/,
  'iam:awsservicename': /^iam:(create|delete)servicelinkedrole$/,
  // edits of what a user or role may do carry the boundary that it has; only these name one (R6.14)
  'iam:permissionsboundary': /^iam:(create(user|role)|put(user|role)permissionsboundary)$/,
}

/** Of calls on what one has made before: the boundary that it has is the one that it was made with. */
const callsOnOwn: Readonly<Record<string, RegExp>> = {
  'iam:permissionsboundary': /^iam:(attach|put)(user|role)policy$/,
}

/** Keys that say that a service calls, on somebody's behalf: whoever calls itself can't say so. */
const ofServices: ReadonlySet<string> = new Set(['kms:grantisforawsresource'])

/**
 * May whoever makes the call give `key` (in lower case) what value it likes, because the key tells of the call's own
 * parameters? Not where the call never has it: keys of another service, or of other calls of IAM. Of other services'
 * keys it isn't known which of their calls have them: they count as chosen. `isOnNew`: is it a call on what the caller made itself?
 *
 * Source: Service Authorization Reference, "Actions, resources, and condition keys for IAM"; KMS Developer Guide,
 * "kms:GrantIsForAWSResource".
 */
export function isChosenBy(
  { action, isOnNew }: { readonly action: string; readonly isOnNew: boolean },
  key: string,
): boolean {
  if (key.startsWith('aws:') || /:resourcetag\//.test(key) || ofServices.has(key)) return false
  const asked = action.toLowerCase()
  const calls = Object.hasOwn(callsWith, key) ? callsWith[key] : undefined
  if (calls !== undefined) return calls.test(asked) || (isOnNew && callsOnOwn[key]?.test(asked) === true)
  const [owner = ''] = key.split(':')
  // `saml:aud`, `token.actions.githubusercontent.com:sub`: what a session may have come with
  return owner === asked.split(':')[0] || owner === 'saml' || owner.includes('.')
}
