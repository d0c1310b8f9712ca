/** What an account asks of its users' passwords, under AWS's names. Source: IAM API Reference, "PasswordPolicy". */
export type PasswordPolicy = {
  /** 6 to 128. */
  readonly minimumPasswordLength: number
  readonly requireSymbols: boolean
  readonly requireNumbers: boolean
  readonly requireUppercaseCharacters: boolean
  readonly requireLowercaseCharacters: boolean
  readonly allowUsersToChangePassword: boolean
  /** Days, 1 to 1,095; null where passwords don't expire. */
  readonly maxPasswordAge: number | null
  /** How many earlier passwords can't be used again, 1 to 24; null where all can. */
  readonly passwordReusePrevention: number | null
  /** Whether an expired password can be reset by an administrator alone. */
  readonly hardExpiry: boolean
}
