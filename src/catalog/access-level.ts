/** What an action does to a service, as AWS sorts its actions: every action has one of these. */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Permissions management' | 'Tagging'

/** All access levels, from the harmless to the grave, tagging last: the order in which AWS's own tables have them. */
export const accessLevels: readonly AccessLevel[] = [
  'List',
  'Read',
  'Write',
  'Permissions management',
  'Tagging',
]

const narrower: ReadonlySet<string> = new Set(['Permissions management', 'Tagging'])

/**
 * The access level of an action whose properties AWS lists as `Tagging, Write`, in any order; null for properties
 * that spell no level.
 *
 * An action that changes tags alone, or permissions, is marked as one that writes too, and yet has one level, the
 * narrower: "Write actions might also allow modifying a resource tag. However, an action that allows only changes
 * to tags has the Tagging access level."
 *
 * Source: IAM User Guide, "Access levels in policy summaries".
 */
export function accessLevelOfProperties(text: string): AccessLevel | null {
  const properties = new Set(text.split(',').map((property) => property.trim()))
  if (properties.size === 2 && properties.delete('Write')) {
    const [rest = ''] = properties
    return narrower.has(rest) ? asAccessLevel(rest) : null
  }
  const [only = ''] = properties
  return properties.size === 1 ? asAccessLevel(only) : null
}

/** `text` as the access level that it names, or null. */
export function asAccessLevel(text: unknown): AccessLevel | null {
  return accessLevels.find((level) => level === text) ?? null
}
