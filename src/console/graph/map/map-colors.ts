import { familyOf } from '#graph/picture/node-family.ts'
import type { TrustNodeKind } from '#graph/trust-graph.ts'

import type { Ink } from '../line-ends.tsx'

/** The colours of the stylesheet, read once: a canvas knows no variables. */
export type MapColors = {
  readonly surface: string
  readonly raised: string
  readonly text: string
  readonly soft: string
  readonly line: string
  readonly focus: string
  readonly admin: string
  readonly ofKind: (kind: TrustNodeKind) => string
  readonly ofLine: (ink: Ink) => string
}

/** As they stand at `element`, in the mode that is shown now. */
export function mapColorsAt(element: Element): MapColors {
  const style = getComputedStyle(element)
  const color = (name: string) => style.getPropertyValue(`--graph-${name}`).trim()
  const group = {
    people: color('people'),
    role: color('role'),
    aws: color('aws'),
    provider: color('provider'),
    outside: color('outside'),
    resource: color('resource'),
  }
  const lines = {
    allowed: color('allowed'),
    conditional: color('conditional'),
    trustOnly: color('trustOnly'),
    permissionOnly: color('permissionOnly'),
    unknown: color('unknown'),
    member: color('member'),
    gone: color('gone'),
  }
  return {
    surface: color('surface'),
    raised: color('raised'),
    text: color('text'),
    soft: color('text-soft'),
    line: color('line'),
    focus: color('focus'),
    admin: color('admin'),
    ofKind: (kind) => group[familyOf[kind]],
    ofLine: (ink) => lines[ink],
  }
}
