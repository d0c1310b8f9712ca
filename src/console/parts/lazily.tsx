import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

type Fetched = { readonly kind: 'waiting' | 'there' } | { readonly kind: 'failed'; readonly error: unknown }

/**
 * A component that is fetched when it is first shown, with `waiting` in its place until then. Like React's `lazy`, but
 * shown as soon as it is there: behind a `Suspense` even what was fetched ahead waits for a third of a second. Throws
 * where it can't be fetched; shown anew, it is fetched anew.
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = null,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null

  async function fetchIt(): Promise<Fetched> {
    try {
      loaded = await load()
      return { kind: 'there' }
    } catch (error) {
      return { kind: 'failed', error }
    }
  }

  return function Lazily(props: Props): ReactNode {
    const [fetched, setFetched] = useState<Fetched>({ kind: loaded === null ? 'waiting' : 'there' })
    useEffect(() => {
      let isShown = true
      const showWhenThere = async () => {
        const next = await fetchIt()
        if (isShown) setFetched(next)
      }
      if (loaded === null) void showWhenThere()
      return () => {
        isShown = false
      }
    }, [])
    if (fetched.kind === 'failed') throw fetched.error
    const Loaded = loaded
    return Loaded === null ? waiting : <Loaded {...props} />
  }
}
