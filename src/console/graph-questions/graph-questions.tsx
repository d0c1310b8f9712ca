import './graph-questions.css'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import type { InputProps } from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'

import type { RowToken } from '#console/parts/asking/ask-tail.ts'
import { useTimesAwaited } from '#console/parts/asking/awaited-answer.ts'
import type { GraphAnswer, GraphToolProps } from '#console/parts/graph-tools/graph-tool.ts'
import { hrefOfShortestWay } from '#console/parts/hrefs.ts'
import { useWorkspace } from '#console/parts/use-entities.ts'
import { WaysUpThere } from '#console/parts/ways-up-there.tsx'
import { identityOf } from '#console/state/identity-of.ts'
import { local } from '#console/state/queries.ts'
import { useMoment } from '#console/state/use-moment.ts'
import { namesToTell } from '#graph/picture/accounts-to-tell.ts'
import { PlacedIn } from '#ui/placed-in.tsx'

import { type AnswerGraph, graphOfRows } from './answer-graph.ts'
import { answerId } from './answer-id.ts'
import { AnswerList } from './answer-list.tsx'
import { type AnswerRow, type Found, isUnknown } from './answer-row.ts'
import { AnswerSaid } from './answer-said.tsx'
import { answerTitle, pictureSentence } from './answer-title.ts'
import { ClimbersBeside } from './climbers-beside.tsx'
import { exampleLines } from './example-lines.ts'
import { unheardSentence } from './filter-wording.ts'
import { findAnswer } from './find-answer.ts'
import { type EndProblem, type GraphQuestion, questions, resolved } from './graph-question.ts'
import { GroupAnswer } from './group-answer.tsx'
import { groupEndOf } from './group-end.ts'
import { looksAtSentence } from './judged.ts'
import { LevelSummary } from './level-summary.tsx'
import { lineIn, type LineSaid } from './line-in.ts'
import { lineToKeep } from './line-of.ts'
import { asIfNothing } from './line-wording.ts'
import { nearestOf, nearestSentence } from './nearest.ts'
import { isNoWay, shortName } from './no-way.ts'
import { QuestionForm } from './question-form.tsx'
import { QuestionLine } from './question-line.tsx'
import { readLine } from './read-line.ts'
import { rowsThat, unheardOf, valuesBy, valuesIn, type ValuesOf, whereMeant } from './row-filter.ts'
import { shutOutOf } from './shut-out.ts'
import { goToAsked, useAsked } from './use-asked.ts'
import { WaysBeside } from './ways-beside.tsx'

/** Questions on the graph, which the address holds: the answer stands in the picture and, in words, here. */
export function GraphQuestions(props: GraphToolProps): ReactNode {
  const { graph, onAnswer } = props
  const workspace = useWorkspace()
  const asked = useAsked()
  const [put, setPut] = useState(0)
  const round = `${put} ${useTimesAwaited()}` // in another one an answer that was put away comes back
  const input = useRef<InputProps.Ref>(null)
  const question = useMemo(
    () => (asked.question === null ? null : resolved(asked.question, { graph, workspace })),
    [asked, graph, workspace],
  )
  const isAnswered = question !== null && question.ok
  useEffect(() => {
    if (!isAnswered) onAnswer(null) // what stood there answers another question
  }, [isAnswered, onAnswer])
  const ask = (next: GraphQuestion, where: readonly RowToken[], line: string | null) => {
    const read = resolved(next, { graph, workspace })
    goToAsked({ question: read.ok ? read.value : next, where, line })
    setPut(put + 1)
  }
  const said = useMemo(
    () => lineIn(asked, question, { graph, workspace }),
    [asked, question, graph, workspace],
  )
  const examples = useMemo(() => exampleLines(graph, workspace), [graph, workspace])
  return (
    <SpaceBetween size="s">
      <div className="graph-asking">
        <QuestionLine
          line={said.line}
          note={said.note}
          examples={examples}
          input={input}
          onLine={(line) => {
            const read = readLine(line)
            if (read.ok) ask(read.value.question, read.value.where, line)
            else goToAsked({ question: null, where: [], line })
          }}
          onReading={(reading) => {
            input.current?.focus()
            ask(reading.question, asked.where, null)
          }}
        />
        <QuestionForm
          asked={asked.question}
          isOffered={asked.question === null && asked.line === null}
          problem={question === null || question.ok || said.isTyped ? null : unanswered(question.problem)}
          onAsk={(next) => {
            input.current?.focus()
            ask(next, [], lineToKeep(next, { graph, workspace }))
          }}
        />
      </div>
      {isAnswered ? (
        <Answer {...props} key={round} question={question.value} where={asked.where} said={said} />
      ) : null}
    </SpaceBetween>
  )
}

function unanswered({ field, sentence }: EndProblem): EndProblem {
  return { field, sentence: asIfNothing(sentence) }
}

type AnswerProps = GraphToolProps & {
  readonly question: GraphQuestion
  /** What of the answer is shown. */
  readonly where: readonly RowToken[]
  readonly said: LineSaid
}

function Answer(props: AnswerProps): ReactNode {
  const { question, graph } = props
  const { revision, drafts } = useMoment()
  const workspace = useWorkspace()
  const ofGroup = useMemo(() => groupEndOf(question, graph), [question, graph])
  const { data, error } = useQuery({
    ...local,
    queryKey: ['graph-question', revision, identityOf(drafts), identityOf(graph), question],
    queryFn: ({ signal }) => findAnswer(question, { workspace, graph, drafts, signal }),
    enabled: ofGroup === null,
  })
  if (ofGroup !== null) return <GroupAnswer {...props} end={ofGroup} />
  if (error !== null) return <Alert type="error">This could not be answered: {error.message}.</Alert>
  if (data === undefined)
    return (
      <output>
        <Spinner /> Working it out
      </output>
    )
  return <Answered {...props} key={JSON.stringify(question)} found={data} />
}

/** A filter that is misspelt would else look like an answer. */
function unheardIn(
  { ask }: GraphQuestion,
  rows: readonly AnswerRow[],
  tokens: readonly RowToken[],
  valuesOf: ValuesOf,
): readonly string[] {
  if (rows.length === 0) return []
  return unheardOf(rows, tokens, valuesOf).map((token) =>
    unheardSentence(ask, token, valuesIn(rows, token.property, valuesOf)),
  )
}

/** What the picture shows of an answer, about the first end that the question names; null where there is nothing to draw. */
function shownAs(
  { nodes, edges }: AnswerGraph,
  question: GraphQuestion,
  { id, title }: Pick<GraphAnswer, 'id' | 'title'>,
): GraphAnswer | null {
  if (edges.length === 0) return null
  const [end] = questions[question.ask].ends
  const about = end === undefined ? null : question[end]
  return { id, title, nodes, edges, show: 'alone', about }
}

type AnsweredProps = AnswerProps & { readonly found: Found }

function Answered(props: AnsweredProps): ReactNode {
  const { question, where, found, graph, below, onAnswer, onEdge } = props
  const workspace = useWorkspace()
  const [all, showAll] = useState(false)
  const valuesOf = useMemo(() => valuesBy(found.nodes, workspace, question.ask), [found, workspace, question])
  const meant = useMemo(() => whereMeant(where, workspace), [where, workspace])
  const rows = useMemo(() => rowsThat(found.rows, meant, valuesOf), [found, meant, valuesOf])
  const nearest = useMemo(() => nearestOf(question, found, graph), [question, found, graph])
  const drawn = useMemo(
    () => graphOfRows(nearest.rows.length > 0 ? nearest.rows : rows, nearest.nodes, all),
    [rows, nearest, all],
  )
  const names = useMemo(() => namesToTell([...nearest.nodes.values()]), [nearest])
  const nameOf = (id: string) => names.get(id) ?? id
  const unheard = useMemo(
    () => unheardIn(question, found.rows, meant, valuesOf),
    [question, found, meant, valuesOf],
  )
  const looksAt = rows.length < found.rows.length ? looksAtSentence(question.ask, meant) : ''
  const told = [answerTitle(question, found, rows.length), looksAt, ...unheard, nearestSentence(nearest)]
  const title = [...told, pictureSentence(drawn)].filter((part) => part !== '').join(' ')
  const answer = useMemo(
    () => shownAs(drawn, question, { id: answerId(question, where, all), title }),
    [drawn, question, where, all, title],
  )
  // shown when it changes, and not again after it was put away
  useEffect(() => onAnswer(answer), [answer, onAnswer])
  // After the picture, where there is one: it stays in sight, however long the list is.
  const list = (
    <AnswerList
      found={found}
      rows={rows}
      nearest={nearest}
      question={question}
      valuesOf={valuesOf}
      nameOf={nameOf}
      isDrawn={answer !== null}
      tokens={where}
      onEdge={(id) => {
        onAnswer(answer)
        onEdge(id)
        below?.previousElementSibling?.scrollIntoView({ block: 'nearest' })
      }}
    />
  )
  return (
    <SpaceBetween size="s">
      <AnswerSaid {...props} title={title} isDrawn={answer !== null} />
      <Besides {...props} rows={rows} nameOf={nameOf} />
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

type BesidesProps = AnsweredProps & {
  readonly rows: readonly AnswerRow[]
  readonly nameOf: (id: string) => string
}

/** What is to be known beside an answer: known ways up, and who has which level of access. */
function Besides({ question, found, graph, rows, nameOf }: BesidesProps): ReactNode {
  const workspace = useWorkspace()
  const { ask, from, to } = question
  return (
    <>
      {ask === 'reach' ? (
        <WaysBeside from={from} shutOut={shutOutOf(from, found, workspace)} nameOf={nameOf} />
      ) : null}
      {isNoWay(question, found) ? (
        <WaysUpThere
          from={from}
          to={{ kind: 'node', id: to }}
          nameOf={(id) => shortName(found, graph, id)}
          hrefOnwards={(id) => hrefOfShortestWay(id, to)}
        />
      ) : null}
      {ask === 'who-reaches' ? (
        <>
          <LevelSummary rows={rows.filter((row) => !isUnknown(row))} nameOf={nameOf} />
          <ClimbersBeside to={question.to} found={found} nameOf={nameOf} />
        </>
      ) : null}
    </>
  )
}
