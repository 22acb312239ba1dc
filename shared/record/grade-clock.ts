import type { AttachmentAdd, CaptureFacts } from './attachment-events.ts'
import type { ClockReading, EventId, FeedId, LoggedEvent } from './event.ts'

/**
 * How far the wall clock may stray from the monotonic one before it counts as a jump, seconds. Events carry whole
 * seconds, a computer's clock drifts by a few seconds a day, and an operating system that finds a time server puts its
 * clock right by up to a minute or so; two minutes is beyond all of that and still far below what changes the meaning
 * of "when" on a site. A leap second is well inside.
 */
const CLOCK_TOLERANCE_SECONDS = 120

/**
 * How far a camera's clock may be from the satellites' time in the same picture, seconds. Telephones write the time of
 * the last position there, which may be some minutes old.
 */
const CAMERA_TOLERANCE_SECONDS = 600

/** No computer in use sleeps longer than this without being started anew: such a jump forward was set. Seconds. */
const LONGEST_SLEEP_SECONDS = 14 * 24 * 3600

/**
 * What is to be thought of the clock at one event. Only ever noticed and shown: no time is corrected by it.
 *
 * `steady`: the clock ran as it should since the event before · `first`: nothing to compare with, because a run of the
 * app began here (a clock that went back since the last run is seen all the same) · `back`: the clock is behind the
 * event before, or behind what the monotonic clock says has passed · `ahead`: it ran further than the monotonic clock ·
 * `zone`: the clock ran on, in another time zone · `unread`: the device gave no reading, and the time is not behind.
 */
export interface ClockGrade {
  readonly kind: 'steady' | 'first' | 'back' | 'ahead' | 'zone' | 'unread'
  /** Size of the jump, whole seconds, never negative; 0 when there is none. */
  readonly by: number
  /** Time zones before and after, minutes east of UTC, when they differ; also together with a jump. */
  readonly zone?: { readonly from: number; readonly to: number }
  /**
   * Of `ahead`: `set` when the clock was set forward for sure (it went back by as much later in the same run, or ran on
   * for weeks); otherwise `sleep`, which looks the same: the monotonic clock of a sleeping computer stands still.
   */
  readonly cause?: 'set' | 'sleep'
}

/** A jump of a device's clock, at the first event that shows it. */
export interface ClockJump extends ClockGrade {
  readonly kind: 'back' | 'ahead' | 'zone'
  readonly feed: FeedId
  readonly seq: number
  readonly event: EventId
  /** Claimed time of that event, and of the one before it; null when it is the first of the feed. */
  readonly at: string
  readonly before: string | null
  /** Run of the app in which it was seen; null when the device gives no readings. */
  readonly run: string | null
}

/** Grades the events of one feed as they come. */
export interface ClockGrader {
  /** Takes the next event of the feed. What is said of `ahead` is said again, and better, by `gradeClocks`. */
  add(logged: LoggedEvent): ClockGrade
}

/** Begins to grade a feed. */
export function createClockGrader(): ClockGrader {
  let before: { readonly wall: number; readonly clock: ClockReading | undefined } | null = null
  /** How far the wall clock stood from the monotonic one where the run began, or after its last jump. */
  let anchor = 0
  let zone: number | null = null

  return {
    add({ event: { at, clock } }) {
      const wall = secondsOf(at)
      const old = before
      before = { wall, clock }
      const from = zone
      if (clock !== undefined) zone = clock.zone
      const moved =
        clock !== undefined && from !== null && from !== clock.zone
          ? { zone: { from, to: clock.zone } }
          : undefined
      const goneBack = old === null ? 0 : old.wall - wall
      if (clock === undefined) {
        // Without a reading there is only the wall's own order.
        return goneBack > 0 ? { kind: 'back', by: goneBack } : { kind: 'unread', by: 0 }
      }
      const offset = wall - clock.mono / 1000
      if (old?.clock?.run !== clock.run) {
        anchor = offset
        if (goneBack > CLOCK_TOLERANCE_SECONDS) return { kind: 'back', by: goneBack, ...moved }
        return moved === undefined ? { kind: 'first', by: 0 } : { kind: 'zone', by: 0, ...moved }
      }
      const drift = offset - anchor
      if (Math.abs(drift) > CLOCK_TOLERANCE_SECONDS) {
        anchor = offset
        const by = Math.round(Math.abs(drift))
        if (drift < 0) return { kind: 'back', by, ...moved }
        return { kind: 'ahead', by, cause: by > LONGEST_SLEEP_SECONDS ? 'set' : 'sleep', ...moved }
      }
      return moved === undefined ? { kind: 'steady', by: 0 } : { kind: 'zone', by: 0, ...moved }
    },
  }
}

/** The grade of every event of a feed, in order. */
export function gradeClocks(events: readonly LoggedEvent[]): readonly ClockGrade[] {
  const grader = createClockGrader()
  const grades = events.map((logged) => grader.add(logged))
  // Seen from its end a run says more: a clock that came back by as much had been set, for no sleep is ever undone.
  let pending: { readonly at: number; readonly run: string }[] = []
  events.forEach(({ event }, index) => {
    const grade = grades[index]
    const run = event.clock?.run
    if (grade === undefined || run === undefined) return
    if (grade.kind === 'ahead') pending.push({ at: index, run })
    if (grade.kind !== 'back') return
    pending = pending.filter((forward) => {
      const there = grades[forward.at]
      if (there === undefined || forward.run !== run) return true
      if (Math.abs(there.by - grade.by) > CLOCK_TOLERANCE_SECONDS) return true
      grades[forward.at] = { ...there, cause: 'set' }
      return false
    })
  })
  return grades
}

/** Every jump in a record, feed by feed. Events may come in any order. */
export function clockJumps(events: Iterable<LoggedEvent>): readonly ClockJump[] {
  const feeds = new Map<FeedId, LoggedEvent[]>()
  for (const logged of events) {
    const feed = feeds.get(logged.event.feed)
    if (feed === undefined) feeds.set(logged.event.feed, [logged])
    else feed.push(logged)
  }
  return [...feeds.values()].flatMap((unsorted) => {
    const feed = unsorted.sort((a, b) => a.event.seq - b.event.seq)
    return gradeClocks(feed).flatMap((grade, index) => {
      const jump = jumpAt(feed[index], feed[index - 1], grade)
      return jump === null ? [] : [jump]
    })
  })
}

/** A grade as a jump, with its place; null when the clock did not jump. */
export function jumpAt(
  logged: LoggedEvent | undefined,
  before: LoggedEvent | undefined,
  grade: ClockGrade,
): ClockJump | null {
  const { kind } = grade
  if (logged === undefined || (kind !== 'back' && kind !== 'ahead' && kind !== 'zone')) return null
  const { feed, seq, at, clock } = logged.event
  return {
    ...grade,
    kind,
    feed,
    seq,
    event: logged.id,
    at,
    before: before?.event.at ?? null,
    run: clock?.run ?? null,
  }
}

/** What the times in a picture say of the clocks around it. */
export interface CaptureGrade {
  /** The satellites' time in the picture is so many seconds after the event that added it: the device was behind. */
  readonly behindGps?: number
  /** The camera's clock was so many seconds ahead of the satellites (negative: behind). Known only with its zone. */
  readonly cameraOff?: number
}

/**
 * Compares the times in a picture with each other and with the event that added it. A picture taken before it was added
 * says nothing, for that is what pictures are; one from after it says that the device's clock stood behind.
 *
 * @param at claimed time of the event
 */
export function gradeCapture({ at: taken, gps_at }: CaptureFacts, at: string): CaptureGrade {
  if (gps_at === undefined) return {}
  const gps = secondsOf(gps_at)
  const behind = gps - secondsOf(at)
  const zone = taken === undefined ? null : /[+-]\d{2}:\d{2}$/.exec(taken)
  const off = taken === undefined || zone === null ? 0 : secondsOf(taken) - gps
  return {
    ...(behind > CLOCK_TOLERANCE_SECONDS && { behindGps: behind }),
    ...(Math.abs(off) > CAMERA_TOLERANCE_SECONDS && { cameraOff: off }),
  }
}

/** How far the device was behind the satellites where a file was added; 0 when that cannot be said. */
export function behindGps({ event }: LoggedEvent): number {
  if (event.kind !== 'attachment.add') return 0
  const { capture } = event.body as AttachmentAdd
  return capture === undefined ? 0 : (gradeCapture(capture, event.at).behindGps ?? 0)
}

const MOMENT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:Z|([+-])(\d{2}):(\d{2}))?$/

/** Whole seconds since 1970 UTC; the second 60 of a leap is the next one. A time without zone is taken as UTC. */
function secondsOf(moment: string): number {
  const [, year, month, day, hour, minute, second, sign, hours = '0', minutes = '0'] =
    MOMENT.exec(moment) ?? []
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number)
  const utc = Date.UTC(y ?? 0, (mo ?? 1) - 1, d ?? 1, h ?? 0, mi ?? 0, s ?? 0) / 1000
  const shift = (Number(hours) * 60 + Number(minutes)) * 60
  return sign === '-' ? utc + shift : utc - (sign === '+' ? shift : 0)
}
