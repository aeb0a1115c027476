/**
 * What programs may use: everything here runs in a browser too, and stays as it is within a major version.
 * @packageDocumentation
 */
export { type Drawing, drawRun, drawSweep, runChartNames } from "./api/draw.js";
export { runSweep, type SweepInput } from "./api/run-sweep.js";
export { type SweepQuestion, sweepFindings } from "./api/sweep-findings.js";
export { fitLibrary } from "./calibrate/fit-library.js";
export { holdOut } from "./calibrate/hold-out.js";
export { summarizeHoldOuts } from "./calibrate/hold-out-summary.js";
export { libraryYaml } from "./calibrate/library-yaml.js";
export type { NamedRecording } from "./calibrate/observed.js";
export type { GangLayout } from "./cluster/gang-layout.js";
export type { JobHistory } from "./cluster/job-history.js";
export type { JobTable } from "./cluster/job-table.js";
export type { JobTraits } from "./cluster/job-traits.js";
export type { Action } from "./domain/action.js";
export { AssertionError } from "./domain/assert.js";
export type { HoldOut, HoldOutOutcome, HoldOutRow, HoldOutSummary, LossSeries } from "./domain/calibration.js";
export type { DecisionRecord, Explanation, ExtenderTally, NodeVerdict, ScoreTerm } from "./domain/decision.js";
export type { DistributedSpec, ExchangeSpec } from "./domain/distributed.js";
export { InputError, RunError } from "./domain/errors.js";
export type { FailureSpec, ScheduledFailure } from "./domain/failure.js";
export type { GrowthList, GrowthRow } from "./domain/growth.js";
export type { HttpAnswer, HttpCall, HttpRequest } from "./domain/http-call.js";
export type { JobIndex, NodeIndex } from "./domain/ids.js";
export type { InputSpec, JobSpec, TrafficSpec } from "./domain/job.js";
export type { LossNoise, LossShape, LossSpec } from "./domain/loss.js";
export type { MigrationSpec } from "./domain/migration.js";
export type {
  Estimate,
  LibraryModel,
  LibraryNode,
  LossFit,
  ModelFit,
  ModelLibrary,
  RecordingSource,
} from "./domain/model-library.js";
export type { AggregationSpec, HashPolicy, LinkSpec, NetworkSpec, OverlaySpec, WanSpec } from "./domain/network.js";
export type { NodeSpec } from "./domain/node.js";
export type {
  ImageSpec,
  LabelOperator,
  LabelPreference,
  LabelRequirement,
  NodeConstraint,
  PodSpec,
  Taint,
  TaintEffect,
  Toleration,
} from "./domain/pod.js";
export type { NodeEnergy, PowerSpec } from "./domain/power.js";
export type { JobOutcome, JobRecord, Move, RefusedMove, Restart, TimelineRow } from "./domain/record.js";
export type {
  ClaimOutcome,
  Distribution,
  Figure,
  FigureData,
  FittedConstant,
  PublishedNumber,
  Reproduction,
  Verdict,
  WorkloadStay,
} from "./domain/reproduction.js";
export type { RunResult, SchedulerLabel } from "./domain/result.js";
export type { RuntimeKind, RuntimeSpec } from "./domain/runtime.js";
export type {
  RequestArrivals,
  RequestOutcome,
  RequestRecord,
  RequestStreamSpec,
  ResponseBin,
  ResponseSample,
  ServiceResult,
  ServiceSpec,
} from "./domain/service.js";
export type { Trigger } from "./domain/trigger.js";
export type {
  Advantage,
  JobError,
  JudgedKind,
  JudgedRecording,
  LayerName,
  LayerSummary,
  ModelSummary,
  PairedComparison,
  RunError as ValidatedRun,
  Spread,
  TimelinePoint,
  Validation,
} from "./domain/validation.js";
export type { ClusterView, ImagePresence, OracleView } from "./domain/view.js";
export type { WorkerRecord } from "./domain/worker.js";
export type { AllResponses } from "./metrics/responses.js";
export type { Summarized } from "./metrics/summary.js";
export { type Summary, summarize } from "./metrics/summary.js";
export type { Rng } from "./random/rng.js";
export type { Streams } from "./random/streams.js";
export { createStreams } from "./random/streams.js";
export type { RecordingTexts } from "./recording/parse.js";
export { parseRecording } from "./recording/parse.js";
export type {
  ContainerPlan,
  EventRow,
  HostRow,
  PlannedChange,
  ProgressRow,
  RecordedEventKind,
  RecordedFacts,
  RecordedNode,
  Recording,
  RecordingOutcome,
  RecordingPlan,
  SampleRow,
} from "./recording/recording.js";
export { holdOutTable } from "./report/calibration/hold-out-table.js";
export { libraryTable } from "./report/calibration/library-table.js";
export { explainText } from "./report/explain.js";
export type { RenderOptions } from "./report/render.js";
export { renderSvg } from "./report/render.js";
export { figureSvg } from "./report/reproduction/figure.js";
export { reproductionTable } from "./report/reproduction/table.js";
export type { ReportedCell, ReportedDifference, ReportedMean, SweepFindings } from "./report/sweep/sweep-report.js";
export { sweepText } from "./report/sweep/sweep-text.js";
export { compareTable, runTable } from "./report/table.js";
export { validationTable } from "./report/validation/table.js";
export { parsePublished } from "./reproduce/published.js";
export { reproductions } from "./reproduce/registry.js";
export type { SourceReproduction } from "./reproduce/source-reproduction.js";
export type { NodeChange, Outages } from "./run/outages.js";
export type { Policy, PolicyChoice } from "./run/policy.js";
export { choosePolicies, createPolicies } from "./run/policy.js";
export type { RunInput, RunOutcome } from "./run/run-input.js";
export { runJobs } from "./run/run-jobs.js";
export type { ServiceInput } from "./run/services.js";
export { type SimulateOptions, simulate } from "./run/simulate.js";
export { answerWorkers, type WorkerAnswer, type WorkerCount } from "./run/worker-counts.js";
export { type Override, parseOverride } from "./scenario/overrides.js";
export { type ParseOptions, parseScenario } from "./scenario/parse.js";
export { parseModelLibrary } from "./scenario/parse-library.js";
export type { ReadTrace } from "./scenario/resolve-jobs.js";
export type { Scenario, SchedulerChoice } from "./scenario/scenario.js";
export { fits, type NodeChoice, nodesWithRoom, placeWhereChosen } from "./schedulers/placement.js";
export { schedulerPlugins } from "./schedulers/registry.js";
export type { PluginDefinition, Scheduler, SchedulerKind, SchedulerPlugin } from "./schedulers/scheduler.js";
export { definePlugin, noParams } from "./schedulers/scheduler.js";
export type { Goal } from "./sweep/summary/best-cell.js";
export type { CellRuns, RunsTable } from "./sweep/summary/runs-table.js";
export type { TextFile } from "./traces/text-file.js";
export { validate } from "./validate/validate.js";
export type { ArrivalKind, FixedJobs, JobSource, JobTemplate, MixEntry, RandomJobs } from "./workload/job-source.js";
