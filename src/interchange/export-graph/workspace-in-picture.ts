import { ok, refused, type Result } from '#engine/result.ts'
import { saveWorkspace } from '#model/file/workspace-file.ts'
import type { Workspace } from '#model/workspace.ts'

import { deflated, inflated } from './deflated.ts'
import { chunksOf, isPng, type PngChunk } from './png-chunks.ts'

/** Why a picture doesn't open as a workspace. `foreign`: it is a picture, but none that holds one. */
export type PictureProblem = 'foreign' | 'damaged' | 'too-large'

const keyword = 'rolescape'
const encoding = 'deflate-base64'

/** As much JSON as a picture is unpacked to: 200 MB. A few kB can be made to unpack to any size. */
const mostBytes = 200_000_000

/** The workspace as a part of an SVG, to stand within its root element. */
export async function metadataOf(workspace: Workspace): Promise<string> {
  const text = base64Of(await deflated(JSON.stringify(saveWorkspace(workspace))))
  return `<metadata><${keyword}:workspace xmlns:${keyword}="urn:${keyword}:workspace:1" encoding="${encoding}">${text}</${keyword}:workspace></metadata>`
}

/** The workspace as a chunk of a PNG: `iTXt` with the keyword `rolescape`, compressed. */
export async function chunkOf(workspace: Workspace): Promise<PngChunk> {
  const packed = await deflated(JSON.stringify(saveWorkspace(workspace)))
  // keyword, NUL, compressed, by zlib, no language, no translated keyword
  const head = [...new TextEncoder().encode(keyword), 0, 1, 0, 0, 0]
  const data = new Uint8Array(head.length + packed.length)
  data.set(head)
  data.set(packed, head.length)
  return { type: 'iTXt', data }
}

/**
 * The text of the workspace file that a PNG or SVG holds, whatever its name says; null for bytes that are no picture.
 * Refuses pictures of others, those whose workspace is cut or changed, and those that unpack to more than 200 MB.
 */
export async function workspaceInPicture(bytes: Uint8Array): Promise<Result<string, PictureProblem> | null> {
  if (isPng(bytes)) return fromPng(bytes)
  if (isOtherPicture(bytes)) return refused('foreign')
  const opening = new TextDecoder().decode(bytes.subarray(0, 4096))
  const isSvg = /^\s*</.test(opening) && /<(?:[\w-]+:)?svg[\s>]/.test(opening)
  return isSvg ? fromSvg(new TextDecoder().decode(bytes)) : null
}

async function fromSvg(text: string): Promise<Result<string, PictureProblem>> {
  // No parser of XML is needed: a name that spelled this element would stand there escaped.
  const found = /<(?:[\w-]+:)?workspace\b[^<>]*\bdeflate-base64\b[^<>]*>([^<]*)</.exec(text)
  if (found === null) return refused('foreign')
  const packed = bytesOfBase64(found[1] ?? '')
  return packed === null ? refused('damaged') : inflated(packed, mostBytes)
}

async function fromPng(bytes: Uint8Array): Promise<Result<string, PictureProblem>> {
  const chunks = chunksOf(bytes)
  for (const chunk of chunks) {
    const text = textOf(chunk)
    if (text === null) continue
    return text.compressed ? inflated(text.data, mostBytes) : ok(new TextDecoder().decode(text.data))
  }
  return refused(chunks.at(-1)?.type === 'IEND' ? 'foreign' : 'damaged')
}

/** The text of a chunk with our keyword, in any of the ways in which programs write it anew. */
function textOf({
  type,
  data,
}: PngChunk): { readonly compressed: boolean; readonly data: Uint8Array } | null {
  if (type !== 'iTXt' && type !== 'zTXt' && type !== 'tEXt') return null
  const end = data.indexOf(0)
  if (end < 0 || new TextDecoder().decode(data.subarray(0, end)) !== keyword) return null
  if (type === 'tEXt') return { compressed: false, data: data.subarray(end + 1) }
  if (type === 'zTXt') return { compressed: true, data: data.subarray(end + 2) }
  const language = data.indexOf(0, end + 3)
  const translated = data.indexOf(0, language + 1)
  if (language < 0 || translated < 0) return null
  return { compressed: data[end + 1] === 1, data: data.subarray(translated + 1) }
}

/** JPEG, GIF, WebP, BMP: nothing of ours, and not worth taking for text. */
function isOtherPicture(bytes: Uint8Array): boolean {
  const opening = String.fromCharCode(...bytes.subarray(0, 12))
  return /^(?:\u00FF\u00D8\u00FF|GIF8|BM[\s\S]{4}\0\0\0\0|RIFF[\s\S]{4}WEBP)/.test(opening)
}

const atOnce = 0x80_00

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += atOnce) {
    text += String.fromCharCode(...bytes.subarray(at, at + atOnce))
  }
  return btoa(text)
}

function bytesOfBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text.replaceAll(/\s/g, '')), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}
