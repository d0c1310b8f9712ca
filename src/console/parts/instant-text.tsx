import type { Instant } from '#model/entities/names.ts'

const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

/** A moment in words, in UTC as AWS shows it. Text that is no moment is shown as it came. */
export function InstantText({ at }: { readonly at: Instant }) {
  return <time dateTime={at}>{instantText(at)}</time>
}

export function instantText(at: Instant): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? at : `${format.format(date)} UTC`
}

const dayFormat = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })

/** The day of a moment, where the hour would only take room. */
export function dayText(at: Instant): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? at : dayFormat.format(date)
}
