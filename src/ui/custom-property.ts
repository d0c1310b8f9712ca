import type { CSSProperties } from 'react'

/** A custom property of CSS as React's `style` takes it, whose type knows none. */
export function customProperty(name: `--${string}`, value: string): CSSProperties {
  return { [name]: value }
}
