import type { CompiledPolicies } from '#engine/compile/compile-policies.ts'
import type { CompiledDocument } from '#engine/compile/compiled-document.ts'
import type { Statement } from '#engine/policy/document.ts'
import { type Template, variablesOf } from '#engine/text/template.ts'

/** Does a condition or a variable of the statement look at a context key, in lower case, that `isMeant` names? */
export function hangsOn({ conditions, resources }: Statement, isMeant: (key: string) => boolean): boolean {
  const refersTo = (template: Template) => variablesOf(template).some(({ folded }) => isMeant(folded))
  return (
    conditions.some(
      ({ folded, values }) => isMeant(folded) || values.some(({ template }) => refersTo(template)),
    ) ||
    (resources?.patterns ?? []).some((pattern) => pattern.kind === 'with-variables' && refersTo(pattern.tail))
  )
}

/** Every document that bears on a request, of whatever layer. */
export function allDocuments(policies: CompiledPolicies): readonly CompiledDocument[] {
  const levels = [...(policies.serviceControl ?? []), ...(policies.resourceControl ?? [])]
  return [
    ...policies.identity,
    ...(policies.permissionsBoundary ?? []),
    ...(policies.session ?? []),
    ...(policies.vpcEndpoint ?? []),
    ...(policies.resource === null ? [] : [policies.resource]),
    ...levels.flatMap((level) => level.policies),
  ].map(({ document }) => document)
}
