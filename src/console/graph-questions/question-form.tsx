import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { type FormEvent, type ReactNode, useState } from 'react'

import type { WayLength } from '#console/parts/asking/ask-tail.ts'
import { OfferedField } from '#console/parts/questions/offered-field.tsx'
import { principalArns, resourceArns, useOffers } from '#console/parts/questions/question-vocabulary.ts'

import {
  type EndProblem,
  type GraphQuestion,
  hasLength,
  kindOf,
  questions,
  usualHops,
} from './graph-question.ts'

type QuestionFormProps = {
  readonly asked: GraphQuestion | null
  readonly problem: EndProblem | null
  /** Is nothing asked yet, nor typed? */
  readonly isOffered: boolean
  readonly onAsk: (question: GraphQuestion) => void
}

const nothing: GraphQuestion = { ask: 'paths', from: '', to: '', hops: usualHops }

/** A question put together of its parts. Closed once it is answered. */
export function QuestionForm({ asked, problem, isOffered, onAsk }: QuestionFormProps): ReactNode {
  const isDue = isOffered || problem !== null
  const [isOpen, setOpen] = useState(isDue)
  const [wasDue, setWasDue] = useState(isDue)
  if (wasDue !== isDue) {
    setWasDue(isDue)
    setOpen(isDue)
  }
  return (
    <ExpandableSection
      headerText="Choose a question and its ends"
      variant="footer"
      expanded={isOpen}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      <Parts
        key={JSON.stringify(asked)}
        asked={asked ?? nothing}
        problem={problem}
        onAsk={(question) => {
          setOpen(false)
          onAsk(question)
        }}
      />
    </ExpandableSection>
  )
}

const lengths = [1, 2, 3, 4, 5, 6].map((hops) => ({
  value: String(hops),
  label: hops === 1 ? 'At most 1 step' : `At most ${hops} steps`,
}))
const shortest = { value: 'shortest', label: 'The shortest ways alone' }
const kinds = Object.entries(questions).map(([value, { label }]) => ({ value, label }))

type PartsProps = Pick<QuestionFormProps, 'problem' | 'onAsk'> & { readonly asked: GraphQuestion }

function Parts({ asked, problem, onAsk }: PartsProps): ReactNode {
  const [ask, setAsk] = useState(asked.ask)
  const [from, setFrom] = useState(asked.from)
  const [to, setTo] = useState(asked.to)
  const [hops, setHops] = useState(asked.hops)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAsk({ ask, from, to, hops: ask === 'cut' && hops === 'shortest' ? usualHops : hops })
  }
  return (
    <form onSubmit={submit} aria-label="Ask the graph">
      <div className="graph-ask">
        <FormField label="Question">
          <Select
            options={kinds}
            selectedOption={kinds.find(({ value }) => value === ask) ?? null}
            onChange={({ detail }) => setAsk(kindOf(detail.selectedOption.value ?? null) ?? ask)}
          />
        </FormField>
        <Ends ask={ask} from={from} to={to} onFrom={setFrom} onTo={setTo} problem={problem} />
        {hasLength(ask) ? <Length ask={ask} hops={hops} onHops={setHops} /> : null}
        <Button variant="primary" formAction="submit">
          Ask
        </Button>
      </div>
    </form>
  )
}

type LengthProps = Pick<GraphQuestion, 'ask' | 'hops'> & { readonly onHops: (hops: WayLength) => void }

function Length({ ask, hops, onHops }: LengthProps): ReactNode {
  const options = ask === 'paths' ? [shortest, ...lengths] : lengths
  const usual = options.find(({ value }) => value === String(usualHops))
  return (
    <FormField label="Length">
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === String(hops)) ?? usual ?? null}
        onChange={({ detail: { selectedOption } }) =>
          onHops(selectedOption.value === shortest.value ? 'shortest' : Number(selectedOption.value))
        }
      />
    </FormField>
  )
}

/** ARNs that a question can end at, where these are others than roles and resources. */
const offered: Readonly<Partial<Record<GraphQuestion['ask'], RegExp>>> = {
  'who-passes': /:role\//,
  'who-changes': /^(?!.*\/example$)/,
}

type EndsProps = Pick<GraphQuestion, 'ask' | 'from' | 'to'> & {
  readonly onFrom: (from: string) => void
  readonly onTo: (to: string) => void
  readonly problem: EndProblem | null
}

/** The ends that the question names. */
function Ends({ ask, from, to, onFrom, onTo, problem }: EndsProps): ReactNode {
  const fromOffers = useOffers(principalArns, from)
  const isOffered = offered[ask] ?? /^(?!.*(?::(?:user|group|policy)\/|\/example$))/
  const toOffers = useOffers(resourceArns, to).filter((arn) => isOffered.test(arn))
  const { ends } = questions[ask]
  const errorOf = (field: EndProblem['field']) => (problem?.field === field ? problem.sentence : null)
  return (
    <>
      {ends.includes('from') ? (
        <OfferedField
          label="From"
          value={from}
          onChange={onFrom}
          offers={fromOffers}
          placeholder="alice, or an ARN"
          error={errorOf('from')}
        />
      ) : null}
      {ends.includes('to') ? (
        <OfferedField
          label="To"
          value={to}
          onChange={onTo}
          offers={toOffers}
          placeholder={ask === 'who-changes' ? 'A role, policy or resource' : 'A role or resource'}
          error={errorOf('to')}
        />
      ) : null}
    </>
  )
}
