import type { Entity } from '#model/entities/entity.ts'

/** One thing that a permission is used on: its ARN as asked, what it is, and the identity that it gives away. */
export type Thing = {
  readonly arn: string
  readonly entity: Entity | null
  readonly gains: string | null
  /** Of an identity provider: the roles that it lets people into. */
  readonly opens?: () => readonly string[]
}

/** Something that isn't there yet, or that can't be held. */
export function made(arn: string): Thing {
  return { arn, entity: null, gains: null }
}

/** What the thing is told as: the bucket of an object; null for what is made anew. */
export function targetOf({ entity }: Thing): string | null {
  return entity !== null && 'arn' in entity ? entity.arn : null
}

/** ARNs of no identity. */
export const nobody: ReadonlySet<string> = new Set()

/** Is it, and what it gives away, none of those? Nobody gains what it is already. */
export function isOther({ arn, gains }: Thing, but: ReadonlySet<string>): boolean {
  return but.size === 0 || (!but.has(arn) && (gains === null || !but.has(gains)))
}
