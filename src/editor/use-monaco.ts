import { useEffect, useState } from 'react'

import { loadMonaco } from './load.ts'
import type { Monaco } from './monaco.ts'

export type MonacoState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly monaco: Monaco }

const loading: MonacoState = { kind: 'loading' }

async function loaded(): Promise<MonacoState> {
  try {
    return { kind: 'ready', monaco: await loadMonaco() }
  } catch {
    return { kind: 'failed' }
  }
}

export function useMonaco(): MonacoState {
  const [state, setState] = useState<MonacoState>(loading)
  useEffect(() => {
    let isGone = false
    const load = async () => {
      const next = await loaded()
      if (!isGone) setState(next)
    }
    void load()
    return () => {
      isGone = true
    }
  }, [])
  return state
}
