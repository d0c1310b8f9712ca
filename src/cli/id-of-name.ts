import { ok, refused, type Result } from '#engine/result.ts'

/** Something that an option may name. */
type Held = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly accountId?: string | null
}

/** At most so many are listed where several are called alike. */
const most = 8

/**
 * The id that is typed, or of the one that is called so; an account by its id. Null where nothing is; refused where several are, so
 * that none of them is taken silently.
 */
export function idOfName(held: readonly Held[], typed: string): Result<string | null, string> {
  if (held.some(({ id }) => id === typed)) return ok(typed)
  const ids = [...new Set(held.filter((one) => isCalled(one, typed)).map(({ id }) => id))]
  const [first, second] = ids
  if (first === undefined) return ok(null)
  if (second === undefined) return ok(first)
  const more = ids.length > most ? `, and ${ids.length - most} more` : ''
  return refused(`\`${typed}\` may be ${ids.slice(0, most).join(', ')}${more}: name one of them by its ARN`)
}

function isCalled({ name, kind, accountId }: Held, typed: string): boolean {
  if (kind === 'root' || kind === 'external-account') return accountId === typed || name === typed
  return name === typed
}
