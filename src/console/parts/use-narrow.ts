import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 688px)')

/** Is there room for one column only, as on a phone? */
export function useNarrow(): boolean {
  return useSyncExternalStore(follow, () => narrow.matches)
}

function follow(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange)
  return () => narrow.removeEventListener('change', onChange)
}
