import { behindGps, type ClockJump, clockJumps } from '../record/grade-clock.ts'
import { EMPTY, type Html, html } from './html.ts'
import { both } from './report-words.ts'
import type { PayloadParts } from './tables.ts'

/**
 * What the clocks of the devices did, as a list; nothing when they ran as they should. Only devices that read their
 * clocks are spoken of, so that the page of a record from before stays what it was. Verifying names the others (W20).
 */
export function clocksPart({ source }: PayloadParts): Html {
  const { events, record } = source
  const nameOfFeed = (feed: string) => record.feeds.get(feed)?.signer.name ?? ''
  const jumps = clockJumps(events).filter(({ run }) => run !== null)
  const late = events.filter((logged) => logged.event.clock !== undefined && behindGps(logged) > 0)
  if (jumps.length === 0 && late.length === 0) return EMPTY
  const row = (at: string, feed: string, what: Html) =>
    html`<tr><td>${at}</td><td>${nameOfFeed(feed)}</td><td>${what}</td></tr>
`
  return html`<h2>${both('Clocks', '时钟')}</h2>
<p class="quiet">${both(
    'Times are claimed by the devices and were not corrected. Here the clocks of the devices did not run on as they should.',
    '时间由设备自称，未作更正。以下各处设备时钟未按应有的方式连续走时。',
  )}</p>
<table>
<thead><tr><th>${both('At (claimed)', '时间（自称）')}</th><th>${both('Device of', '设备使用者')}</th><th>${both('What', '情况')}</th></tr></thead>
<tbody>
${jumps.map((jump) => row(jump.at, jump.feed, jumpWords(jump)))}${late.map((logged) =>
  row(
    logged.event.at,
    logged.event.feed,
    both(
      `the clock was at least ${behindGps(logged)} s behind the satellites’ time in a picture`,
      `时钟比照片中的卫星时间至少慢 ${behindGps(logged)} 秒`,
    ),
  ),
)}</tbody>
</table>
`
}

function jumpWords({ kind, by, cause, zone }: ClockJump): Html {
  const zones =
    zone === undefined
      ? EMPTY
      : html`<div>${both(
          `time zone from ${zone.from} to ${zone.to} minutes east of UTC`,
          `时区由 UTC 以东 ${zone.from} 分钟变为 ${zone.to} 分钟`,
        )}</div>`
  if (kind === 'zone') return zones
  if (kind === 'back') return html`${both(`went back by ${by} s`, `倒退 ${by} 秒`)}${zones}`
  return cause === 'set'
    ? html`${both(`was set forward by ${by} s`, `被调快 ${by} 秒`)}${zones}`
    : html`${both(`ran ahead by ${by} s: the device slept, or the clock was set`, `快进 ${by} 秒：设备曾休眠，或时钟被调整`)}${zones}`
}
