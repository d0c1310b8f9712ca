/** Who was refused, as AWS wrote it. `account` is null where the text doesn't tell it, or has it blacked out. */
export type StatedPrincipal =
  | { readonly kind: 'user'; readonly arn: string; readonly account: string | null; readonly name: string }
  | {
      readonly kind: 'role-session'
      readonly arn: string
      readonly account: string | null
      /** Without the path, which a session's ARN drops (R1.7). */
      readonly role: string
      readonly sessionName: string | null
    }
  | { readonly kind: 'role'; readonly arn: string; readonly account: string | null; readonly name: string }
  | { readonly kind: 'root'; readonly arn: string; readonly account: string | null }
  | {
      readonly kind: 'federated-user'
      readonly arn: string
      readonly account: string | null
      readonly name: string
    }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'anonymous' }
  /** CloudTrail tells the owner of a resource no more than this of a caller from another account. */
  | { readonly kind: 'other-account'; readonly account: string; readonly principalId: string }
  /** A name alone, or an ARN of something that can't call. */
  | { readonly kind: 'named'; readonly name: string }

const arnForm = /^arn:([\w-]+):(iam|sts):[^:]*:([^:]*):(.+)$/

/**
 * Read a principal as error messages name it: an ARN, `anonymous`, a service's host name or a bare name. Null for the
 * words that stand where AWS leaves the name out (`User is not authorized …`).
 */
export function parseStatedPrincipal(text: string): StatedPrincipal | null {
  const trimmed = text.replace(/^["'`(]+|["'`),;.]+$/g, '')
  if (/^(?:user|principal|caller|identity|role|you)?$/i.test(trimmed)) return null
  if (/^ann?onymous$/i.test(trimmed)) return { kind: 'anonymous' }
  if (/^[a-z0-9.-]+\.amazonaws\.com$/.test(trimmed)) return { kind: 'service', service: trimmed }
  return principalOfArn(trimmed) ?? { kind: 'named', name: trimmed }
}

function principalOfArn(arn: string): StatedPrincipal | null {
  const [, , service, account = '', rest = ''] = arnForm.exec(arn) ?? []
  if (service === undefined) return null
  const common = { arn, account: /^\d{12}$/.test(account) ? account : null }
  if (rest === 'root') return { kind: 'root', ...common }
  const [type = '', ...path] = rest.split('/')
  const name = path.at(-1) ?? ''
  if (name === '') return null
  if (service === 'sts' && type === 'assumed-role') {
    // a session name can't hold a slash, so whatever stands before the last one is the role
    return path.length === 1
      ? { kind: 'role-session', ...common, role: name, sessionName: null }
      : { kind: 'role-session', ...common, role: path.at(-2) ?? '', sessionName: name }
  }
  if (service === 'sts' && type === 'federated-user') return { kind: 'federated-user', ...common, name }
  if (service === 'iam' && type === 'user') return { kind: 'user', ...common, name }
  if (service === 'iam' && type === 'role') return { kind: 'role', ...common, name }
  return null
}
