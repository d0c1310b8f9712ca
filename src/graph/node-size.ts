/** Pixels that a node takes on the canvas. Fixed, so that layout and drawing agree without measuring. */
export const nodeSize = { width: 216, height: 34 } as const

/** Pixels between nodes that stand above one another, and between tiers (room for the chip on an edge). */
export const nodeGap = { along: 8, across: 104 } as const

/** How wide the box there is: in a picture that leaves a window room the layout makes all wider, for their names. */
export function widthAt(place: { readonly width?: number }): number {
  return place.width ?? nodeSize.width
}
