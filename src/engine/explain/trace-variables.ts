import { variableValue, type ContextKeys } from '../condition/context-keys.ts'
import { variablesOf, type Template, type Variable } from '../text/template.ts'
import type { VariableTrace } from './trace.ts'

/** The variables of some texts, each once, with what they stand for in this context. Rules R5.3, R5.6, R5.7. */
export function traceVariables(
  templates: readonly Template[],
  context: ContextKeys,
): readonly VariableTrace[] {
  return distinct(templates.flatMap(variablesOf)).map(({ key, folded, fallback }) => ({
    key,
    value: variableValue(context, folded) ?? fallback,
  }))
}

function distinct(variables: readonly Variable[]): readonly Variable[] {
  const byText = new Map(
    variables.map((variable) => [`${variable.folded} ${variable.fallback ?? ''}`, variable]),
  )
  return [...byText.values()]
}
