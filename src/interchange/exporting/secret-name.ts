/** The name of a secret without the six characters that Secrets Manager adds to it in ARNs. */
export function secretName(nameInArn: string): string {
  return /^.+-[A-Za-z0-9]{6}$/s.test(nameInArn) ? nameInArn.slice(0, -7) : nameInArn
}
