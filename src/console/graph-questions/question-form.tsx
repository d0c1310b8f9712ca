import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { type FormEvent, type ReactNode, useState } from 'react'

import { OfferedField } from '#console/parts/questions/offered-field.tsx'
import { principalArns, resourceArns, useOffers } from '#console/parts/questions/question-vocabulary.ts'

import { type EndProblem, type GraphQuestion, kindOf, questions, readLine } from './graph-question.ts'

type QuestionFormProps = {
  readonly asked: GraphQuestion
  readonly problem: EndProblem | null
  /** Is there a question that is being answered? */
  readonly isAsked: boolean
  readonly onAsk: (question: GraphQuestion) => void
  /** A line was no question. */
  readonly onMisread: () => void
}

/** A question in one line, as the palette takes it, or put together of its parts. Short once it is asked. */
export function QuestionForm(props: QuestionFormProps): ReactNode {
  return (
    <div>
      <Line {...props} />
      <ExpandableSection
        headerText="Choose a question and its ends"
        variant="footer"
        defaultExpanded={!props.isAsked || props.problem !== null}
      >
        <Parts {...props} />
      </ExpandableSection>
    </div>
  )
}

const examples =
  'how does alice get to AdminRole · what can alice reach · who can reach reports · which roles can alice pass · who can change AdminRole · what would cut alice from AdminRole · which roles can outsiders reach'

function Line({ asked, isAsked, onAsk, onMisread }: QuestionFormProps): ReactNode {
  const [text, setText] = useState('')
  const [isRefused, refuse] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const question = readLine(text, asked.hops)
    refuse(question === null)
    if (question === null) onMisread()
    else onAsk(question)
  }
  return (
    <form onSubmit={submit} aria-label="Ask the graph in one line">
      <FormField
        label="Ask in one line"
        errorText={
          isRefused ? 'Ask as in the examples; “can …?” and “who can do …?” have screens of their own.' : null
        }
        constraintText={isAsked ? null : examples}
        secondaryControl={<Button formAction="submit">Ask the line</Button>}
      >
        <Input
          value={text}
          onChange={({ detail }) => setText(detail.value)}
          placeholder="how does alice get to AdminRole"
          spellcheck={false}
        />
      </FormField>
    </form>
  )
}

const lengths = [1, 2, 3, 4, 5, 6].map((hops) => ({
  value: String(hops),
  label: hops === 1 ? 'At most 1 step' : `At most ${hops} steps`,
}))
const kinds = Object.entries(questions).map(([value, { label }]) => ({ value, label }))

function Parts({ asked, problem, onAsk }: QuestionFormProps): ReactNode {
  const [ask, setAsk] = useState(asked.ask)
  const [from, setFrom] = useState(asked.from)
  const [to, setTo] = useState(asked.to)
  const [hops, setHops] = useState(asked.hops)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAsk({ ask, from, to, hops })
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
        {ask === 'paths' || ask === 'cut' ? (
          <FormField label="Length">
            <Select
              options={lengths}
              selectedOption={lengths.find(({ value }) => value === String(hops)) ?? null}
              onChange={({ detail }) => setHops(Number(detail.selectedOption.value))}
            />
          </FormField>
        ) : null}
        <Button variant="primary" formAction="submit">
          Ask
        </Button>
      </div>
    </form>
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
