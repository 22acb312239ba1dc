/** How the app was started, as far as its sandbox is concerned. */
export interface Start {
  /** Whether this is the app as people get it. */
  readonly packaged: boolean
  /** Number of the account; undefined where accounts have none (Windows). */
  readonly user: number | undefined
  /** Whether a switch stands on the command line. */
  hasSwitch(name: string): boolean
}

/** Any one of these takes the sandbox, or its walls, away from the process that shows the page. */
const OPENING_SWITCHES = ['no-sandbox', 'disable-seccomp-filter-sandbox', 'single-process']

/**
 * Whether the app must not start because its page would run outside of Chromium's sandbox. The launcher of an AppImage
 * adds `--no-sandbox` by itself where the system keeps programs from making a sandbox, and nobody would notice.
 *
 * Root is let through, for a bare container: Chromium has no sandbox for it.
 */
export function mustRefuseStart({ packaged, user, hasSwitch }: Start): boolean {
  return packaged && user !== 0 && OPENING_SWITCHES.some(hasSwitch)
}
