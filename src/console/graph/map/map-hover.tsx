import { type ReactNode, type RefObject, useImperativeHandle, useRef } from 'react'

import { administratorMark } from '#console/wording/administrator-wording.ts'
import { nameWithKind } from '#console/wording/node-name.ts'
import { isFold, type PictureNode } from '#graph/picture/picture.ts'

import { boxName } from '../box-name.ts'
import type { FoldCaption } from '../fold-caption.ts'

export type Hover = {
  /** Say what is pointed at beside a point of the canvas; null: nothing is. */
  readonly point: (name: string | null, x: number, y: number) => void
}

/** What a box is, where it is too small to say so itself. */
export function hoverName(node: PictureNode, { text }: FoldCaption): string {
  const name = isFold(node) ? boxName(node) : nameWithKind(node)
  return [name, text, administratorMark(node.hub?.all ?? node.members)]
    .filter((part) => part !== '')
    .join(', ')
}

/** Names the box under the pointer, which is too small to be read. Set by hand: it follows every move of the mouse. */
export function MapHover({ ref }: { readonly ref: RefObject<Hover | null> }): ReactNode {
  const tip = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => ({
    point: (name, x, y) => {
      if (tip.current === null) return
      tip.current.hidden = name === null
      if (name === null) return
      tip.current.textContent = name
      tip.current.style.translate = `${x + 14}px ${y + 14}px`
    },
  }))
  return <div ref={tip} className="trust-hover" aria-hidden="true" hidden />
}
