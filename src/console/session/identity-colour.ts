import type { Session } from '#sessions/session.ts'

/** Each at least 3 to 1 against the dark top bar. */
const roleColours = [
  '#f2a33a',
  '#e86a8a',
  '#7fc45c',
  '#b58cf0',
  '#4fb8e8',
  '#e8d44d',
  '#f0764e',
  '#4fd0b4',
] as const

/**
 * The colour that stands for whoever acts: a role's own, the same each time; none for an identity with long-term
 * credentials. Never the only sign: the name always stands beside it.
 */
export function identityColour(session: Session): string | null {
  if (session.kind !== 'role') return null
  let sum = 0
  for (const character of session.role) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return roleColours[sum % roleColours.length] ?? null
}
