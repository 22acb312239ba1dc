import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileOfAddress, isAppAddress, mediaTypeOf } from '../../../main/security/app-files.ts'
import { answerRequest } from '../../../main/security/app-protocol.ts'
import { newFolder } from '../keys/fakes.ts'

const root = resolve('/srv/app/renderer')

describe('the app scheme', () => {
  test('names files below its root', () => {
    expect(fileOfAddress(root, 'adit://app/')).toBe(join(root, 'index.html'))
    expect(fileOfAddress(root, 'adit://app/index.html?x=1#y')).toBe(join(root, 'index.html'))
    expect(fileOfAddress(root, 'adit://app/assets/a%20b.js')).toBe(join(root, 'assets', 'a b.js'))
    expect(fileOfAddress(root, 'adit://app/assets/../index.html')).toBe(join(root, 'index.html'))
  })

  test('names nothing outside, however it is written', () => {
    for (const path of [
      '..%2f..%2fetc/passwd',
      '%2e%2e/%2e%2e/secret',
      '..%5c..%5csecret',
      '..\\..\\secret',
      '%2e%2e%2frenderer-two/x',
      'a/..%2f..',
      '..%2frenderer',
      'x%00.js',
      'C:/windows/system.ini',
      'C%3A%5Cwindows',
      'index.html::$DATA',
      '%E0%A4%A',
      '.',
    ]) {
      const file = fileOfAddress(root, `adit://app/${path}`)
      if (file !== null) expect(file.startsWith(root + sep)).toBe(true)
    }
    for (const path of ['..%2f..%2fetc/passwd', '..%5c..%5csecret', '%2e%2e%2frenderer-two/x', 'a/..%2f..'])
      expect(fileOfAddress(root, `adit://app/${path}`)).toBeNull()
  })

  test('serves no other host or scheme', () => {
    for (const address of [
      'adit://other/index.html',
      'adit://app:80/x',
      'file:///srv/app/renderer/x',
      'https://app/x',
      'x',
    ])
      expect(fileOfAddress(root, address)).toBeNull()
  })

  test('is told apart from everything that looks like it', () => {
    expect(isAppAddress('adit://app/index.html', null)).toBe(true)
    expect(isAppAddress('adit://app.evil/', null)).toBe(false)
    expect(isAppAddress('http://localhost:5173/', null)).toBe(false)
    const server = new URL('http://localhost:5173')
    expect(isAppAddress('http://localhost:5173/x', server)).toBe(true)
    expect(isAppAddress('http://localhost:5174/x', server)).toBe(false)
  })
})

describe('an answer', () => {
  const folder = newFolder()
  const ask = (path: string, method = 'GET') => {
    mkdirSync(join(folder, 'assets'), { recursive: true })
    writeFileSync(join(folder, 'index.html'), '<meta content="__STYLE_NONCE__"><p>Grüße 矿</p>')
    writeFileSync(join(folder, 'assets', 'a.js'), 'export {}')
    return answerRequest(folder, { method, url: `adit://app${path}` })
  }

  test('carries the policy and its nonce, a fresh one for every load', async () => {
    const [one, two] = [await ask('/'), await ask('/index.html')]
    const nonces = []
    for (const response of [one, two]) {
      const nonce = /'nonce-([A-Za-z0-9+/=]{22,})'/.exec(
        response.headers.get('content-security-policy') ?? '',
      )?.[1]
      expect(await response.text()).toBe(`<meta content="${nonce}"><p>Grüße 矿</p>`)
      nonces.push(nonce)
    }
    expect(nonces[0]).not.toBe(nonces[1])
  })

  test('has the right media type and forbids guessing another', async () => {
    const script = await ask('/assets/a.js')
    expect(script.status).toBe(200)
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('x-content-type-options')).toBe('nosniff')
    expect(mediaTypeOf('x.woff2')).toBe('font/woff2')
    expect(mediaTypeOf('x.exe')).toBe('application/octet-stream')
  })

  test('says not found for what is not there, and has the policy all the same', async () => {
    for (const path of ['/none.js', '/assets', '/..%2f..%2fetc/passwd']) {
      const response = await ask(path)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  test('takes no other method', async () => {
    expect((await ask('/', 'POST')).status).toBe(405)
    expect(await (await ask('/', 'HEAD')).text()).toBe('')
  })
})
