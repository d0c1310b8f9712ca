import { deflateSync } from 'node:zlib'

import { assert, asyncProperty, string, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { loadWorkspace, saveWorkspace } from '#model/file/workspace-file.ts'
import type { Workspace } from '#model/workspace.ts'
import { smallCompany } from '#testing/accounts.ts'
import { hostileWorkspace } from '#testing/hostile-workspace.ts'
import { syntheticAccount } from '#testing/synthetic/synthetic-account.ts'

import { chunksOf, withChunk, type PngChunk } from './png-chunks.ts'
import { chunkOf, metadataOf, workspaceInPicture } from './workspace-in-picture.ts'

/** One transparent pixel. */
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
)
const utf8 = (text: string) => new TextEncoder().encode(text)
const svgWith = (inside: string) => utf8(`<?xml version="1.0"?>\n<svg xmlns="x">${inside}</svg>`)

async function opened(picture: Uint8Array): Promise<Workspace> {
  const text = await workspaceInPicture(picture)
  if (text === null || !text.ok) throw new Error(`not opened: ${JSON.stringify(text)}`)
  const loaded = loadWorkspace(JSON.parse(text.value))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem))
  return loaded.value
}

const types = (bytes: Uint8Array) => chunksOf(bytes).map(({ type }) => type)

describe('a workspace in a picture', () => {
  it.each([
    ['a small company', smallCompany()],
    ['names that break out of other languages', hostileWorkspace()],
    ['2,000 principals', syntheticAccount({ users: 500, roles: 1500, policies: 200, seed: 1 })],
  ])('comes back from PNG and SVG as it was: %s', async (_, workspace) => {
    const saved = saveWorkspace(workspace)
    const inPng = await opened(withChunk(png, await chunkOf(workspace)))
    expect(saveWorkspace(inPng)).toEqual(saved)
    const inSvg = await opened(svgWith(`<title>x</title>${await metadataOf(workspace)}`))
    expect(saveWorkspace(inSvg)).toEqual(saved)
  })

  it('leaves the picture as it was, with one chunk more before its end', async () => {
    const whole = withChunk(png, await chunkOf(smallCompany()))
    expect(types(png)).toEqual(['IHDR', 'IDAT', 'IEND'])
    expect(types(whole)).toEqual(['IHDR', 'IDAT', 'iTXt', 'IEND'])
  })

  it('is found in the other kinds of text chunk too, which other programs write', async () => {
    const json = JSON.stringify(saveWorkspace(smallCompany()))
    const plain = { type: 'tEXt', data: utf8(`rolescape\0${json}`) }
    const packed = { type: 'zTXt', data: new Uint8Array([...utf8('rolescape\0\0'), ...deflateSync(json)]) }
    for (const chunk of [plain, packed]) {
      // oxlint-disable-next-line no-await-in-loop -- two of them
      expect(saveWorkspace(await opened(withChunk(png, chunk)))).toEqual(saveWorkspace(smallCompany()))
    }
  })

  it('is found in an SVG whose prefixes, quotes and line breaks a program has changed', async () => {
    const metadata = (await metadataOf(smallCompany()))
      .replaceAll('rolescape:workspace', 'ns0:workspace')
      .replaceAll('xmlns:rolescape', 'xmlns:ns0')
      .replaceAll(/[A-Za-z0-9+/]{76}/g, '$&\n')
      .replaceAll('"', "'")
    expect((await opened(svgWith(metadata))).name).toBe('small company')
  })

  it('is missed in pictures of others, by its name or not', async () => {
    const other: PngChunk = { type: 'tEXt', data: utf8('Software\0paint') }
    const foreign = [png, withChunk(png, other), svgWith('<metadata>x</metadata>'), utf8('GIF89a'), jpeg]
    const found = await Promise.all(foreign.map(workspaceInPicture))
    expect(found).toEqual(foreign.map(() => ({ ok: false, problem: 'foreign' })))
  })

  it('says that it is damaged, where it was cut or changed', async () => {
    const whole = withChunk(png, await chunkOf(smallCompany()))
    const changed = whole.slice()
    changed[whole.length - 100] = (changed[whole.length - 100] ?? 0) ^ 1
    const cutSvg = (await metadataOf(smallCompany())).replace(/.{200}</, '<')
    const pictures = [whole.subarray(0, whole.length - 50), changed, svgWith(cutSvg)]
    const found = await Promise.all(pictures.map(workspaceInPicture))
    expect(found).toEqual(pictures.map(() => ({ ok: false, problem: 'damaged' })))
  })

  it('is unpacked no further than to what can be read', async () => {
    const packed = deflateSync(new Uint8Array(210_000_000))
    const bomb: PngChunk = {
      type: 'zTXt',
      data: new Uint8Array([...utf8('rolescape\0\0'), ...packed]),
    }
    expect(await workspaceInPicture(withChunk(png, bomb))).toEqual({ ok: false, problem: 'too-large' })
  })

  it('is looked for in pictures alone', async () => {
    expect(await workspaceInPicture(utf8('{"rolescape": 1}'))).toBe(null)
    expect(await workspaceInPicture(utf8('<?xml version="1.0"?><EntityDescriptor/>'))).toBe(null)
    await assert(
      asyncProperty(string(), async (text) => {
        expect(await workspaceInPicture(utf8(`{${text}`))).toBe(null)
      }),
    )
  })

  it('makes no bytes behind the signature of a PNG throw', async () => {
    await assert(
      asyncProperty(uint8Array({ maxLength: 200 }), async (bytes) => {
        const found = await workspaceInPicture(new Uint8Array([...png.subarray(0, 8), ...bytes]))
        expect(found?.ok).toBe(false)
      }),
    )
  })
})

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])
