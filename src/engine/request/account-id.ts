/** Twelve digits, as a text. Source: IAM User Guide, "IAM identifiers". */
export function isAccountId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{12}$/.test(value)
}
