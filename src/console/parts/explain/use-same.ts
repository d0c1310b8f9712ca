import { useState } from 'react'

/** The value as it was for as long as it says the same: lists and objects made anew at each render stay one object. */
export function useSame<Value>(value: Value): Value {
  const [kept, keep] = useState(value)
  if (JSON.stringify(kept) === JSON.stringify(value)) return kept
  keep(value)
  return value
}
