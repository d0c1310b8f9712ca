import { parseDate } from '#engine/condition/date-comparison.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { RequestContext } from '#engine/request/request.ts'

const second = 1000

/**
 * Times that tell all later ones apart, as these conditions see them: the beginning of today, and a second before, at and after each
 * later time that they name. In milliseconds since 1970. Rule R4.7.
 */
export function momentsNamed(conditions: readonly OpenCondition[], today: number): readonly number[] {
  const dates = conditions.flatMap(({ values }) => values.flatMap((text) => parseDate(text) ?? []))
  const around = dates.flatMap((date) => [date - second, date, date + second])
  return [today, ...around.filter((time) => time > today)]
}

/** What every call at that time brings (R6.1). */
export function keysAt(time: number): RequestContext {
  return {
    'aws:CurrentTime': new Date(time).toISOString(),
    'aws:EpochTime': String(Math.floor(time / second)),
  }
}
