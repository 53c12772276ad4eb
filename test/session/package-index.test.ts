import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { MemoryHost } from '../../src/host/memory-host.ts'
import { availabilityOf, distributionOf } from '../../src/plan/upgrade/availability.ts'
import { askIndex, type IndexQuestion, shownIndex } from '../../src/session/package-index.ts'
import { runMain } from '../support/run-main.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

const JSON_TYPE = 'application/vnd.pypi.simple.v1+json'
const wheel = (name: string, version: string) => `${name}-${version}-py3-none-any.whl`

interface Index {
  readonly url: string
  /** what was asked, in the order of arrival */
  readonly paths: string[]
  readonly headers: IncomingMessage['headers'][]
  most: number
}

/** A package index of the test's own on this machine. */
async function serve(answer: (name: string, response: ServerResponse) => void | Promise<void>): Promise<Index> {
  let open = 0
  const index: Index = { url: '', paths: [], headers: [], most: 0 }
  const server = createServer(async (request, response) => {
    index.most = Math.max(index.most, ++open)
    index.paths.push(request.url ?? '')
    index.headers.push(request.headers)
    await answer((request.url ?? '').split('/').at(-2) ?? '', response)
    open--
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return Object.assign(index, { url: `http://127.0.0.1:${port}/simple` })
}

function json(response: ServerResponse, files: readonly string[]): void {
  response.setHeader('content-type', JSON_TYPE)
  response.end(JSON.stringify({ meta: { 'api-version': '1.0' }, files: files.map((filename) => ({ filename })) }))
}

const HOUR = 3_600_000
const ask = (index: string, modules: readonly string[], more: Partial<IndexQuestion> = {}) =>
  askIndex({ host: new MemoryHost({}), folder: '/cache', now: 1000 * HOUR, index, modules, to: '17.0', ...more })

describe('names and versions', () => {
  test('one distribution for all series from 15.0 on, before that one for each', () => {
    expect(distributionOf('sale_exception', '17.0')).toBe('odoo-addon-sale-exception')
    expect(distributionOf('sale_exception', '14.0')).toBe('odoo14-addon-sale-exception')
  })

  test('the newest version for the target by numbers, other series apart', () => {
    const versions = ['15.0.1.0.0', '17.0.1.9.0', '17.0.1.10.0.2', '16.0.1.0.0.dev3']
    expect(availabilityOf('x', versions, '17.0')).toEqual({
      distribution: 'x',
      version: '17.0.1.10.0.2',
      others: ['15.0', '16.0'],
    })
    expect(availabilityOf('x', versions, '18.0').version).toBeUndefined()
  })
})

describe('the index', () => {
  test('JSON and pages of links, what is there and what is not', async () => {
    const index = await serve((name, response) => {
      if (name === 'odoo-addon-one')
        return json(response, [wheel('odoo_addon_one', '17.0.1.2.0'), 'odoo-addon-one-16.0.1.0.0.tar.gz'])
      if (name === 'odoo-addon-two') {
        response.setHeader('content-type', 'text/html')
        response.end(`<a href="../x.whl#sha256=1">${wheel('odoo_addon_two', '16.0.1.0.0')}</a>`)
        return
      }
      response.statusCode = 404
      response.end()
    })
    const { available, report } = await ask(`${index.url}/`, ['one', 'two', 'three'])
    expect([...available]).toEqual([
      ['one', { distribution: 'odoo-addon-one', version: '17.0.1.2.0', others: ['16.0'] }],
      ['two', { distribution: 'odoo-addon-two', version: undefined, others: ['16.0'] }],
      ['three', { distribution: 'odoo-addon-three', version: undefined, others: [] }],
    ])
    expect(report).toEqual({
      index: index.url,
      asked: 3,
      published: 1,
      unpublished: 2,
      unanswered: 0,
      age: undefined,
      problem: undefined,
    })
    expect(index.paths.sort()).toEqual([
      '/simple/odoo-addon-one/',
      '/simple/odoo-addon-three/',
      '/simple/odoo-addon-two/',
    ])
    expect(index.headers[0]?.accept).toContain(JSON_TYPE)
  })

  test('answers are kept for a day, and used when they are older and nobody answers', async () => {
    const host = new MemoryHost({})
    const index = await serve((_, response) => json(response, [wheel('odoo_addon_one', '17.0.1.0.0')]))
    await ask(index.url, ['one'], { host })
    const later = await ask(index.url, ['one'], { host, now: 1005 * HOUR })
    expect(later.report).toMatchObject({ published: 1, age: 5 })
    expect(index.paths).toHaveLength(1)
    await ask(index.url, ['one'], { host, now: 1030 * HOUR })
    expect(index.paths).toHaveLength(2)
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
    const offline = await ask(index.url, ['one', 'two'], { host, now: 1100 * HOUR })
    expect(offline.report).toMatchObject({ published: 1, unanswered: 1, age: 70, problem: 'nobody answers there' })
  })

  test('answers of another index are none', async () => {
    const host = new MemoryHost({})
    const [one, other] = [
      await serve((_, response) => json(response, [])),
      await serve((_, response) => json(response, [])),
    ]
    await ask(one.url, ['x'], { host })
    await ask(other.url, ['x'], { host })
    expect(other.paths).toHaveLength(1)
  })

  test('a few at a time', async () => {
    const index = await serve(async (_, response) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      json(response, [])
    })
    const { report } = await ask(
      index.url,
      Array.from({ length: 40 }, (_, i) => `m${i}`),
    )
    expect(report.unpublished).toBe(40)
    expect(index.most).toBeGreaterThan(1)
    expect(index.most).toBeLessThanOrEqual(8)
  })

  test('a server that does not answer is waited for once, not for each name', async () => {
    const index = await serve(() => new Promise(() => undefined))
    const { report } = await ask(
      index.url,
      Array.from({ length: 100 }, (_, i) => `m${i}`),
      { limits: { time: 150, size: 1000 } },
    )
    expect(report).toMatchObject({ unanswered: 100, problem: 'no answer within 0.15 seconds' })
    expect(index.paths.length).toBeLessThanOrEqual(16)
  })

  test.each([
    ['an error of the server', 500, 'text/plain', 'oh', 'it answers with status 500'],
    ['something else than an index', 200, 'application/json', '{"files": 3}', 'its answer is no simple index'],
    ['too much', 200, 'text/html', 'x'.repeat(5000), 'an answer of more than 1000 bytes'],
  ])('%s leaves the question open', async (_, status, type, text, problem) => {
    const index = await serve((_, response) => {
      response.statusCode = status
      response.setHeader('content-type', type)
      response.end(text)
    })
    const { available, report } = await ask(index.url, ['one'], { limits: { time: 5000, size: 1000 } })
    expect(available.size).toBe(0)
    expect(report).toMatchObject({ unanswered: 1, problem })
  })

  test('a name and password go to the server alone', async () => {
    const host = new MemoryHost({})
    const index = await serve((_, response) => json(response, []))
    const url = index.url.replace('http://', 'http://me:s%40cret@')
    const { report } = await ask(url, ['one'], { host })
    expect(index.headers[0]?.authorization).toBe(`Basic ${Buffer.from('me:s@cret').toString('base64')}`)
    const kept = host.readBytes('/cache/package-index.json')
    expect(JSON.stringify(report) + ('failed' in kept ? '' : new TextDecoder().decode(kept))).not.toContain('cret')
    expect(shownIndex(url)).toBe(index.url)
  })
})

describe('upgrade --online', () => {
  const manifest = (name: string, author: string, depends: string) =>
    `{'name': '${name}', 'version': '16.0.1.0.0', 'license': 'AGPL-3', 'author': '${author}', 'depends': [${depends}]}`
  const files = {
    'theirs/__manifest__.py': manifest('theirs', 'Odoo Community Association (OCA)', "'base'"),
    'theirs/__init__.py': '',
    'mine/__manifest__.py': manifest('mine', 'Me', "'theirs', 'elsewhere', 'nowhere'"),
    'mine/__init__.py': '',
  }
  const publish = () =>
    serve((name, response) => {
      if (name === 'odoo-addon-nowhere') {
        response.statusCode = 404
        response.end()
      } else json(response, [wheel(name.replaceAll('-', '_'), '17.0.1.0.3')])
    })

  test('fates and verdicts; the user’s own names are not asked for', async () => {
    const index = await publish()
    const { out, err, root } = await runMain(
      ['upgrade', '.', '--to', '17.0', '--online', '--index-url', index.url, '-f', 'json'],
      files,
    )
    expect(err).toBe('')
    expect(index.paths.sort()).toEqual(['elsewhere', 'nowhere', 'theirs'].map((name) => `/simple/odoo-addon-${name}/`))
    const { modules, online } = JSON.parse(out)
    expect(online).toMatchObject({ asked: 3, published: 2, unpublished: 1, unanswered: 0 })
    expect(modules[0].dependencies).toMatchObject([
      { module: 'elsewhere', fate: 'kept', evidence: 'the package index has odoo-addon-elsewhere 17.0.1.0.3' },
      {
        module: 'nowhere',
        fate: 'unknown',
        evidence: expect.stringContaining('the package index has no odoo-addon-nowhere'),
      },
    ])
    expect(modules[1]).toMatchObject({ name: 'theirs', verdict: 'ported already', confidence: 'likely' })
    const text = await runMain(['upgrade', '.', '--to', '17.0', '--online', '--index-url', index.url], {}, root)
    expect(text.out).toContain('2 published for the target, 1 not')
    expect(index.paths).toHaveLength(3)
  })

  test('without a network the plan is made, with a clear word', async () => {
    const index = await publish()
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
    const { out, err, code } = await runMain(
      ['upgrade', '.', '--to', '17.0', '--online', '--index-url', index.url],
      files,
    )
    expect(err).toContain(
      `the package index ${index.url} could not be asked (nobody answers there): of 3 addons it stays unknown`,
    )
    expect(out).toContain('3 unknown, because it could not be asked')
    expect(code).toBe(0)
  })

  test('what is no address is refused, without repeating it', async () => {
    const { err, code } = await runMain(
      ['upgrade', '.', '--to', '17.0', '--online', '--index-url', 'ftp://me:secret@x'],
      files,
    )
    expect(code).toBe(2)
    expect(err).not.toContain('secret')
  })

  test('without --online nothing is asked', async () => {
    const index = await publish()
    await runMain(['upgrade', '.', '--to', '17.0', '--index-url', index.url], files)
    expect(index.paths).toEqual([])
  })
})
