import { useEffect } from 'react'

/** Keep who acts in the address once there is a workspace. Fetched then: the first picture doesn't wait for it. */
export function useIdentityInAddress(isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return undefined
    const leaving = new AbortController()
    void keep(leaving.signal)
    return () => leaving.abort()
  }, [isReady])
}

async function keep(leaving: AbortSignal): Promise<void> {
  const { keepIdentityInAddress } = await import('#console/links/identity-in-address.ts')
  if (!leaving.aborted) leaving.addEventListener('abort', keepIdentityInAddress())
}
