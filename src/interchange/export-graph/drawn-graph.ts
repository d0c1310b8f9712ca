import { shownControls } from '#engine/text/shown-controls.ts'

/** A text of a drawing: words of ours, and names that people gave, which redaction replaces. */
export type DrawnText = readonly (string | { readonly given: string })[]

/** What a box stands for, which decides its colour. */
export type BoxFamily = 'people' | 'role' | 'aws' | 'provider' | 'outside' | 'resource' | 'other'

/** A box, its corner and size in pixels. */
export type DrawnBox = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly family: BoxFamily
  readonly caption: DrawnText
  /** Stands before the caption, after a shield: `admin`, or how many of its members are. Empty where nobody is. */
  readonly administrators: string
  readonly name: DrawnText
  /** What to read where the name alone doesn't say it: the ARN, the members of a fold. */
  readonly detail: DrawnText
  readonly isFold: boolean
  /** How many lines lead on to what isn't drawn. */
  readonly beyond: number
}

/** What a line says, which decides its colour and its dashes. */
export type LineInk =
  | 'allowed'
  | 'conditional'
  | 'trustOnly'
  | 'permissionOnly'
  | 'unknown'
  | 'member'
  | 'other'

/** A line with an arrow at its end. `path` is SVG's, of M, H, V and C with absolute coordinates alone. */
export type DrawnLine = {
  readonly path: string
  readonly ink: LineInk
  readonly label: { readonly x: number; readonly y: number; readonly text: string } | null
  readonly detail: DrawnText
}

/** A graph as it stands on the screen, with all words that a reader needs who never saw the screen. */
export type DrawnGraph = {
  readonly title: DrawnText
  readonly subtitle: string
  readonly boxes: readonly DrawnBox[]
  readonly lines: readonly DrawnLine[]
  readonly legend: readonly { readonly ink: LineInk; readonly text: string }[]
  /** That it is simulated, and of which day. */
  readonly footer: string
  readonly mode: 'light' | 'dark'
}

/** Words and names as one text, in which no name turns what is around it. */
export function plainText(text: DrawnText): string {
  return text.map((part) => (typeof part === 'string' ? part : shownControls(part.given))).join('')
}

/** `drawing` with `rename` done to every name that people gave. */
export function renamed(drawing: DrawnGraph, rename: (name: string) => string): DrawnGraph {
  const anew = (text: DrawnText): DrawnText =>
    text.map((part) => (typeof part === 'string' ? part : { given: rename(part.given) }))
  return {
    ...drawing,
    title: anew(drawing.title),
    boxes: drawing.boxes.map((box) => ({
      ...box,
      caption: anew(box.caption),
      name: anew(box.name),
      detail: anew(box.detail),
    })),
    lines: drawing.lines.map((line) => ({ ...line, detail: anew(line.detail) })),
  }
}
