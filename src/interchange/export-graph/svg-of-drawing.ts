import { drawingColours, strokes, type DrawingColours } from './drawing-colours.ts'
import { plainText, type DrawnBox, type DrawnLine, type DrawnGraph, type LineInk } from './drawn-graph.ts'
import { cutTo, inTwoLines, widthOf } from './fit-text.ts'
import { around, boundsOfPath, type Bounds } from './path-bounds.ts'
import { boxElement } from './svg-box.ts'
import { round, textAt } from './svg-text.ts'
import { xmlText } from './xml-text.ts'

const margin = 32
const subtitleSize = 12
const legendRow = 24
const narrowest = 640

/**
 * A drawing as an SVG that stands by itself: on a ground of its own, so that it can be read on pages of any colour, with its
 * title, its legend and its footer. Nothing in it is fetched, styled from outside or run. `metadata` is put in as it is.
 * Cost is linear in boxes and lines.
 */
export function svgOfDrawing(drawing: DrawnGraph, metadata: string): string {
  const colours = drawingColours[drawing.mode]
  const inside = around([...drawing.boxes.map(boundsOfBox), ...drawing.lines.flatMap(boundsOfLine)])
  const width = Math.ceil(Math.max(narrowest, inside.right - inside.left + 2 * margin))
  const legend = legendOf(drawing, colours, width)
  const subtitle = inTwoLines(drawing.subtitle, subtitleSize, width - 2 * margin)
  const header = 54 + subtitle.length * 18
  const graphBottom = header + margin + inside.bottom - inside.top
  const height = Math.ceil(graphBottom + margin + legend.height + 28)
  const shift = `translate(${round(margin - inside.left)} ${round(header + margin / 2 - inside.top)})`
  const title = plainText(drawing.title)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="'Open Sans', Arial, Helvetica, sans-serif">`,
    `<title>${xmlText(title)}</title>`,
    `<desc>${xmlText([drawing.subtitle, drawing.footer].join(' '))}</desc>`,
    metadata,
    `<defs>${lineEnds(drawing.lines, colours)}</defs>`,
    `<rect width="${width}" height="${height}" fill="${colours.surface}"/>`,
    textAt(margin, 38, cutTo(title, 20, width - 2 * margin), { size: 20, fill: colours.text, bold: true }),
    ...subtitle.map((line, at) =>
      textAt(margin, 60 + at * 18, line, { size: subtitleSize, fill: colours.soft }),
    ),
    `<g transform="${shift}">`,
    ...drawing.lines.map((line) => lineElement(line, colours)),
    ...drawing.boxes.map((box) => boxElement(box, colours)),
    ...drawing.lines.map((line) => labelElement(line, colours)),
    '</g>',
    `<g transform="translate(${margin} ${round(graphBottom + 16)})">${legend.elements}</g>`,
    textAt(margin, height - 18, drawing.footer, { size: 12, fill: colours.soft }),
    '</svg>\n',
  ].join('\n')
}

function boundsOfBox({ x, y, width, height }: DrawnBox): Bounds {
  return { left: x, top: y, right: x + width, bottom: y + height }
}

function boundsOfLine({ path, label }: DrawnLine): readonly Bounds[] {
  const own = boundsOfPath(path)
  if (own === null || label === null) return own === null ? [] : [own]
  const half = widthOf(label.text, 11) / 2 + 6
  const { x, y } = label
  return [own, { left: x - half, right: x + half, top: y - 10, bottom: y + 10 }]
}

/** The ends of lines of each ink that is there, as on the screen. */
function lineEnds(lines: readonly DrawnLine[], { inks, surface }: DrawingColours): string {
  return [...new Set(lines.map(({ ink }) => ink))]
    .flatMap((ink) => {
      const { start, end } = endShapes(ink, inks[ink], surface)
      const head = marker(`head-${ink}`, '-16 -9 18 18', end)
      return start === '' ? head : [head, marker(`tail-${ink}`, '-2 -9 18 18', start)]
    })
    .join('')
}

function marker(id: string, viewBox: string, shape: string): string {
  return `<marker id="${id}" viewBox="${viewBox}" markerWidth="18" markerHeight="18" markerUnits="userSpaceOnUse" orient="auto">${shape}</marker>`
}

/** A diamond is a condition to be met first, a wall stands at the side that doesn't allow. */
function endShapes(
  ink: LineInk,
  colour: string,
  surface: string,
): { readonly start: string; readonly end: string } {
  const wall = (toward: 1 | -1) =>
    `<path d="M0 -3 H${toward * 7} V3 H0 Z" fill="${surface}"/><path d="M${toward * 8} -6 V6" fill="none" stroke="${colour}" stroke-width="3"/>`
  const arrow = `<path d="M-10 -5 L0 0 L-10 5 Z" fill="${colour}"/>`
  const hollow = (d: string) => `<path d="${d}" fill="${surface}" stroke="${colour}" stroke-width="1.5"/>`
  if (ink === 'permissionOnly') return { start: '', end: wall(-1) }
  if (ink === 'trustOnly') return { start: wall(1), end: hollow('M-10 -5 L0 0 L-10 5 Z') }
  if (ink === 'conditional') return { start: hollow('M1 0 L7 -5 L13 0 L7 5 Z'), end: arrow }
  return { start: '', end: arrow }
}

const withTail: ReadonlySet<LineInk> = new Set(['conditional', 'trustOnly'])

function lineElement({ path, ink, detail }: DrawnLine, { inks }: DrawingColours): string {
  const { width, dashes } = strokes[ink]
  const dashed = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`
  const tail = withTail.has(ink) ? ` marker-start="url(#tail-${ink})"` : ''
  return `<path d="${path}" fill="none" stroke="${inks[ink]}" stroke-width="${width}"${dashed}${tail} marker-end="url(#head-${ink})"><title>${xmlText(plainText(detail))}</title></path>`
}

function labelElement({ label, ink }: DrawnLine, { surface, inks, text }: DrawingColours): string {
  if (label === null) return ''
  const wide = widthOf(label.text, 11) + 12
  const frame = `<rect x="${round(label.x - wide / 2)}" y="${round(label.y - 9)}" width="${round(wide)}" height="18" rx="8" fill="${surface}" stroke="${inks[ink]}"/>`
  return `${frame}<text x="${round(label.x)}" y="${round(label.y + 4)}" font-size="11" text-anchor="middle" fill="${text}">${xmlText(label.text)}</text>`
}

/** Rows of lines with their meaning, as many to a row as there is room for. */
function legendOf(
  { legend }: DrawnGraph,
  colours: DrawingColours,
  width: number,
): { readonly elements: string; readonly height: number } {
  let [x, y] = [0, 0]
  const elements = legend.map(({ ink, text }) => {
    const wide = 44 + widthOf(text, 12) + 24
    if (x > 0 && x + wide > width - 2 * margin) [x, y] = [0, y + legendRow]
    const line = lineElement({ path: `M ${x},${y} H ${x + 36}`, ink, label: null, detail: [text] }, colours)
    const words = textAt(x + 44, y + 4, text, { size: 12, fill: colours.text })
    x += wide
    return line + words
  })
  return { elements: elements.join(''), height: legend.length === 0 ? 0 : y + legendRow }
}
