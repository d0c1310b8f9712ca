import type { TrustNodeKind } from '../trust-graph.ts'
import { familyOf, type NodeFamily } from './node-family.ts'

/** Outlines in a square of 12, filled by the even-odd rule: what a box is where there is no room for the word. */
const ofFamilies: Readonly<Record<NodeFamily, string>> = {
  // a person
  people:
    'M6 0.6 A2.6 2.6 0 1 1 6 5.8 A2.6 2.6 0 1 1 6 0.6 Z M0.8 11.4 C0.8 8.4 3 6.9 6 6.9 C9 6.9 11.2 8.4 11.2 11.4 Z',
  // a hat
  role: 'M0.4 8.6 H11.6 V10.8 H0.4 Z M1.8 7.6 C1.8 4.2 3.6 1.8 6 1.8 C8.4 1.8 10.2 4.2 10.2 7.6 Z',
  // a nut
  aws: 'M6 0.4 L11 3.2 V8.8 L6 11.6 L1 8.8 V3.2 Z M6 4 A2 2 0 1 0 6 8 A2 2 0 1 0 6 4 Z',
  // a key
  provider:
    'M3.6 2.4 A3.6 3.6 0 1 0 6.9 7.2 H8.4 V9.2 H10.2 V7.2 H11.6 V4.8 H6.9 A3.6 3.6 0 0 0 3.6 2.4 Z M3.4 4.9 A1.1 1.1 0 1 1 3.4 7.1 A1.1 1.1 0 1 1 3.4 4.9 Z',
  // an arrow from without
  outside: 'M0.6 4.8 H5.4 V2 L11.4 6 L5.4 10 V7.2 H0.6 Z',
  // a bucket
  resource: 'M0.8 1.4 H11.2 L9.6 11 H2.4 Z M2.6 3 L2.9 4.4 H9.1 L9.4 3 Z',
}

const ofKinds: Readonly<Partial<Record<TrustNodeKind, string>>> = {
  // two people
  group:
    'M4.2 1.2 A2.2 2.2 0 1 1 4.2 5.6 A2.2 2.2 0 1 1 4.2 1.2 Z M0.2 11 C0.2 8.2 1.8 6.6 4.2 6.6 C6.6 6.6 8.2 8.2 8.2 11 Z M8.9 2 A1.9 1.9 0 1 1 8.9 5.8 A1.9 1.9 0 1 1 8.9 2 Z M9.4 11 C9.4 9.2 8.9 7.8 8 6.8 C10.4 6.4 11.9 8 11.9 11 Z',
  // a house
  root: 'M6 0.6 L11.6 5.4 H10.2 V11.2 H1.8 V5.4 H0.4 Z M4.8 7.2 V11.2 H7.2 V7.2 Z',
  // a page
  policy: 'M2 0.6 H7.6 L10 3 V11.4 H2 Z M3.6 5 V6.2 H8.4 V5 Z M3.6 7.6 V8.8 H8.4 V7.6 Z',
}

/** The sign of a kind of box, as the `d` of a path: SVG's, with absolute coordinates. */
export function signOf(kind: TrustNodeKind): string {
  return ofKinds[kind] ?? ofFamilies[familyOf[kind]]
}
