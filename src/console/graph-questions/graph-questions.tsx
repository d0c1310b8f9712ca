import './graph-questions.css'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'

import type { GraphAnswer, GraphToolProps } from '#console/parts/graph-tools/graph-tool.ts'
import { useSearchParameter } from '#console/parts/hash-location.ts'
import { useWorkspace } from '#console/parts/use-entities.ts'
import { identityOf } from '#console/state/identity-of.ts'
import { local } from '#console/state/queries.ts'
import { useMoment } from '#console/state/use-moment.ts'
import { PlacedIn } from '#ui/placed-in.tsx'

import { graphOfRows } from './answer-graph.ts'
import { type Found, isUnknown } from './answer-row.ts'
import { AnswerTable } from './answer-table.tsx'
import { answerTitle } from './answer-title.ts'
import { CutList } from './cut-list.tsx'
import { findAnswer } from './find-answer.ts'
import { type GraphQuestion, kindOf, questions, resolved } from './graph-question.ts'
import { LevelSummary } from './level-summary.tsx'
import { QuestionForm } from './question-form.tsx'
import { rowsThat, type RowToken, valuesBy } from './row-filter.ts'

const usualHops = 4

/** Questions on the graph, which the address holds: the answer stands in the picture and, in words, here. */
export function GraphQuestions(props: GraphToolProps): ReactNode {
  const [askText, setAsk] = useSearchParameter('ask')
  const [from, setFrom] = useSearchParameter('from')
  const [to, setTo] = useSearchParameter('to')
  const [hopsText, setHops] = useSearchParameter('hops')
  const workspace = useWorkspace()
  const kind = kindOf(askText)
  const hops = Math.min(6, Math.max(1, Number(hopsText ?? usualHops) || usualHops))
  const asked = useMemo(
    (): GraphQuestion => ({ ask: kind ?? 'paths', from: from ?? '', to: to ?? '', hops }),
    [kind, from, to, hops],
  )
  const question = useMemo(
    () => (kind === null ? null : resolved(asked, props.graph, workspace)),
    [kind, asked, props.graph, workspace],
  )
  const { onAnswer } = props
  const isMisunderstood = question !== null && !question.ok
  useEffect(() => {
    if (isMisunderstood) onAnswer(null) // what stood there answers another question
  }, [isMisunderstood, onAnswer])
  return (
    <SpaceBetween size="s">
      <QuestionForm
        key={JSON.stringify(asked)}
        asked={asked}
        isAsked={question !== null}
        problem={question === null || question.ok ? null : question.problem}
        onMisread={() => onAnswer(null)}
        onAsk={(next) => {
          const read = resolved(next, props.graph, workspace)
          const { ends } = questions[next.ask]
          const ended = read.ok ? read.value : next
          setAsk(next.ask)
          setFrom(ends.includes('from') ? ended.from : null)
          setTo(ends.includes('to') ? ended.to : null)
          setHops(next.hops === usualHops ? null : String(next.hops))
        }}
      />
      {question !== null && question.ok ? <Answer {...props} question={question.value} /> : null}
    </SpaceBetween>
  )
}

type AnswerProps = GraphToolProps & { readonly question: GraphQuestion }

function Answer({ question, graph, ...props }: AnswerProps): ReactNode {
  const { revision, drafts } = useMoment()
  const workspace = useWorkspace()
  const { data, error } = useQuery({
    ...local,
    queryKey: ['graph-question', revision, identityOf(drafts), identityOf(graph), question],
    queryFn: ({ signal }) => findAnswer(question, { workspace, graph, drafts, signal }),
  })
  if (error !== null) return <Alert type="error">This could not be answered: {error.message}.</Alert>
  if (data === undefined)
    return (
      <output>
        <Spinner /> Asking the engine
      </output>
    )
  return <Answered {...props} key={JSON.stringify(question)} question={question} found={data} />
}

type AnsweredProps = Omit<AnswerProps, 'graph'> & { readonly found: Found }

function Answered({ question, found, below, onAnswer, onEdge }: AnsweredProps): ReactNode {
  const workspace = useWorkspace()
  const [tokens, setTokens] = useState<readonly RowToken[]>([])
  const [all, showAll] = useState(false)
  const valuesOf = useMemo(() => valuesBy(found.nodes, workspace), [found, workspace])
  const rows = useMemo(() => rowsThat(found.rows, tokens, valuesOf), [found, tokens, valuesOf])
  const drawn = useMemo(() => graphOfRows(rows, found.nodes, all), [rows, found, all])
  const nameOf = (id: string) => found.nodes.get(id)?.name ?? id
  const title = answerTitle(question, found, rows.length)
  const answer = useMemo(
    (): GraphAnswer | null =>
      drawn.edges.length === 0
        ? null
        : { id: JSON.stringify(question), title, nodes: drawn.nodes, edges: drawn.edges, show: 'alone' },
    [drawn, question, title],
  )
  // oxlint-disable-next-line react/exhaustive-deps -- shown when it changes, and not again after it was put away
  useEffect(() => onAnswer(answer), [answer])
  // After the picture, where there is one: it stays in sight, however long the list is.
  const list = (
    <SpaceBetween size="s">
      {found.cut === null ? null : <CutList answer={found.cut} />}
      <AnswerTable
        all={found.rows}
        rows={rows}
        valuesOf={valuesOf}
        nameOf={nameOf}
        isOpen={answer === null}
        tokens={tokens}
        onTokens={setTokens}
        onEdge={(id) => {
          onAnswer(answer)
          onEdge(id)
          below?.previousElementSibling?.scrollIntoView({ block: 'nearest' })
        }}
      />
    </SpaceBetween>
  )
  return (
    <SpaceBetween size="s">
      <output className={answer === null ? 'question-text' : 'graph-said'}>{title}</output>
      {question.ask === 'who-reaches' ? (
        <LevelSummary rows={rows.filter((row) => !isUnknown(row))} nameOf={nameOf} />
      ) : null}
      {drawn.hidden === 0 ? null : (
        <Alert type="info" action={<Button onClick={() => showAll(true)}>Draw all</Button>}>
          {drawn.hidden.toLocaleString('en')} of {rows.length.toLocaleString('en')} are not drawn; the list
          has them all.
        </Alert>
      )}
      <PlacedIn place={answer === null ? null : below}>{list}</PlacedIn>
    </SpaceBetween>
  )
}
