import type { Monaco } from './monaco.ts'

let loading: Promise<Monaco> | null = null

/** Monaco, fetched when the first policy opens. After a failure the next call tries again. */
export function loadMonaco(): Promise<Monaco> {
  loading ??= import('./monaco.ts').then(
    ({ monaco }) => monaco,
    (error: unknown) => {
      loading = null
      throw error
    },
  )
  return loading
}
