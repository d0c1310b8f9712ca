import Alert from '@cloudscape-design/components/alert'
import FileInput from '@cloudscape-design/components/file-input'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import { FormDialog } from '#console/parts/form-dialog.tsx'
import { goOnFromHere } from '#console/parts/hash-location.ts'
import { hrefs } from '#console/parts/hrefs.ts'
import { notify } from '#console/parts/notices.ts'
import { TextField } from '#console/parts/text-field.tsx'
import { createProject, type ProjectProblem } from '#console/state/project-actions.ts'
import { fileProblemSentence } from '#console/wording/file-problem-wording.ts'
import { projectSentence } from '#console/wording/storage-wording.ts'

import { samples, type Start, type StartProblems, workspaceOf } from './start-of-project.ts'

const none: StartProblems = { name: null, others: [] }
const mostShown = 12

/** A new workspace: empty, a sample, or what a file holds. It is opened. */
export function CreateProjectDialog({ onDismiss }: { readonly onDismiss: () => void }): ReactNode {
  const [name, setName] = useState('')
  const [kind, setKind] = useState('blank')
  const [file, setFile] = useState<File | null>(null)
  const [problems, setProblems] = useState<StartProblems>(none)
  const [fileMissing, setFileMissing] = useState(false)
  const [isBusy, setBusy] = useState(false)

  const create = async (start: Start) => {
    const goOn = goOnFromHere()
    const begun = await workspaceOf(start, name, fileProblemSentence)
    if (!begun.ok) return setProblems(begun.problem)
    const { workspace, warning } = begun.value
    const created = await createProject(workspace)
    if (!created.ok) return setProblems(problemsOf(created.problem))
    onDismiss()
    if (warning !== null) notify({ type: 'warning', text: warning })
    goOn(hrefs.dashboard)
  }

  const submit = async () => {
    const start = startOf(kind, file)
    setFileMissing(start === null)
    if (start === null) return
    setBusy(true)
    try {
      await create(start)
    } finally {
      setBusy(false)
    }
  }

  return (
    <FormDialog
      readsOnly
      isBusy={isBusy}
      title="Create workspace"
      submitText="Create workspace"
      error={null}
      onSubmit={() => void submit()}
      onDismiss={onDismiss}
    >
      <Problems sentences={problems.others} />
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        error={problems.name}
        optional={kind !== 'blank'}
      />
      <ChooseStart kind={kind} onChoose={setKind} />
      {kind === 'file' ? <ChooseFile file={file} isMissing={fileMissing} onChoose={setFile} /> : null}
    </FormDialog>
  )
}

function problemsOf(problem: ProjectProblem): StartProblems {
  const sentence = projectSentence(problem)
  return problem.kind === 'name-taken' ? { name: sentence, others: [] } : { name: null, others: [sentence] }
}

function startOf(kind: string, file: File | null): Start | null {
  if (kind === 'blank') return { kind }
  if (kind === 'file') return file === null ? null : { kind, file }
  return { kind: 'sample', name: kind }
}

type ChooseStartProps = { readonly kind: string; readonly onChoose: (kind: string) => void }

function ChooseStart({ kind, onChoose }: ChooseStartProps): ReactNode {
  return (
    <FormField label="Begin with">
      <RadioGroup
        value={kind}
        onChange={({ detail }) => onChoose(detail.value)}
        items={[
          { value: 'blank', label: 'Nothing', description: 'No account yet.' },
          ...samples.map((sample) => ({
            value: sample.name,
            label: sample.title,
            description: sample.description,
          })),
          {
            value: 'file',
            label: 'A workspace file',
            description: 'As Download workspace writes it, or a picture that the graph was exported as.',
          },
        ]}
      />
    </FormField>
  )
}

type ChooseFileProps = {
  readonly file: File | null
  readonly isMissing: boolean
  readonly onChoose: (file: File | null) => void
}

function ChooseFile({ file, isMissing, onChoose }: ChooseFileProps): ReactNode {
  return (
    <FormField label="File" errorText={isMissing ? 'Choose the file to open.' : null}>
      <SpaceBetween size="xs" direction="horizontal" alignItems="center">
        <FileInput
          value={file === null ? [] : [file]}
          accept=".json,.svg,.png,application/json,image/svg+xml,image/png"
          ariaLabel="Choose the workspace file"
          onChange={({ detail }) => onChoose(detail.value[0] ?? null)}
        >
          Choose file
        </FileInput>
        <span>{file?.name}</span>
      </SpaceBetween>
    </FormField>
  )
}

function Problems({ sentences }: { readonly sentences: readonly string[] }): ReactNode {
  if (sentences.length === 0) return null
  const more = sentences.length - mostShown
  return (
    <Alert type="error" header="No workspace was created">
      <ul>
        {sentences.slice(0, mostShown).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {more > 0 ? <li>and {more.toLocaleString('en')} more</li> : null}
      </ul>
    </Alert>
  )
}
