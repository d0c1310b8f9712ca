/** Pixels that every node takes on the canvas. Fixed, so that layout and drawing agree without measuring. */
export const nodeSize = { width: 216, height: 34 } as const

/** Pixels between nodes that stand above one another, and between tiers (room for the chip on an edge). */
export const nodeGap = { along: 8, across: 104 } as const
