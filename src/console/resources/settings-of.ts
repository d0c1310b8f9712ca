import type { ResourceType } from '#model/entities/entity.ts'

/** Does a resource of this type have anything to set beside its policy? */
export function hasSettings(type: ResourceType): boolean {
  return type === 's3-bucket' || type === 's3-access-point' || type === 'kms-key' || type === 'vpc-endpoint'
}
