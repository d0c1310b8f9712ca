import type { PasswordPolicy } from '#model/entities/password-policy.ts'

/** A password policy in words, a label and a value each. */
export function passwordPolicyFacts(
  policy: PasswordPolicy,
): readonly { readonly label: string; readonly value: string }[] {
  const { maxPasswordAge, passwordReusePrevention } = policy
  return [
    { label: 'Shortest length', value: `${policy.minimumPasswordLength} characters` },
    { label: 'Must have', value: requiredText(policy) },
    { label: 'Expires', value: maxPasswordAge === null ? 'Never' : `After ${days(maxPasswordAge)}` },
    {
      label: 'Earlier passwords',
      value:
        passwordReusePrevention === null
          ? 'May be used again'
          : `The last ${passwordReusePrevention} may not be used again`,
    },
    {
      label: 'Users change their own',
      value: policy.allowUsersToChangePassword ? 'Allowed' : 'Not allowed by this policy',
    },
    {
      label: 'After expiry',
      value: policy.hardExpiry ? 'An administrator has to reset it' : 'The user sets a new one',
    },
  ]
}

function requiredText(policy: PasswordPolicy): string {
  const kinds = [
    policy.requireUppercaseCharacters ? 'capital letters' : null,
    policy.requireLowercaseCharacters ? 'small letters' : null,
    policy.requireNumbers ? 'digits' : null,
    policy.requireSymbols ? 'signs' : null,
  ].filter((kind) => kind !== null)
  return kinds.length === 0 ? 'Nothing in particular' : kinds.join(', ')
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
