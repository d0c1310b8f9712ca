import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { hostileText } from '#testing/hostile-workspace.ts'

import { type DrawnBox, type DrawnGraph, renamed } from './drawn-graph.ts'
import { cutTo, inTwoLines, widthOf } from './fit-text.ts'
import { svgOfDrawing } from './svg-of-drawing.ts'

const box = (name: string, x: number): DrawnBox => ({
  x,
  y: 0,
  width: 208,
  height: 48,
  family: 'role',
  caption: ['Role · ', { given: '111111111111' }],
  name: [{ given: name }],
  detail: [{ given: `arn:aws:iam::111111111111:role/${name}` }],
  administrators: '',
  isFold: false,
  beyond: 0,
})

const drawing = (name: string): DrawnGraph => ({
  title: ['Trust graph of ', { given: 'Parcelo' }],
  subtitle: '2 roles.',
  boxes: [box(name, 0), box('audit', 400)],
  lines: [
    {
      path: 'M 208,24 C 300,24 300,24 400,24',
      ink: 'conditional',
      label: { x: 304, y: 24, text: 'MFA' },
      detail: [{ given: name }, ' → ', { given: 'audit' }],
    },
  ],
  legend: [{ ink: 'conditional', text: 'Conditional: yes, under conditions' }],
  footer: 'Simulated with Rolescape, 29 November 2026.',
  mode: 'light',
})

/** Not a parser, but enough to see that every tag is closed in its turn. */
function isClosed(xml: string): boolean {
  const open: string[] = []
  for (const [, closing, name = '', alone] of xml.matchAll(
    /<(\/?)([A-Za-z:]+)(?:\s+[\w:-]+="[^"<]*")*(\/?)>/g,
  )) {
    if (closing === '/' && open.pop() !== name) return false
    if (closing === '' && alone === '') open.push(name)
  }
  return open.length === 0
}

const tags = (svg: string) => svg.match(/<[A-Za-z/][^\s>]*/g)

describe('a drawing as SVG', () => {
  it('holds title, names, words of the lines, legend, and that it is simulated and when', () => {
    const svg = svgOfDrawing(drawing('Deploy'), '')
    for (const text of ['Trust graph of Parcelo', 'Deploy', 'MFA', 'under conditions', 'Simulated', '2026']) {
      expect(svg).toContain(text)
    }
  })

  it.each(['light', 'dark'] as const)('stands on a ground of its own in %s', (mode) => {
    const svg = svgOfDrawing({ ...drawing('Deploy'), mode }, '')
    expect(svg).toMatch(mode === 'light' ? /<rect [^>]*fill="#ffffff"/ : /<rect [^>]*fill="#161d26"/)
  })

  it('marks administrators by a shape and a word', () => {
    const plain = drawing('Deploy')
    const marked = svgOfDrawing({ ...plain, boxes: [{ ...box('Boss', 0), administrators: 'admin' }] }, '')
    expect(marked).toMatch(/<path d="M6 0\.5[^>]*\/><text [^>]*>admin<\/text>/)
    expect(isClosed(marked)).toBe(true)
    expect(svgOfDrawing(plain, '')).not.toContain('admin')
  })

  it('becomes no markup, whatever people call their roles', () => {
    const harmless = tags(svgOfDrawing(drawing('x'.repeat(hostileText.length)), ''))
    const svg = svgOfDrawing(drawing(`${hostileText}<script>]]>\u0000`), '')
    expect(new Set(tags(svg))).toEqual(new Set(harmless))
    expect(isClosed(svg)).toBe(true)
    expect(svg).not.toContain('\u0000')
  })

  it.each([
    ['audit', '13'],
    ['codebuild.amazonaws.com', '10.5'],
  ])('writes %s as large as its box has room for', (name, size) => {
    const svg = svgOfDrawing(drawing(name), '')
    expect(svg).toMatch(new RegExp(`font-size="${size}"[^>]*font-weight="700">${name}<`))
  })

  it('is as wide as what it shows, curves and words included', () => {
    const far = { ink: 'allowed', path: 'M 0,0 C -900,0 1900,0 400,24', label: null, detail: [] } as const
    const wide = svgOfDrawing({ ...drawing('a'), lines: [far] }, '')
    expect(Number(/width="(\d+)"/.exec(wide)?.[1])).toBeGreaterThan(2800)
  })

  it('names nobody by the real name once it is renamed', () => {
    const made = renamed(drawing('Deploy'), (name) => name.replaceAll(/\w/g, 'z'))
    const svg = svgOfDrawing(made, '')
    for (const name of ['Deploy', 'audit', 'Parcelo', '111111111111']) expect(svg).not.toContain(name)
    expect(svg).toContain('MFA')
  })
})

describe('a text in its room', () => {
  it('takes one line where it fits, two where it doesn’t, and is cut beyond', () => {
    expect(inTwoLines('Deploy', 10, 200)).toEqual(['Deploy'])
    expect(inTwoLines('payments-nightly-reconciliation-runner', 10, 200)).toEqual([
      'payments-nightly-reconciliation-',
      'runner',
    ])
    expect(inTwoLines('x'.repeat(200), 10, 180)[1]).toMatch(/…$/)
  })

  it('is never wider than its room, and loses nothing unless it says so', () => {
    assert(
      property(string({ maxLength: 80 }), (text) => {
        for (const line of inTwoLines(text, 10, 180)) expect(widthOf(line, 10)).toBeLessThanOrEqual(180)
        const cut = cutTo(text, 10, 180)
        expect(cut === text || cut.endsWith('…')).toBe(true)
      }),
    )
  })
})
