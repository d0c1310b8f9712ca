import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { askDoubt, isActionName } from '#catalog/ask-doubt.ts'
import type { Ask } from '#worker/contract.ts'

import { catalog } from '../../state/catalog.ts'
import { local } from '../../state/queries.ts'
import { doubtSentence } from '../../wording/doubt-wording.ts'

type Asked = Pick<Ask, 'action' | 'resource'>
type Warnings = { readonly action: string | null; readonly resource: string | null }

const none: Warnings = { action: null, resource: null }
/** Milliseconds without a keystroke before what was typed is doubted. */
const pause = 500

/** What to warn of at the fields of a request: that AWS documents no such action, or not on such a resource. Blocks nothing. */
export function useAskDoubt(asked: Asked): Warnings {
  const action = usePaused(asked.action.trim())
  const resource = usePaused(asked.resource.trim())
  const { data = none } = useQuery({
    ...local,
    queryKey: ['ask-doubt', action, resource],
    queryFn: () => warningsFor({ action, resource }),
    enabled: isActionName(action),
  })
  return isActionName(action) ? data : none
}

/** Where the catalog can't be read, there is nothing to warn of. */
async function warningsFor(asked: Asked): Promise<Warnings> {
  const [index, service] = await Promise.all([
    catalog.index(),
    catalog.service(asked.action.slice(0, asked.action.indexOf(':'))),
  ])
  const doubt = index.ok && service.ok ? askDoubt(service.value, asked) : null
  if (doubt === null || !index.ok) return none
  const sentence = doubtSentence(doubt, index.value.date)
  return doubt.kind === 'no-such-service' || doubt.kind === 'no-such-action'
    ? { action: sentence, resource: null }
    : { action: null, resource: sentence }
}

/** The text as it was when it last stood still. */
function usePaused(text: string): string {
  const [settled, settle] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => settle(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
