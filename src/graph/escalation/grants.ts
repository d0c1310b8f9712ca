import type { AccountThings } from './account-things.ts'
import type { Actor, Use } from './actor.ts'
import { oneFor } from './lists-of-things.ts'
import { denied, numberOf, type Permission } from './permission.ts'
import { isOwnHolder } from './policies-named.ts'
import { isOther, type Thing } from './thing.ts'
import { namesAllowed } from './things-of-actor.ts'

/** Things on which the same permissions are had in the same way. */
export type Grants = {
  /** Those of `but` are not among them, nor what acts as them; the list may hold them. */
  readonly among: readonly Thing[]
  readonly but: ReadonlySet<string>
  readonly first: Thing
  /** What the engine says of each use. */
  readonly permissions: readonly Permission[]
}

type Asked = {
  readonly usesOn: (thing: Thing) => readonly Use[]
  /** Is each use on the thing itself? */
  readonly isOnItself: boolean
  readonly but: ReadonlySet<string>
}

type Asker = { readonly actor: Actor; readonly things: AccountThings }

/**
 * The things of a list on which every use is permitted, by what the engine says of the uses. Where no policy looks at what
 * is used, one thing is asked about for all; where policies spell out names, only those are.
 */
export function grantsOn(asker: Asker, list: readonly Thing[], asked: Asked): readonly Grants[] {
  const { actor } = asker
  const { usesOn, but } = asked
  const sample = list.find((thing) => isOther(thing, but))
  if (sample === undefined) return []
  const uses = usesOn(sample)
  const isOwn = isOwnHolder(actor.principal, sample.entity)
  const isEdit = isOwn && uses.some((use) => actor.lookFor(use).asksForPolicy)
  const isPlain = asked.isOnItself && sample.entity !== null && !isEdit && asker.things.isPlain(list)
  if (isPlain && uses.every((use) => actor.lookFor(use).isSameForAll)) {
    const permissions = permissionsOn(actor, usesOn(sample))
    return permissions === null ? [] : [{ among: list, but, first: sample, permissions }]
  }
  const permissionsFor = isPlain
    ? askedOnce(actor, uses, usesOn)
    : (one: Thing) => permissionsOn(actor, usesOn(one))
  const alike = new Map<string, { readonly some: Thing[]; readonly permissions: readonly Permission[] }>()
  for (const thing of isPlain ? spelledOut(asker, list, uses) : list) {
    const permissions = permissionsFor(thing)
    if (permissions === null) continue
    const key = permissions.map(numberOf).join(' ')
    const found = alike.get(key)
    if (found === undefined) alike.set(key, { some: [thing], permissions })
    else found.some.push(thing)
  }
  return [...alike.values()].flatMap(({ some, permissions }) => {
    const among = oneFor(list, some)
    const first = among.find((thing) => isOther(thing, but))
    return first === undefined ? [] : [{ among, but, first, permissions }]
  })
}

/** What is permitted on a thing itself; things that policies don't tell apart are asked about once. */
function askedOnce(
  actor: Actor,
  uses: readonly Use[],
  usesOn: Asked['usesOn'],
): (thing: Thing) => readonly Permission[] | null {
  const looks = uses.map((use) => actor.lookFor(use))
  const isTold = looks.every(({ isToldBySignature }) => isToldBySignature)
  const known = new Map<string, readonly Permission[] | null>()
  return (thing) => {
    if (!isTold || thing.entity === null || thing.entity.kind === 'resource') {
      return permissionsOn(actor, usesOn(thing))
    }
    const at = looks.length === 1 ? looks[0]?.signatureOf(thing) : undefined
    const signature = at ?? looks.map((look) => look.signatureOf(thing)).join(' ')
    const found = known.get(signature)
    if (found !== undefined) return found
    const permissions = permissionsOn(actor, usesOn(thing))
    known.set(signature, permissions)
    return permissions
  }
}

function permissionsOn(actor: Actor, uses: readonly Use[]): readonly Permission[] | null {
  const permissions: Permission[] = []
  for (const use of uses) {
    const permission = actor.may(use)
    if (permission === denied) return null
    permissions.push(permission)
  }
  return permissions
}

/** The things that the Allows on one of the actions spell out, where they do: of the others nothing is allowed. */
function spelledOut(
  { actor, things }: Asker,
  list: readonly Thing[],
  uses: readonly Use[],
): readonly Thing[] {
  let fewest: readonly string[] | null = null
  for (const { action } of uses) {
    if (action.startsWith('sts:')) continue // a trust policy lets in by itself
    const names = namesAllowed(actor, action)
    if (names !== null && names.length < (fewest?.length ?? list.length)) fewest = names
  }
  return fewest === null ? list : [...new Set(fewest.flatMap((name) => things.namedIn(list, name)))]
}
