// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { HistoryList } from '../../../../../renderer/screens/walk/history/history-list.tsx'
import { FollowedContext } from '../../../../../renderer/screens/walk/use-followed.ts'
import { renderScreen } from '../../../../support/render-screen.tsx'
import { begunAssessment, openStore } from '../../../assessment/opened.ts'

/** `COPPER`, answered so many times: 1, 2, 3, ... */
async function answeredTimes(times: number) {
  const store = await openStore(await begunAssessment())
  await store.getState().answer('DISCHARGE', 'yes')
  for (let time = 1; time <= times; time += 1) await store.getState().answer('COPPER', String(time))
  const view = store.getState().views.get('COPPER')
  if (view?.kind !== 'question') throw new Error('no question')
  return { store, view }
}

describe('the history of a question', () => {
  it('shows the newest ten changes, and the earlier ones when they are asked for', async () => {
    const { store, view } = await answeredTimes(13)
    await renderScreen(
      store,
      <FollowedContext value={store.getState()}>
        <HistoryList view={view} />
      </FollowedContext>,
    )
    const shown = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '')
    expect(shown()).toHaveLength(10)
    expect(shown()[0]).toContain('13')
    expect(shown()[9]).toContain('4')
    fireEvent.click(screen.getByRole('button', { name: 'Show 3 earlier entries' }))
    expect(shown()).toHaveLength(13)
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('says nothing of earlier ones where there are none', async () => {
    const { store, view } = await answeredTimes(10)
    await renderScreen(
      store,
      <FollowedContext value={store.getState()}>
        <HistoryList view={view} />
      </FollowedContext>,
      'zh',
    )
    expect(screen.getAllByRole('listitem')).toHaveLength(10)
    expect(screen.queryByRole('button')).toBeNull()
  })
})
