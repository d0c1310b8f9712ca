import type { Resource } from './entity.ts'

/** What of a resource bears on decisions and can be refused to whoever collects an account. */
export const unreadParts = ['policy', 'grants', 'blockPublicAccess'] as const

export type UnreadPart = (typeof unreadParts)[number]

/** The resource with one part more that nobody has read: what stands there in the meantime says nothing. */
export function withUnread(resource: Resource, part: UnreadPart): Resource {
  const { unread = [] } = resource
  return unread.includes(part) ? resource : { ...resource, unread: [...unread, part] }
}

/** The resource once somebody says what these parts of it are. The same object where all of them were known. */
export function withRead(resource: Resource, parts: readonly UnreadPart[]): Resource {
  const { unread, ...known } = resource
  if (unread === undefined || !unread.some((one) => parts.includes(one))) return resource
  const left = unread.filter((one) => !parts.includes(one))
  return left.length === 0 ? known : { ...known, unread: left }
}
