/**
 * Long work that whoever runs it may stop, or pause, between any two steps. A step takes a few milliseconds; what is
 * yielded is how many entries have been read since the step before.
 */
export type Steps<Value> = Generator<number, Value, undefined>

/** Entries of an export that make one step. */
export const entriesInStep = 100

/** Do all the steps, one right after the other. */
export function atOnce<Value>(steps: Steps<Value>): Value {
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}
