import { type ReactNode, useEffect, useEffectEvent, useId, useMemo } from 'react'

import { diagnose } from '#language/diagnose.ts'

import type { PolicyEditorProps } from './policy-editor.tsx'

/** The text of a policy where Monaco could not be loaded: no colours, but nothing that was typed is lost. */
export function PlainEditor(props: PolicyEditorProps): ReactNode {
  const { text, grammar, label, readOnly, onChange } = props
  const hint = useId()
  const problems = useMemo(() => diagnose(text, grammar).problems, [text, grammar])
  const tell = useEffectEvent((found: typeof problems) => props.onProblems?.(found))
  useEffect(() => tell(problems), [problems])
  return (
    <div className="policy-editor">
      <textarea
        className="policy-editor-box policy-editor-plain"
        aria-label={label}
        aria-describedby={hint}
        readOnly={readOnly}
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <output className="policy-editor-hint" id={hint}>
        The editor could not be loaded, so this is the plain text.{' '}
        {problems[0] === undefined
          ? 'No problem found.'
          : `First problem: ${problems[0].message.replaceAll('`', '')}.`}
      </output>
    </div>
  )
}
