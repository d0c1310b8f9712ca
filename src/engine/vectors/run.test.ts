import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import type { PolicyDocuments } from '../compile/policy-documents.ts'
import { authorize } from '../evaluate/authorize.ts'
import { explain } from '../explain/explain.ts'
import { readRequest } from '../request/read-request.ts'
import type { AuthorizationRequest } from '../request/request.ts'

/** One request-level case. `open`: the sources disagree, so each of the listed answers is right. */
type Row = {
  readonly id: string
  readonly rules: readonly string[]
  readonly note: string
  readonly request: AuthorizationRequest
  readonly policies: PolicyDocuments
  readonly expected: readonly string[]
  readonly open?: boolean
}

const fields = new Set(['id', 'rules', 'note', 'request', 'policies', 'expected', 'open'])
const files = import.meta.glob<readonly Row[]>('./*.json', { eager: true, import: 'default' })

function answer({ request, policies }: Row): string {
  const compiled = compilePolicies(policies)
  return compiled.ok ? authorize(request, compiled.value).decision : 'error'
}

describe.each(Object.entries(files))('%s', (_file, rows) => {
  it.each(rows.map((row) => [`${row.rules.join(' ')} ${row.id} ${row.note}`, row] as const))(
    '%s',
    (_title, row) => {
      expect(Object.keys(row).filter((field) => !fields.has(field))).toEqual([])
      expect(row.expected).toContain(answer(row))
    },
  )

  it.each(rows.map((row) => [row.id, row] as const))('%s is explained as it is decided', (_id, row) => {
    const compiled = compilePolicies(row.policies)
    if (!compiled.ok) return
    expect(readRequest(row.request).ok).toBe(true)
    expect(explain(row.request, compiled.value).decision).toBe(answer(row))
  })
})
