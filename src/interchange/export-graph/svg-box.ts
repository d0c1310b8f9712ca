import { shield } from '#graph/picture/shield.ts'

import type { DrawingColours } from './drawing-colours.ts'
import { plainText, type DrawnBox } from './drawn-graph.ts'
import { cutTo, inTwoLines, widthOf } from './fit-text.ts'
import { round, textAt } from './svg-text.ts'
import { xmlText } from './xml-text.ts'

/** A box with its colour at the side, what it is, and its name in one line or two; its detail on hovering. */
export function boxElement(box: DrawnBox, colours: DrawingColours): string {
  const { x, y, width, height, family } = box
  const dashes = family === 'outside' ? ' stroke-dasharray="5 3"' : ''
  const behind = box.isFold ? frameOf([5, width, height], colours, '') : ''
  const beyond = box.beyond === 0 ? '' : `+${box.beyond.toLocaleString('en')}`
  return [
    // an SVG within the SVG cuts off what is wider than its box
    `<svg x="${round(x)}" y="${round(y)}" width="${width + 6}" height="${height + 6}"><title>${xmlText(plainText(box.detail))}</title>`,
    behind,
    frameOf([0.5, width - 1, height - 1], colours, dashes),
    `<path d="M6 1 H6 V${height - 1} H5 A4 4 0 0 1 1 ${height - 5} V5 A4 4 0 0 1 5 1 Z" fill="${colours.families[family]}"/>`,
    boxText(box, beyond, colours),
    '</svg>',
  ].join('')
}

function boxText(box: DrawnBox, beyond: string, colours: DrawingColours): string {
  const { caption, name, width, administrators } = box
  const { text, soft, administrator } = colours
  const room = width - 26
  const mark = administrators === '' ? 0 : 14 + widthOf(administrators, 10.5) + 6
  const aside = mark + (beyond === '' ? 0 : widthOf(beyond, 11) + 6)
  const full = plainText(name)
  const [first = '', second] = widthOf(full, 13) <= room ? [full] : inTwoLines(full, 10.5, room)
  const said = plainText(caption)
  // not bold, so narrower than it is reckoned
  const isLong = widthOf(said, 9.5) > room - aside
  const words = isLong ? cutTo(said, 8.6, room - aside) : said
  const at = second === undefined ? 13 : 10
  const lines =
    textAt(14 + mark, at, words, { size: second !== undefined ? 8.5 : isLong ? 9.5 : 10.5, fill: soft }) +
    (second === undefined
      ? textAt(14, 28, first, { size: widthOf(first, 13) <= room ? 13 : 10.5, fill: text, bold: true })
      : textAt(14, 20, first, { size: 10, fill: text, bold: true }) +
        textAt(14, 30.5, second, { size: 10, fill: text, bold: true }))
  return [
    administrators === ''
      ? ''
      : `<path d="${shield}" transform="translate(13 ${at - 10})" fill="${administrator}"/>` +
        textAt(28, at, administrators, { size: 10.5, fill: text, bold: true }),
    lines,
    beyond === '' ? '' : textAt(width - widthOf(beyond, 11) - 10, 13, beyond, { size: 11, fill: soft }),
  ].join('')
}

function frameOf(
  [inset, width, height]: readonly [inset: number, width: number, height: number],
  { box, rule }: DrawingColours,
  dashes: string,
): string {
  return `<rect x="${inset}" y="${inset}" width="${width}" height="${height}" rx="6" fill="${box}" stroke="${rule}"${dashes}/>`
}
