import type { Role } from '#model/entities/entity.ts'

/** A role that AWS makes itself: for a service, or for a permission set of IAM Identity Center. */
export type MadeByAws =
  | { readonly kind: 'service-linked'; readonly service: string; readonly suffix: string | null }
  | { readonly kind: 'identity-center' }

/**
 * How a role came about that nobody can create by its name; null for any other. Told by its path, as AWS keeps those
 * paths to itself. The suffix of a service-linked role is what follows the first `_` of its name.
 */
export function madeByAws({ path, name }: Role): MadeByAws | null {
  if (path.startsWith('/aws-reserved/sso.amazonaws.com/')) return { kind: 'identity-center' }
  const service = /^\/aws-service-role\/([^/]+)\//.exec(path)?.[1]
  if (service === undefined) return null
  const underscore = name.indexOf('_')
  return { kind: 'service-linked', service, suffix: underscore < 0 ? null : name.slice(underscore + 1) }
}
