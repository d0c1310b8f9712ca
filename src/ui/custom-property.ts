import type { CSSProperties } from 'react'

/** A custom property of CSS as React's `style` takes it. */
export function customProperty(name: `--${string}`, value: string): CSSProperties {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- React's type knows no custom properties
  return { [name]: value } as CSSProperties
}
