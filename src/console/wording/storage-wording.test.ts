import { afterEach, describe, expect, it } from 'vitest'

import { showSaveState } from '../state/save-store.ts'
import { problemSentence } from './problem-wording.ts'
import { projectSentence } from './storage-wording.ts'

const told = () => [problemSentence({ kind: 'read-only' }), projectSentence({ kind: 'read-only' })]

describe('why nothing can be changed in a tab', () => {
  afterEach(() => showSaveState({ kind: 'saved' }))

  it('is that another one saves, and how to take over', () => {
    showSaveState({ kind: 'following' })
    for (const sentence of told())
      expect(sentence).toMatch(/another tab has it open and saves it, .* Take over first/)
  })

  it('is the handing over, while this one still saves', () => {
    showSaveState({ kind: 'saving' })
    for (const sentence of told()) expect(sentence).toContain('is being handed to another tab')
  })

  it('is what went wrong, where another one took over and not everything was saved', () => {
    showSaveState({ kind: 'unsaved', problem: { kind: 'out-of-step' } })
    for (const sentence of told()) expect(sentence).toContain('Download your work here')
  })
})
