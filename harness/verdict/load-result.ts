/** Percentiles of one distribution, in milliseconds; nothing but the count where there were no samples. */
export interface Distribution {
  readonly samples: number
  readonly p50?: number
  readonly p90?: number
  readonly p95?: number
  readonly p99?: number
  readonly p999?: number
  readonly max?: number
  readonly mean?: number
}

export interface ThresholdResult {
  readonly text: string
  readonly verdict: 'pass' | 'fail' | 'inconclusive'
  /** What was measured, as a person reads it; empty where nothing was. */
  readonly measured: string
  readonly samples: number
}

/** One line of the ladder: a kind of message and what came of it. */
export interface LadderRow {
  readonly direction: '→' | '←'
  readonly message: string
  readonly count: number
  /** On their way, or being worked on: neither answered nor lost yet. */
  readonly inFlight: number
  readonly timeouts: number
  readonly lost: number
  readonly unexpected: number
  readonly latency?: Distribution
}

/** One measure of the generator's own health, and what it may be. */
export interface HealthCheck {
  readonly name: string
  readonly measured: string
  readonly limit: string
  readonly ok: boolean
}

/** One second of the run. Latencies are those of sessions that ended in it. */
export interface SeriesPoint {
  readonly second: number
  /** Sessions that the plan wanted to begin; missing in a closed stage. */
  readonly wanted?: number
  readonly arrived: number
  readonly complete: number
  readonly failed: number
  readonly messages: number
  readonly open: number
  readonly waiting: number
  readonly p50?: number
  readonly p90?: number
  readonly p99?: number
}

export interface LoadViolation {
  readonly session: string
  readonly property: string
  readonly message: string
  /** Name of the history in the run's folder. */
  readonly file: string
  /** Whole seconds of the run when it was found. */
  readonly second: number
}

/** What a load run came to: plain data, from which every report is made. */
export interface LoadResult {
  readonly schema: 'rollcall-load/1'
  readonly version: string
  readonly seed: string
  readonly plan: {
    readonly name: string
    readonly devices: number
    /** Each stage in words: its model, its rate and how long it was. */
    readonly stages: readonly string[]
    /** When each stage is over, in seconds of the run. */
    readonly stageEnds: readonly number[]
    readonly open: boolean
    readonly warmUpSeconds: number
  }
  readonly target: { readonly name: string; readonly endpoint: string; readonly defects: readonly string[] }
  readonly workers: number
  /** Agents on which the workers were; none when they were threads of the process that began the run. */
  readonly agents: readonly string[]
  readonly seconds: number
  readonly verdict: 'pass' | 'fail' | 'thresholds' | 'inconclusive' | 'aborted'
  readonly reason: string
  readonly thresholds: readonly ThresholdResult[]
  readonly ladder: readonly LadderRow[]
  readonly sessions: {
    readonly arrived: number
    readonly complete: number
    readonly failed: Readonly<Record<string, number>>
    readonly notStarted: Readonly<Record<string, number>>
    readonly unfinished: number
    readonly latency: Distribution
    readonly perSecond: number
  }
  /** The scenarios that were units of load beside sessions, from the intended start to the end of the play. */
  readonly plays: readonly { readonly scenario: string; readonly latency: Distribution }[]
  readonly messages: { readonly count: number; readonly perSecond: number }
  readonly bytes: { readonly sent: number; readonly received: number }
  readonly identity: {
    readonly judged: number
    readonly violations: number
    readonly rules: Readonly<Record<string, { readonly evaluated: number; readonly violated: number }>>
    readonly neverReached: readonly string[]
    readonly shapes: number
    readonly audited: number
    readonly disagreed: number
  }
  readonly violations: readonly LoadViolation[]
  readonly generator: { readonly valid: boolean; readonly checks: readonly HealthCheck[] }
  /** One number for how every device fared; equal on any number of workers and machines. */
  readonly outcomes: string
  readonly series: readonly SeriesPoint[]
  /** Stretches in which somebody disturbed the target on purpose. */
  readonly faults: readonly { readonly from: number; readonly to: number; readonly what: string }[]
  /** Parts of the fleet whose results were lost, and why. */
  readonly lost: readonly string[]
  /** Parts that another agent played again from the beginning, because the first one died. */
  readonly again: readonly string[]
}
