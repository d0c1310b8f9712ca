import { withProfiles, type WrittenNeed } from './profile-ways.ts'
import catalogue from './techniques.json' with { type: 'json' }

/**
 * A permission that a technique uses. `on`: what of, by a word that `thingsFor` fills in; `other-role` is any role that trusts the
 * service that it is passed to, besides the one that is gained or the same.
 */
export type Need = {
  readonly action: string
  readonly on: string
  /** The service that the role is passed to (`iam:PassedToService`). */
  readonly passedTo?: string
  /** Of anything: what kind it is, where the action takes several; an ARN without its beginning. */
  readonly of?: string
  /** Is it asked as of a role whose trust policy names the actor, which the way has written before? */
  readonly onceTrusted?: boolean
  /** What must be so of what it is used on, where this is the way that is taken. */
  readonly requires?: readonly Requirement[]
}

/** What must be so besides permissions, of the things that the workspace holds. */
export type Requirement =
  /** Its boundary, or the actor's where it is of no user or role, may hold something back: it doesn't allow everything outright. */
  | 'held-by-boundary'
  /** Its own identity-based policies don't allow everything anyway, which no further Allow would add to. */
  | 'lacks-an-allow'
  /** The same, or what is rewritten denies something. */
  | 'lacks-an-allow-or-held-deny'
  /** The group allows something that the actor's own policies don't. */
  | 'new-policy'
  /** The group allows anything at all. */
  | 'allowing-group'
  /** A policy that is attached to it, one of its own, or any of both denies something. What that blocks is not looked at. */
  | 'managed-deny'
  | 'inline-deny'
  | 'some-deny'
  /** One of its versions allows something that the actor's Allows don't show to be allowed, or lacks a Deny of the default. */
  | 'wider-version'
  | 'room-for-version'
  | 'fewer-than-two-keys'
  | 'two-keys'
  | 'inactive-key'
  | 'password'
  | 'no-password'
  | 'mfa-device'
  | 'active-key'
  | 'service-credential'
  | 'instance-profile'
  | 'profile-of-role'
  | 'empty-profile'
  | 'trusted-provider'

/**
 * Why a technique isn't looked for: what the workspace can't hold, a service that is closed, or that the relation of
 * who can assume what tells of it already.
 */
export type Missing =
  | 'assume-relation'
  | 'closed-service'
  | 'identity-center'
  | 'member-account'
  | 'organization-delegation'
  | 'roles-anywhere'
  | 'what-the-value-unlocks'

/** A known way to more than one was given. */
export type Technique = {
  readonly id: string
  readonly name: string
  readonly category: string
  /** Kinds of principals who can use it: a user's permission to edit users is no way up for a role. */
  readonly actors: readonly string[]
  /** Sets of permissions, any one of which will do, all of it. None where the relation of who can assume what tells. */
  readonly ways: readonly (readonly Need[])[]
  readonly target: string
  /** Services, one of which the role in question must trust: of several that which it is passed to. None where that doesn't matter. */
  readonly services: readonly string[]
  readonly requires: readonly Requirement[]
  /** What must be so and that nothing here can tell: with any, a way is never known for certain. */
  readonly assumes: readonly string[]
  readonly yields: string
  /** Where it is less than to act as whom it is done to: as that user in one service alone, or what a sign-in as it then lacks. */
  readonly gain?: 'service' | 'sign-in'
  /** Null where the workspace holds all that it takes to tell. */
  readonly needs: Missing | null
  readonly confidence: string
  /** Where it is described: project or site, and its name there. */
  readonly sources: readonly string[]
}

type Written = Omit<Technique, 'ways'> & { readonly ways: readonly (readonly WrittenNeed[])[] }

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file stands beside this one, and a test reads it whole
const written = catalogue as readonly Written[]

/** Every technique that is known, those that can't be told from a workspace among them. */
export const techniques: readonly Technique[] = written.map((one) =>
  Object.assign({}, one, { ways: one.ways.flatMap(withProfiles) }),
)

/** The one technique that the relation of who can assume what tells of: see `assuming-administrators.ts`. */
export const assumingTechnique = 'sts-assume-administrator'

/** Techniques that a workspace tells of by permissions alone. */
export const decidable: readonly Technique[] = techniques.filter(
  ({ id, needs }) => needs === null && id !== assumingTechnique,
)

const byId = new Map(techniques.map((technique) => [technique.id, technique]))

/** The technique of that id. Throws where there is none. */
export function techniqueOf(id: string): Technique {
  const found = byId.get(id)
  if (found === undefined) throw new Error(`no such technique: ${id}`)
  return found
}
