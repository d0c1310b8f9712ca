import type { Instant } from '#model/entities/names.ts'

import { dayText } from '../parts/instant-text.tsx'

const dayMs = 86_400_000

/** How old something is in words, `Today`, `1 day`, `400 days`; `-` where the moment can't be read. */
export function ageText(created: Instant, now: Instant): string {
  const days = Math.floor((Date.parse(now) - Date.parse(created)) / dayMs)
  if (Number.isNaN(days)) return '-'
  if (days < 1) return 'Today'
  return days === 1 ? '1 day' : `${days.toLocaleString('en')} days`
}

/** AWS's advice is to replace access keys by then. */
const oldDays = 90

export function isOld(created: Instant, now: Instant): boolean {
  return Date.parse(now) - Date.parse(created) > oldDays * dayMs
}

/** When something was last used, or that nobody knows of it. */
export function lastUseText(lastUsed: Instant | null): string {
  return lastUsed === null ? 'never, as far as this workspace knows' : dayText(lastUsed)
}
