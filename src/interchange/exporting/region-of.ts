import type { Resource } from '#model/entities/entity.ts'

/** The region that a resource's ARN names; null where it names none. */
export function regionOf({ arn }: Pick<Resource, 'arn'>): string | null {
  const region = arn.split(':')[3] ?? ''
  return /^[a-z0-9-]+$/.test(region) ? region : null
}
