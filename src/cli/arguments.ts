import { parseArgs, type ParseArgsConfig } from 'node:util'

import { ok, refused, type Result } from '#engine/result.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
>

/** Read the words after a command's name. Refuses unknown options, and those without their value, in one line. */
export function readArguments<O extends Options>(
  words: readonly string[],
  options: O,
): Result<Parsed<O>, string> {
  try {
    return ok(parseArgs({ args: [...words], options, allowPositionals: true, strict: true }))
  } catch (error) {
    const [line = ''] = String(error instanceof Error ? error.message : error).split('\n')
    return refused(`${line.replace(/\. To specify .*$/, '')} (--help lists the options)`)
  }
}
