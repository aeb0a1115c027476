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
export { AssertionError } from "./domain/assert.js";
export type { HoldOut, HoldOutSummary, LossSeries } from "./domain/calibration.js";
export type { DecisionRecord, ExtenderTally } from "./domain/decision.js";
export type { DistributedSpec } from "./domain/distributed.js";
export { InputError, RunError } from "./domain/errors.js";
export type { FailureSpec } from "./domain/failure.js";
export type { GrowthRow } from "./domain/growth.js";
export type { HttpCall } from "./domain/http-call.js";
export type { JobIndex, NodeIndex } from "./domain/ids.js";
export type { InputSpec, JobSpec, TrafficSpec } from "./domain/job.js";
export type { LossNoise, LossShape, LossSpec } from "./domain/loss.js";
export type { MigrationSpec } from "./domain/migration.js";
export type { LibraryModel, LibraryNode, ModelLibrary, RecordingSource } from "./domain/model-library.js";
export type { NetworkSpec } from "./domain/network.js";
export type { NodeSpec } from "./domain/node.js";
export type { PodSpec, Taint } from "./domain/pod.js";
export type { NodeEnergy, PowerSpec } from "./domain/power.js";
export type { JobRecord, Move, RefusedMove, Restart, TimelineRow } from "./domain/record.js";
export type { ClaimOutcome, Figure, FittedConstant, PublishedNumber, Reproduction } from "./domain/reproduction.js";
export type { RunResult, SchedulerLabel } from "./domain/result.js";
export type { RuntimeSpec } from "./domain/runtime.js";
export type {
  RequestOutcome,
  RequestRecord,
  ResponseBin,
  ResponseSample,
  ServiceResult,
  ServiceSpec,
} from "./domain/service.js";
export type {
  JobError,
  JudgedRecording,
  LayerSummary,
  ModelSummary,
  PairedComparison,
  RunError as ValidatedRun,
  TimelinePoint,
  Validation,
} from "./domain/validation.js";
export type { ClusterView } from "./domain/view.js";
export type { WorkerRecord } from "./domain/worker.js";
export type { AllResponses } from "./metrics/responses.js";
export type { Summarized } from "./metrics/summary.js";
export { type Summary, summarize } from "./metrics/summary.js";
export type { Streams } from "./random/streams.js";
export { createStreams } from "./random/streams.js";
export type { RecordingTexts } from "./recording/parse.js";
export { parseRecording } from "./recording/parse.js";
export type { EventRow, HostRow, ProgressRow, Recording, RecordingPlan, SampleRow } from "./recording/recording.js";
export { holdOutTable } from "./report/calibration/hold-out-table.js";
export { explainText } from "./report/explain.js";
export type { RenderOptions } from "./report/render.js";
export { renderSvg } from "./report/render.js";
export { figureSvg } from "./report/reproduction/figure.js";
export { reproductionTable } from "./report/reproduction/table.js";
export type { SweepFindings } from "./report/sweep/sweep-report.js";
export { sweepText } from "./report/sweep/sweep-text.js";
export { compareTable, runTable } from "./report/table.js";
export { parsePublished } from "./reproduce/published.js";
export { reproductions } from "./reproduce/registry.js";
export type { SourceReproduction } from "./reproduce/source-reproduction.js";
export type { Policy, PolicyChoice } from "./run/policy.js";
export { choosePolicies, createPolicies } from "./run/policy.js";
export type { RunInput, RunOutcome } from "./run/run-input.js";
export { runJobs } from "./run/run-jobs.js";
export { type SimulateOptions, simulate } from "./run/simulate.js";
export { answerWorkers, type WorkerAnswer, type WorkerCount } from "./run/worker-counts.js";
export { type Override, parseOverride } from "./scenario/overrides.js";
export { type ParseOptions, parseScenario } from "./scenario/parse.js";
export { parseModelLibrary } from "./scenario/parse-library.js";
export type { ReadTrace } from "./scenario/resolve-jobs.js";
export type { Scenario, SchedulerChoice } from "./scenario/scenario.js";
export { fits, type NodeChoice, nodesWithRoom, placeWhereChosen } from "./schedulers/placement.js";
export { schedulerPlugins } from "./schedulers/registry.js";
export type { PluginDefinition, Scheduler, SchedulerPlugin } from "./schedulers/scheduler.js";
export { definePlugin, noParams } from "./schedulers/scheduler.js";
export type { Goal } from "./sweep/summary/best-cell.js";
export type { RunsTable } from "./sweep/summary/runs-table.js";
export { validate } from "./validate/validate.js";
export type { JobSource } from "./workload/job-source.js";
