import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'

import { waysText } from '#engine/explain/condition-words.ts'
import type { Access } from '#graph/questions/access-of.ts'

import { unknownSentence } from '../../wording/unknown-wording.ts'

const looks: Readonly<Record<Access['state'], readonly [StatusIndicatorProps.Type, string]>> = {
  allowed: ['success', 'Allowed'],
  conditional: ['warning', 'Depends'],
  denied: ['error', 'Denied'],
  unknown: ['info', 'Unknown'],
}

/** The word for a state. */
export function stateWord(state: Access['state']): string {
  return looks[state][1]
}

/** A state as icon and word. */
export function AccessState({ state }: { readonly state: Access['state'] }): ReactNode {
  const [type, word] = looks[state]
  return (
    <StatusIndicator type={type} wrapText={false}>
      {word}
    </StatusIndicator>
  )
}

/** On what an answer hangs, or what is missing for one, in words; empty where it hangs on nothing. */
export function accessText(access: Access): string {
  switch (access.state) {
    case 'allowed':
    case 'denied':
      return ''
    case 'unknown':
      return access.reasons.length === 0
        ? 'Neither proved nor refuted.'
        : [...new Set(access.reasons.map(unknownSentence))].join(' ')
    case 'conditional': {
      const ways = access.ways.length > 0 ? access.ways : [access.conditions]
      const text = waysText(ways).replaceAll('`', '')
      const own = access.isOutside ? 'Their own account, which can’t be seen, must allow it too' : ''
      const when = text === '' ? '' : `Where ${text}${access.isExact ? '' : ' (there may be other ways)'}`
      return [when, own].filter((part) => part !== '').join('. ')
    }
  }
}
