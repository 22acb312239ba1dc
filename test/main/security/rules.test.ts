import { expect, test } from 'vitest'
import { contentSecurityPolicy, developmentPolicy } from '../../../main/security/csp.ts'
import { isLocalRequest, offlineSwitches } from '../../../main/security/network.ts'
import { isPermitted, PERMISSIONS } from '../../../main/security/permissions.ts'

function directives(policy: string): Record<string, string> {
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')]
    }),
  )
}

test('the policy allows what the app needs and nothing else', () => {
  expect(directives(contentSecurityPolicy('abc='))).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self' 'nonce-abc='",
    'img-src': "'self' blob:",
    'media-src': 'blob:',
    'font-src': "'self'",
    'worker-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  })
})

test('only the policy of development is lax, and it lets evaluating text pass no more than ours', () => {
  const server = new URL('http://localhost:5173')
  expect(contentSecurityPolicy('x')).not.toContain('unsafe')
  expect(directives(developmentPolicy(server))['connect-src']).toBe("'self' ws://localhost:5173")
  expect(developmentPolicy(server)).not.toContain('unsafe-eval')
})

test('no request leaves the process', () => {
  for (const address of [
    'adit://app/x.js',
    'blob:adit://app/1',
    'data:text/plain,x',
    'devtools://devtools/x',
  ])
    expect(isLocalRequest(address, null)).toBe(true)
  for (const address of [
    'http://localhost:5173/',
    'https://example.com/',
    'ws://127.0.0.1/',
    'wss://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'chrome-extension://x/y',
    'filesystem:https://x/y',
    'nonsense',
  ])
    expect(isLocalRequest(address, null)).toBe(false)
})

test('while developing, the one server is reached and no other', () => {
  const server = new URL('http://localhost:5173')
  expect(isLocalRequest('http://localhost:5173/@vite/client', server)).toBe(true)
  expect(isLocalRequest('ws://localhost:5173/?token=1', server)).toBe(true)
  expect(isLocalRequest('http://localhost:80/', server)).toBe(false)
  expect(isLocalRequest('https://example.com/', server)).toBe(false)
})

test('the switches leave no name with an address and keep what was switched off before', () => {
  const switches = new Map(offlineSwitches(null, 'A,B').map(([name, value]) => [name, value]))
  expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
  expect(switches.get('disable-features')).toMatch(/^A,B,/)
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'no-proxy-server',
    'no-pings',
  ])
    expect(switches.has(name)).toBe(true)
  const developing = new Map(
    offlineSwitches(new URL('http://localhost:5173'), '').map(([name, value]) => [name, value]),
  )
  expect(developing.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND, EXCLUDE localhost')
  expect(developing.get('disable-features')).not.toMatch(/^,/)
})

test('no other permission is given than those with a reason', () => {
  const own = { isOwnPage: true, media: ['video'] }
  const given = Object.keys(PERMISSIONS).filter((name) => isPermitted(name, own))
  expect(given).toEqual(['persistent-storage', 'media'])
  for (const name of [
    'geolocation',
    'notifications',
    'openExternal',
    'never-heard-of',
    'toString',
    '__proto__',
  ])
    expect(isPermitted(name, own)).toBe(false)
  for (const { why } of Object.values(PERMISSIONS)) expect(why).not.toBe('')
})

test('camera and microphone are for the app’s own page alone', () => {
  const asks = (isOwnPage: boolean, media: readonly string[]) => isPermitted('media', { isOwnPage, media })
  expect(asks(true, ['video', 'audio'])).toBe(true)
  expect(asks(false, ['video'])).toBe(false)
  expect(asks(true, [])).toBe(false)
  expect(asks(true, ['unknown'])).toBe(false)
})
