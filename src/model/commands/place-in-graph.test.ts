import { describe, expect, it } from 'vitest'

import { accepted, smallCompany, the } from '#testing/accounts.ts'

import { applyChange, reverseChange } from '../change.ts'
import { loadWorkspace, saveWorkspace } from '../file/workspace-file.ts'
import { graphLayoutOf, type Place } from '../graph-layout.ts'
import type { Workspace } from '../workspace.ts'
import { forgetPlaces, placeInGraph } from './place-in-graph.ts'

const put = (workspace: Workspace, place: Place, view = 'nothing') =>
  applyChange(workspace, accepted(placeInGraph(workspace, { view, node: the.alice, name: 'alice', place })))

describe('a box put somewhere in the graph', () => {
  it('stays there, in the view that it was put in alone, and after saving and loading', () => {
    const placed = put(put(smallCompany(), { x: 10.4, y: -20 }), { x: 7, y: 8 }, 'account')
    const loaded = loadWorkspace(JSON.parse(JSON.stringify(saveWorkspace(placed))))
    const layout = graphLayoutOf(loaded.ok ? loaded.value : smallCompany())
    expect(layout.get('nothing')).toEqual(new Map([[the.alice, { x: 10, y: -20 }]]))
    expect(layout.get('account')).toEqual(new Map([[the.alice, { x: 7, y: 8 }]]))
  })

  it('goes back with one undo, to nothing kept at all where it was the first', () => {
    const before = smallCompany()
    const change = accepted(
      placeInGraph(before, { view: 'nothing', node: the.alice, name: 'alice', place: { x: 1, y: 2 } }),
    )
    expect(applyChange(applyChange(before, change), reverseChange(change))).toEqual(before)
  })

  it('leaves alone what else is kept beside the places', () => {
    const before: Workspace = {
      ...smallCompany(),
      extensions: new Map([['', { 'x-mine': 1, layout: { board: 3 } }]]),
    }
    expect(put(before, { x: 1, y: 2 }).extensions.get('')).toEqual({
      'x-mine': 1,
      layout: { board: 3, graph: { nothing: { [the.alice]: { x: 1, y: 2 } } } },
    })
  })

  it('is forgotten with all others of its view', () => {
    const placed = put(put(smallCompany(), { x: 1, y: 2 }), { x: 3, y: 4 }, 'account')
    const forgotten = applyChange(placed, accepted(forgetPlaces(placed, { view: 'nothing' })))
    expect([...graphLayoutOf(forgotten).keys()]).toEqual(['account'])
  })

  it('is refused where the place is none', () => {
    const place = { x: NaN, y: 0 }
    expect(placeInGraph(smallCompany(), { view: 'nothing', node: 'a', name: 'a', place }).ok).toBe(false)
  })
})
