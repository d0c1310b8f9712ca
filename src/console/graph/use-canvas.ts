import { type ComponentType, createElement, type ReactNode, useEffect, useState } from 'react'

import { engine } from '#console/state/engines.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'
import { entitiesOf } from '#model/workspace.ts'

import type { GraphCanvasProps } from './graph-canvas.tsx'

type Canvas = ComponentType<GraphCanvasProps>

let loaded: Canvas | null = null

/** So small that laying it out only fetches what lays out. */
const nothing: TrustGraph = {
  nodes: ['a', 'b'].map((id) => ({ id, kind: 'role', name: id, accountId: null, entity: null })),
  edges: [
    {
      id: 'a b',
      from: 'a',
      to: 'b',
      kind: 'AssumeRole',
      state: 'allowed',
      reason: 'decided',
      conditions: [],
      sentence: '',
      deciding: [],
    },
  ],
}

/** Between these the picture is mostly of a size that is laid out without the library. */
const fewest = 60
const most = 1000
/** There it is needed only when something is looked at closely, by when the first picture stands. */
const afterPictureMs = 2500

/** Let the worker fetch what lays out, while this thread still builds the screen, where it will be needed. */
export function warmUp(): void {
  const { workspace } = workspaceStore.getState()
  const principals = entitiesOf(workspace, 'user').length + entitiesOf(workspace, 'role').length
  const isLater = principals > fewest && principals <= most
  if (isLater) setTimeout(fetchLayout, afterPictureMs)
  else fetchLayout()
}

/** Fetch what draws the picture: worth doing while its lines are still computed. */
export async function loadCanvas(): Promise<Canvas> {
  loaded ??= (await import('./graph-canvas.tsx')).GraphCanvas
  return loaded
}

function fetchLayout(): void {
  // A worker that fails here fails again, with a word, when it is asked in earnest.
  engine('analysis')
    .ask('layOut', nothing)
    .catch(() => undefined)
}

/** Is it fetched? Only those who look at the picture need it. */
export function useCanvas(): boolean {
  const [isThere, setThere] = useState(loaded !== null)
  useEffect(() => {
    let isWanted = true
    const fetch = async () => {
      await loadCanvas()
      if (isWanted) setThere(true)
    }
    void fetch()
    return () => {
      isWanted = false
    }
  }, [])
  return isThere
}

/**
 * The picture, once what draws it is fetched. Not by `lazy`, which would hold the picture back for a third of a second
 * more than it takes.
 */
export function canvasOf(props: GraphCanvasProps): ReactNode {
  return loaded === null ? null : createElement(loaded, props)
}
