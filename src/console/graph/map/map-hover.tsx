import { type ReactNode, type RefObject, useImperativeHandle, useRef } from 'react'

import { nodeKindWords } from '#console/wording/graph-wording.ts'
import { isFold, type PictureNode } from '#graph/picture/picture.ts'

import { boxName } from '../box-name.ts'

export type Hover = {
  /** Name `node` at a point of the canvas; null: nothing is pointed at. */
  readonly point: (node: PictureNode | null, x: number, y: number) => void
}

/** Names the box under the pointer, which is too small to be read. Set by hand: it follows every move of the mouse. */
export function MapHover({ ref }: { readonly ref: RefObject<Hover | null> }): ReactNode {
  const tip = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => ({
    point: (node, x, y) => {
      if (tip.current === null) return
      tip.current.hidden = node === null
      if (node === null) return
      tip.current.textContent = isFold(node) ? boxName(node) : `${node.name} (${nodeKindWords[node.kind]})`
      tip.current.style.translate = `${x + 14}px ${y + 14}px`
    },
  }))
  return <div ref={tip} className="trust-hover" aria-hidden="true" hidden />
}
