import type { JsonValue } from '#engine/text/json.ts'
import type { Entity } from '#model/entities/entity.ts'

import type { Findings } from '../authorization-details/findings.ts'
import { sameValue } from '../authorization-details/same-entity.ts'
import { type Answer, wordsOf } from './answer.ts'

/** What the files that were read so far said, so that a later one that says otherwise is listed. */
export type Told = {
  /** A file's entities, with the place of each, and which of them replaced one that was known. */
  readonly entities: (
    places: ReadonlyMap<string, string>,
    updated: readonly (readonly [Entity, Entity])[],
    findings: Findings,
  ) => void
  /** What a file states of a resource. */
  readonly resource: (
    itsArn: string,
    stated: JsonValue,
    at: { readonly pointer: string; readonly findings: Findings },
  ) => void
  /** What a call answered. Of answers without their call nothing is compared: what they are about is not known. */
  readonly answer: (answer: Answer, findings: Findings) => void
}

/**
 * Begin with nothing told. Only what these files said counts: what the open workspace holds may differ, the preview
 * shows that as its change. Listed as `contradiction` where the one that was taken stands. Constant time an entity.
 */
export function openTold(): Told {
  const ids = new Set<string>()
  const resources = new Map<string, JsonValue>()
  const answers = new Map<string, JsonValue>()
  return {
    entities(places, updated, findings) {
      for (const [{ id }] of updated) if (ids.has(id)) findings.add('contradiction', places.get(id) ?? '', id)
      for (const id of places.keys()) ids.add(id)
    },
    resource(itsArn, stated, { pointer, findings }) {
      const before = resources.get(itsArn)
      if (before !== undefined && !sameValue(before, stated)) findings.add('contradiction', pointer, itsArn)
      resources.set(itsArn, stated)
    },
    answer(one, findings) {
      const { call, account, answer, error, pointer } = one
      if (error !== null || account === null || call === 'iam get-account-authorization-details') return
      const asked = wordsOf(one)
      const before = answers.get(`${account} ${asked}`)
      if (before !== undefined && !sameValue(before, answer)) findings.add('contradiction', pointer, asked)
      answers.set(`${account} ${asked}`, answer)
    },
  }
}
