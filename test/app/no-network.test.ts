import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inMain } from './support/in-main.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'

/** A server on this very machine: if not even it is reached, nothing farther away is. */
async function listen() {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*')
    response.end('reached')
  })
  server.on('connection', () => seen.push('connection'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { seen, address: `127.0.0.1:${port}`, close: () => server.close() }
}

describe('the app makes no connection', () => {
  let running: RunningApp
  let server: Awaited<ReturnType<typeof listen>>
  let profile: Awaited<ReturnType<typeof temporaryFolder>>

  beforeAll(async () => {
    server = await listen()
    profile = await temporaryFolder('no-network')
    running = await launchApp(profile.path)
  })
  afterAll(async () => {
    await running.close()
    server.close()
    await profile.remove()
  })

  it('lets the server be reached from this test, so that silence below means something', async () => {
    const reply = await fetch(`http://${server.address}/from-the-test`)
    expect(await reply.text()).toBe('reached')
    server.seen.length = 0
  })

  it.each([
    ['fetch', (address: string) => fetch(`http://${address}/fetch`).then((reply) => reply.status)],
    [
      'an image',
      (address: string) =>
        new Promise((resolve, reject) => {
          const image = new Image()
          image.onload = resolve
          image.onerror = () => reject(new Error('refused'))
          image.src = `http://${address}/image.png`
        }),
    ],
    [
      'a web socket',
      (address: string) =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(`ws://${address}/socket`)
          socket.onopen = resolve
          socket.onerror = () => reject(new Error('refused'))
        }),
    ],
    ['a worker from elsewhere', (address: string) => new Worker(`http://${address}/worker.js`).terminate()],
  ])('not by %s from the page', async (_name, attempt) => {
    await expect(running.page.evaluate(attempt as never, server.address as never)).rejects.toThrow()
    expect(server.seen).toEqual([])
  })

  it('not even from the session behind the page, where no content policy applies', async () => {
    const outcome = await inMain(
      running.app,
      async ({ session }, address) => {
        try {
          const reply = await session.defaultSession.fetch(`http://${address}/session`)
          return `reached: ${reply.status}`
        } catch (error) {
          return String(error)
        }
      },
      server.address,
    )
    expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT')
    expect(server.seen).toEqual([])
  })

  it('opens no second window and leaves its own page for none', async () => {
    const before = running.page.url()
    await running.page.evaluate((address) => {
      window.open(`http://${address}/window`)
      location.href = `http://${address}/navigation`
    }, server.address)
    // A question to the page is answered only once it has settled.
    await running.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    expect(running.page.url()).toBe(before)
    expect(running.app.windows()).toHaveLength(1)
    expect(server.seen).toEqual([])
  })
})
