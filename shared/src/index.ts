/** Everything server and client share. */
export * from './base/brand.js'
export * from './base/duration.js'
export * from './base/exhaustive.js'
export * from './base/loopback.js'
export * from './base/name-words.js'
export * from './base/span.js'
export { changesBetween } from './base/changes.js'
export {
  ArtifactKind,
  artifactForms,
  commitmentDue,
  criteria,
  pageOf,
  type ArtifactField,
  type ArtifactForm,
} from './artifacts/form.js'
export * from './artifacts/signals.js'
export { bars, showsOutcome } from './artifacts/kinds/bottleneck.js'
export type { FieldProblem, Figure, Sheet, SheetRow, WorkedCard } from './artifacts/sheet.js'
export { pictureCard, type PicturedCard } from './artifacts/picture.js'
export { tellCard } from './artifacts/told.js'
export { workOut } from './artifacts/work-out.js'
export * from './content/form.js'
export * from './content/assistant.js'
export * from './content/block.js'
export * from './content/pair.js'
export * from './content/exhibit.js'
export * from './content/persona.js'
export * from './content/preset.js'
export * from './content/profile.js'
export * from './content/loop-template.js'
export * from './content/prep.js'
export * from './content/worked.js'
export * from './content/code-file.js'
export * from './content/code-measure.js'
export * from './content/drill.js'
export * from './content/failures.js'
export * from './content/plan.js'
export * from './content/question-code.js'
export * from './content/question.js'
export * from './content/rubric.js'
export * from './room/seat.js'
export * from './room/pin.js'
export * from './quantity/find.js'
export type * from './image/image.js'
export * from './image/still-image.js'
export * from './board/kinds.js'
export type * from './board/reading.js'
export { ownersIn, readBoard } from './board/read-board.js'
export { edgeName, endName, nodeName } from './board/called.js'
export { reaching } from './board/reaching.js'
export { clutterOf, isToldOfClutter, type Clutter } from './board/clutter.js'
export { mostBoxes, threeBoxes, type ThreeBoxes } from './board/three-boxes.js'
export { boxSize, cut, figureSvg, placeFigure, type PlacedFigure } from './board/figure.js'
export { holdsLatency } from './board/latency.js'
export { measureOf } from './board/measure-of.js'
export { namesOn } from './board/names-on.js'
export { pathsIn, type Path } from './board/paths.js'
export { toMermaid } from './board/mermaid/write.js'
export { fromMermaid, type MermaidDiagram, type NotMermaid } from './board/mermaid/read.js'
export * as roundClock from './room/clock.js'
export type { Clock, Reading } from './room/clock.js'
export * from './room/refusal.js'
export * from './room/bounds.js'
export { documents, Pane, panes, type DocumentName } from './room/document.js'
export * from './room/access.js'
export * from './room/command.js'
export * from './room/event.js'
export * from './room/room.js'
export * from './room/evolve.js'
export { withoutErased } from './room/erasing.js'
export { leads } from './room/rule.js'
export * from './room/decide.js'
export * from './room/settle.js'
export * from './room/ending.js'
export * from './room/checks.js'
export type { AssistantSource, BoardEngine, JudgedAs, Mode, Topic } from './room/parts/opening/facts.js'
export * from './room/parts/opening/rules.js'
export type { Stage } from './room/parts/phases/facts.js'
export { Measure } from './room/parts/board/facts.js'
export * from './room/parts/artifacts/cards.js'
export {
  Ruling,
  type ArtifactCard,
  type CardVersion,
  type LineRuling,
  type TiedTo,
} from './room/parts/artifacts/facts.js'
export { Layer, layers, type LayerCard, type Line } from './room/parts/worksheet/facts.js'
export { briefHint, metricNamed } from './room/parts/worksheet/brief.js'
export {
  cannotBe,
  dataFlows,
  flowsLeft,
  layerTakes,
  readLayer,
  type DataFlow,
  type LayerReading,
} from './room/parts/worksheet/layers.js'
export type { PlayedCard } from './room/parts/deck/facts.js'
export { Answer, type Confirm } from './room/parts/talk/facts.js'
export { openConfirms } from './room/parts/talk/rules.js'
export { EarCause, type Ear } from './room/parts/voice/facts.js'
export * from './room/parts/voice/rules.js'
export { CodeSecret, type Handed, type HiddenReport, type Run } from './room/parts/code/facts.js'
export * from './room/parts/code/outcome.js'
export * from './room/parts/code/runs.js'
export type * from './room/parts/judging/facts.js'
export * from './room/parts/judging/release.js'
export type { AnsweredBy, Exchange } from './room/parts/assistant/facts.js'
export { scriptAfter } from './room/parts/assistant/rules.js'
export type { BlockVisit, Fault } from './room/parts/blocks/facts.js'
export * from './room/parts/blocks/now.js'
export { fellSilent } from './room/parts/blocks/rules.js'
export type { Finding, MarginNote } from './room/parts/exhibit/facts.js'
export { findingScore, plantedAt, standingFindings, type FindingScore } from './room/parts/exhibit/rules.js'
export { Seniority, type PlayedPersona } from './room/parts/personas/facts.js'
export { swapIsDue, swappedRole } from './room/parts/swap/rules.js'
export type { Drawn, DrawnBoard } from './room/parts/drawing/facts.js'
export { nothingDrawn } from './room/parts/drawing/facts.js'
export { mostDrawn, untold } from './room/parts/drawing/rules.js'
export type { Dependant, Failing, InjectedFault } from './room/parts/faults/facts.js'
export { FaultHow } from './room/parts/faults/facts.js'
export { failing, faultsOf, isDeleted, responseTo, type FaultResponse } from './room/parts/faults/rules.js'
export * from './room/parts/faults/words.js'
export { alarmKey } from './room/parts/failures/facts.js'
export type { Push } from './room/parts/push/facts.js'
export { blamed, lacking, listOf } from './room/parts/worksheet/cards.js'
export { namesIn, type Named } from './room/parts/worksheet/names-in.js'
export { flagLacks } from './room/parts/judging/flag-lacks.js'
export { pinBack } from './room/parts/judging/rules.js'
export { panelDone } from './room/parts/judging/sharing.js'
export type { Bookmark } from './room/parts/bookmarks/facts.js'
export type { Take } from './room/parts/takes/facts.js'
export * from './room/parts/takes/rules.js'
export type { Focus } from './room/parts/focus/facts.js'
export { focusing } from './room/parts/focus/rules.js'
export type { Seal, Sealed, SealReason, Until } from './room/parts/seal/facts.js'
export { closedBy, hiddenBy, isFor, lasting, ownHidden } from './room/parts/seal/rules.js'
export type { Invite, Invites } from './room/parts/invites/facts.js'
export { firstSeat, opens } from './room/parts/invites/rules.js'
export type { Recorded, Recording } from './room/parts/recording/facts.js'
export { mayRecord, recording, recordingLate, unwanted } from './room/parts/recording/rules.js'
export * from './wire/version.js'
export * from './wire/file-ids.js'
export * from './wire/socket.js'
export * from './wire/call.js'
export * from './wire/erased.js'
export * from './wire/http.js'
export * from './wire/persons.js'
export * from './ear/edges.js'
export * from './ear/echo.js'
export * from './ear/stillness.js'
export * from './coach/heard.js'
export * from './coach/cadence.js'
export { cadenceOf } from './coach/of-room.js'
export * from './coach/cue.js'
export { sayNext } from './coach/say-next.js'
export * from './coach/measure.js'
export * from './coach/monologue.js'
export type { Asked, Chunk, Cycle, CycleKind, Delay, Nudge, Pause } from './coach/record.js'
export type { State } from './coach/state.js'
export type { LongKind, PauseClass } from './coach/silence.js'
export * as thresholds from './coach/thresholds.js'
export * from './coach/from-log.js'
export { worded, type Worded } from './coach/worded.js'
export { gapsOf, type Gap } from './coach/away.js'
export * from './coach/thresholds.js'
export {
  ledgerFrom,
  ledgerOf,
  ledgerReader,
  type Contradiction,
  type Ledger,
  type LedgerEntry,
  type LedgerSubject,
} from './ledger/ledger.js'
export { isToldOfContradictions, newContradiction } from './ledger/telling.js'
export { statementsOf, type Place, type StatedFrom, type Statement } from './ledger/statements.js'
export { contradictionWords, statedWhere, subjectWords } from './ledger/words.js'
export { wordsBounds, type FileLine, type NotedWords, type SaidWords } from './room/parts/words/facts.js'
export * from './words/transcript/transcript.js'
export * from './words/transcript/read-transcript.js'
export * from './words/transcript/match-speakers.js'
export * from './words/transcript/offset.js'
export * from './words/transcript/report.js'
export * from './words/transcript/write-vtt.js'
export { utterancesOf, type Utterance, type WordsSource } from './words/utterance.js'
export { marksOf, type Mark, type MarkKind, type WordsRead } from './words/marks.js'
export { readWords, wordsAt } from './words/read-words.js'
export * from './words/briefing.js'
export * from './words/bottleneck.js'
export * from './words/script.js'
export { countWords } from './coach/written.js'
export * from './words/story.js'
export * from './words/structure.js'
export { judgePair, pairProblems, type JudgedAnswer } from './words/judge-pair.js'
export { challengeAsks, linesSaid, newestNumber } from './words/said.js'
export { wordsOfRound, type WordsMoment, type WordsOfRound } from './words/of-round.js'
export { suggestionsIn, type WordsSuggestion } from './words/suggest.js'
export { bandOf, countsOf, densityOf, type Band, type Counts } from './words/density.js'
export * from './words/backlog.js'
export * from './words/cutting.js'
export * from './words/doubt.js'
export * from './words/glossary.js'
export * from './words/terms.js'
export { failuresIn } from './failures/failures.js'
export { outOfOrder, suggestedBy, type Firing, type Quoted, type Reason } from './failures/firing.js'
export { candidateHint, interviewerAlarm, lineFor, mayHint, standing } from './failures/lines.js'
export { tickMs as failuresTickMs } from './failures/steps.js'
export { noticedIn, type Noticed } from './failures/noticed.js'
export { ON_ITS_WAY } from './failures/thresholds.js'
export { figuresOf, whyFired } from './failures/why.js'
export * from './debrief/cycle-words.js'
export * from './debrief/export-name.js'
export * from './debrief/recommend.js'
export * from './debrief/next-steps.js'
export * from './debrief/next-question.js'
export * from './debrief/why-verdict.js'
export * from './debrief/verdict-words.js'
export { firstNames, firstWords } from './debrief/coaching-markdown.js'
export type { Firsts } from './debrief/firsts.js'
export type { Assumption } from './debrief/assumptions.js'
export { strongest, weakest, type TellingMoment } from './debrief/strongest.js'
export * from './debrief/rows.js'
export { phaseWords } from './debrief/phase-words.js'
export * from './debrief/score-words.js'
export * from './debrief/debrief.js'
export { faultsHeadline, type DebriefFault } from './debrief/faults.js'
export type { DebriefLedger, LedgerRow } from './debrief/ledger.js'
export {
  kindsOfWords,
  wordsFigures,
  wordsLimits,
  wordsSources,
  type DebriefWords,
  type KindOfWords,
  type WordsLine,
} from './debrief/words.js'
export type { DebriefLoop } from './debrief/loop.js'
export * from './debrief/exit-words.js'
export * from './debrief/shared-nouns.js'
export * from './debrief/markdown.js'
export * from './replay/hidden.js'
export * from './replay/visible-log.js'
export * from './replay/form.js'
export * from './replay/log-check.js'
export * from './replay/content.js'
export * from './replay/capsule.js'
export * from './replay/roots.js'
export { attemptOf, keyOf, type Attempt } from './progress/attempt.js'
export {
  judgedAlarms,
  mergedAlarms,
  precisionOf,
  type JudgedAlarms,
  type Precision,
} from './progress/alarms.js'
export { historyFile, merged, readHistory, type HistoryRead } from './progress/history.js'
export { compared, type ComparedRow } from './progress/compare.js'
export {
  cadenceLines,
  criterionLines,
  phaseLines,
  type ProgressLine,
  type ProgressPoint,
} from './progress/series.js'
export { weaknesses, type Weakness } from './progress/weaknesses.js'
export * from './pay/pay.js'
export * from './partners/slot.js'
export * from './partners/shared-note.js'
export * from './person/refusal.js'
export * from './person/shelves.js'
export * from './person/person.js'
export * from './loop/loop.js'
export * from './loop/command.js'
export * from './loop/evolve.js'
export * from './loop/decide.js'
export * from './loop/view.js'
export * from './loop/alone/answer.js'
export {
  AloneCommand,
  AnswererCommand,
  mostAnswerSigns,
  mostPackageSigns,
  RemarkCommand,
  type AloneFact,
} from './loop/alone/command.js'
export * from './loop/alone/decide.js'
export * from './loop/alone/seen.js'
export * from './loop/alone/package.js'
export * from './loop/result.js'
export * from './loop/known-zone.js'
export * from './loop/zones.js'
export { isCoding, isTechnical, usualSpacing } from './loop/spacing.js'
export {
  windowsBefore,
  windowsOf,
  planned as plannedRounds,
  PREP_MINUTES,
  type RoundWindows,
  type Span as TimeSpan,
} from './loop/windows.js'
export * from './loop/flags.js'
export * from './loop/lay-out.js'
export * from './loop/verdict.js'
export * from './loop/bad-round.js'
export * from './loop/consistency.js'
export * from './loop/held.js'
export * from './hub/stories.js'
export * from './hub/grid.js'
export * from './hub/ticks.js'
export * from './hub/plan.js'
export * from './hub/kept.js'
