import type { EntityId } from '#model/entities/entity.ts'

type Named = { readonly id: EntityId; readonly name: string }

/**
 * A name for each entity that other languages take as an identifier: ASCII letters, digits and `joint` (which may
 * be empty), beginning with a letter. Different entities have different names, letter case aside.
 */
export function blockNames(entities: readonly Named[], joint: '_' | ''): ReadonlyMap<EntityId, string> {
  const taken = new Set<string>()
  return new Map(
    entities.map(({ id, name }) => {
      const wanted = identifierOf(name, joint)
      let given = wanted
      for (let n = 2; taken.has(given.toLowerCase()); n += 1) given = `${wanted}${joint}${n}`
      taken.add(given.toLowerCase())
      return [id, given]
    }),
  )
}

function identifierOf(name: string, joint: '_' | ''): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const joined = words.map((word) => (joint === '' ? capitalised(word) : word)).join(joint)
  return (/^[A-Za-z]/.test(joined) ? joined : `x${joint}${joined}`).slice(0, 80)
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
