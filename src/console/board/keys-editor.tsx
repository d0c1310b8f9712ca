import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { type ReactNode, useRef, useState } from 'react'

import { globalKeyType } from '#engine/condition/key-types.ts'
import type { Keys } from '#model/board.ts'
import { checkKeys } from '#model/commands/check-keys.ts'
import type { Problem } from '#model/commands/problem.ts'

import { ReadOnlyNote } from '../parts/read-only-note.tsx'
import { useWhyReadOnly } from '../parts/why-read-only.ts'
import { errorAt, problemSentence } from '../wording/problem-wording.ts'
import { controls, prefixed } from './key-controls.ts'
import { hasServiceKeys, serviceKeyProblem } from './service-key-types.ts'
import { isAbout, keysOf, type TypedKey, typedKeys } from './typed-keys.ts'

type KeysEditorProps = {
  readonly label: string
  readonly keys: Keys
  /** Values that fields offer, by key. */
  readonly offers: Readonly<Record<string, readonly string[]>>
  readonly onChange: (keys: Keys) => Problem | null
}

/**
 * What requests carry: a control for each key that people most ask about, tags, and any other key. A choice counts at once, a
 * text when it is left; one of the wrong type is refused where it stands.
 */
export function KeysEditor({ label, keys, offers, onChange }: KeysEditorProps): ReactNode {
  const [typed, setTyped] = useState(() => typedKeys(keys))
  const [seen, setSeen] = useState(keys)
  const [problem, setProblem] = useState<Problem | null>(null)
  const newest = useRef(0)
  const isReadOnly = useWhyReadOnly() !== null
  if (seen.context !== keys.context || seen.unknown !== keys.unknown) {
    setSeen(keys) // an undo, or another board
    if (!isSame(keysOf(typed, seen.context), keys)) setTyped(typedKeys(keys))
  }
  const commit = (next: readonly TypedKey[]) => {
    setTyped(next)
    newest.current += 1
    const wanted = keysOf(next, keys.context)
    const wrong = checkKeys(wanted)
    setProblem(wrong)
    if (wrong !== null || isSame(wanted, keys)) return
    if (hasServiceKeys(wanted)) void commitChecked(wanted)
    else setProblem(onChange(wanted))
  }
  const commitChecked = async (wanted: Keys) => {
    const own = newest.current
    const wrongOfService = await serviceKeyProblem(wanted)
    // What was committed meanwhile holds this too, or takes it back.
    if (newest.current === own) setProblem(wrongOfService ?? onChange(wanted))
  }
  const others = typed.map((one, at) => ({ one, at })).filter(({ one }) => !fixed.has(one.key.toLowerCase()))
  const shared = { typed, problem, onType: setTyped, onCommit: commit }
  return (
    <section aria-label={label}>
      <ReadOnlyNote />
      <fieldset className="board-keys" disabled={isReadOnly}>
        {problem !== null && problem.kind !== 'invalid-input' && (
          <Alert type="error">{problemSentence(problem)}</Alert>
        )}
        {controls.map((control) => (
          <KeyField
            key={control.key}
            {...shared}
            label={control.label}
            name={control.key}
            hint={control.hint}
            offers={offers[control.key] ?? control.values}
            at={typed.findIndex(({ key }) => key.toLowerCase() === control.key.toLowerCase())}
          />
        ))}
        {others.map(({ one, at }) => (
          <OtherKey key={at} {...shared} one={one} at={at} />
        ))}
        <AddKeys onAdd={(key) => setTyped([...typed, { key, value: '' }])} />
      </fieldset>
    </section>
  )
}

function AddKeys({ onAdd }: { readonly onAdd: (prefix: string) => void }): ReactNode {
  return (
    <div className="board-keys-add">
      {prefixed.map(({ text, prefix }) => (
        <Button key={text} iconName="add-plus" onClick={() => onAdd(prefix)}>
          {text}
        </Button>
      ))}
    </div>
  )
}

const fixed: ReadonlySet<string> = new Set(controls.map(({ key }) => key.toLowerCase()))

type Shared = {
  readonly typed: readonly TypedKey[]
  readonly problem: Problem | null
  readonly onType: (typed: readonly TypedKey[]) => void
  readonly onCommit: (typed: readonly TypedKey[]) => void
}

type KeyFieldProps = Shared & {
  readonly label: string
  readonly name: string
  readonly hint: string
  readonly offers: readonly string[]
  readonly at: number
}

const unset = { value: 'unset', label: 'Not set' }
const unknownOption = { value: 'unknown', label: 'Unknown' }

/** One key: not set, a value, or unknown. */
function KeyField({ label, name, hint, offers, at, ...shared }: KeyFieldProps): ReactNode {
  const { typed, problem, onType, onCommit } = shared
  const value = typed[at]?.value
  const put = (next: string | null | undefined) => {
    const rest = typed.filter((_, i) => i !== at)
    return next === undefined
      ? rest
      : at < 0
        ? [...typed, { key: name, value: next }]
        : replaced(typed, at, { key: name, value: next })
  }
  const options = [unset, ...offers.map((one) => ({ value: `is ${one}`, label: one })), unknownOption]
  const isListed = value === undefined || value === null || offers.includes(value)
  const other = { value: 'other', label: offers.length === 0 ? 'Is …' : 'Another value …' }
  const isFree = globalKeyType(name) !== 'Bool'
  const selected =
    value === undefined
      ? unset
      : value === null
        ? unknownOption
        : isListed
          ? { value: `is ${value}`, label: value }
          : other
  return (
    <FormField label={label} errorText={isAbout(problem, name) ? errorAt(problem, 'keys') : null}>
      <div className="board-key">
        <Select
          ariaLabel={label}
          selectedOption={selected}
          options={isFree ? [...options, other] : options}
          expandToViewport
          onChange={({ detail }) => {
            const chosen = detail.selectedOption.value ?? 'unset'
            if (chosen === 'other') onType(put(''))
            else onCommit(put(chosen === 'unset' ? undefined : chosen === 'unknown' ? null : chosen.slice(3)))
          }}
        />
        {!isListed && (
          <Input
            ariaLabel={`${label}: value`}
            value={value}
            placeholder={hint}
            onChange={({ detail }) => onType(put(detail.value))}
            onBlur={() => onCommit(typed)}
            onKeyDown={({ detail }) => {
              if (detail.key === 'Enter') onCommit(typed)
            }}
          />
        )}
      </div>
    </FormField>
  )
}

type OtherKeyProps = Shared & { readonly one: TypedKey; readonly at: number }

function OtherKey({ one, at, typed, problem, onType, onCommit }: OtherKeyProps): ReactNode {
  const leave = () => onCommit(typed)
  const put = (part: Partial<TypedKey>) => replaced(typed, at, { ...one, ...part })
  const name = one.key === '' ? 'new key' : one.key
  return (
    <FormField label="Condition key" errorText={isAbout(problem, one.key) ? errorAt(problem, 'keys') : null}>
      <div className="board-key">
        <Input
          ariaLabel={`Condition key ${name}`}
          value={one.key}
          placeholder="aws:PrincipalTag/team"
          onChange={({ detail }) => onType(put({ key: detail.value }))}
          onBlur={leave}
        />
        {one.value === null ? (
          <span className="board-key-open">Unknown</span>
        ) : (
          <Input
            ariaLabel={`Value of ${name}`}
            value={one.value}
            onChange={({ detail }) => onType(put({ value: detail.value }))}
            onBlur={leave}
            onKeyDown={({ detail }) => {
              if (detail.key === 'Enter') leave()
            }}
          />
        )}
        <Button onClick={() => onCommit(put({ value: one.value === null ? '' : null }))}>
          {one.value === null ? 'Give a value' : 'Unknown'}
        </Button>
        <Button
          variant="icon"
          iconName="close"
          ariaLabel={`Remove ${name}`}
          onClick={() => onCommit(typed.filter((_, i) => i !== at))}
        />
      </div>
    </FormField>
  )
}

function replaced(typed: readonly TypedKey[], at: number, one: TypedKey): readonly TypedKey[] {
  return typed.map((before, i) => (i === at ? one : before))
}

function isSame(one: Keys, other: Keys): boolean {
  return JSON.stringify([one.context, one.unknown]) === JSON.stringify([other.context, other.unknown])
}
