import { xmlText } from './xml-text.ts'

type Type = { readonly size: number; readonly fill: string; readonly bold?: boolean }

/** A text whose baseline begins at `x`, `y`. */
export function textAt(x: number, y: number, text: string, { size, fill, bold }: Type): string {
  const weight = bold === true ? ' font-weight="700"' : ''
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${fill}"${weight}>${xmlText(text)}</text>`
}

/** To a tenth of a pixel. */
export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
