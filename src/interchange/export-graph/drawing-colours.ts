import type { BoxFamily, DrawnGraph, LineInk } from './drawn-graph.ts'

export type DrawingColours = {
  readonly surface: string
  readonly box: string
  readonly text: string
  readonly soft: string
  readonly rule: string
  /** Of the mark of administrators. */
  readonly administrator: string
  readonly families: Readonly<Record<BoxFamily, string>>
  readonly inks: Readonly<Record<LineInk, string>>
}

/** Colours that can be told from their ground in each mode, the same as on the screen. */
export const drawingColours: Readonly<Record<DrawnGraph['mode'], DrawingColours>> = {
  light: {
    surface: '#ffffff',
    box: '#ffffff',
    text: '#0f141a',
    soft: '#424650',
    rule: '#8c8c94',
    administrator: '#db0000',
    families: {
      people: '#688ae8',
      role: '#2ea597',
      aws: '#e07941',
      provider: '#8456ce',
      outside: '#c33d69',
      resource: '#855900',
      other: '#656871',
    },
    inks: {
      allowed: '#00802f',
      conditional: '#006ce0',
      trustOnly: '#855900',
      permissionOnly: '#855900',
      unknown: '#db0000',
      member: '#656871',
      other: '#424650',
    },
  },
  dark: {
    surface: '#161d26',
    box: '#1b232d',
    text: '#dedee3',
    soft: '#c6c6cd',
    rule: '#656871',
    administrator: '#ff7a7a',
    families: {
      people: '#486de8',
      role: '#018977',
      aws: '#c55305',
      provider: '#b088f5',
      outside: '#e07f9d',
      resource: '#fbd332',
      other: '#a4a4ad',
    },
    inks: {
      allowed: '#2bb534',
      conditional: '#42b4ff',
      trustOnly: '#fbd332',
      permissionOnly: '#fbd332',
      unknown: '#ff7a7a',
      member: '#a4a4ad',
      other: '#c6c6cd',
    },
  },
}

/** Dashes and width of each ink, so that nothing is told by colour alone. */
export const strokes: Readonly<Record<LineInk, { readonly width: number; readonly dashes: string }>> = {
  allowed: { width: 2.25, dashes: '' },
  conditional: { width: 1.75, dashes: '' },
  trustOnly: { width: 1.75, dashes: '2 5' },
  permissionOnly: { width: 1.75, dashes: '9 5' },
  unknown: { width: 1.75, dashes: '1 4 7 4' },
  member: { width: 1.25, dashes: '' },
  other: { width: 1.75, dashes: '' },
}
