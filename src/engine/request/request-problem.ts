import { pointerTo } from '../text/json-pointer.ts'

/** Why a request can't be decided at all, with the JSON pointer of the field. */
export type RequestProblem = {
  readonly kind:
    | 'bad-principal'
    | 'bad-action'
    | 'bad-resource'
    | 'bad-account'
    | 'bad-context'
    | 'bad-context-value'
  readonly pointer: string
  readonly found?: string
}

/** A problem at a field: what was found is told where it was a text. */
export function settingProblem(
  kind: RequestProblem['kind'],
  pointer: string,
  found: unknown,
): RequestProblem {
  return typeof found === 'string' ? { kind, pointer, found } : { kind, pointer }
}

/** The problem of the first member that is none of `known`; null where all are. */
export function unknownMember(
  value: Readonly<Record<string, unknown>>,
  pointer: string,
  known: readonly string[],
): RequestProblem | null {
  const unknown = Object.keys(value).find((key) => !known.includes(key))
  return unknown === undefined ? null : { kind: 'bad-context', pointer: pointerTo(pointer, unknown) }
}
