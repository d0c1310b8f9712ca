import type { Entity } from '#model/entities/entity.ts'

/** The fields in which two states of an entity differ, in words: `attached policies`. */
export function differingFields(from: Entity, to: Entity): readonly string[] {
  const before = new Map<string, unknown>(Object.entries(from))
  const after = new Map<string, unknown>(Object.entries(to))
  return [...new Set([...after.keys(), ...before.keys()])]
    .filter((field) => JSON.stringify(after.get(field)) !== JSON.stringify(before.get(field)))
    .map((field) => special.get(field) ?? field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
}

const special: ReadonlyMap<string, string> = new Map([
  ['unread', 'what was not read'],
  ['unlisted', 'lists that were not read'],
])
