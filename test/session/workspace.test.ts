import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RULES } from '../../rules/index.ts'
import type { FileStat } from '../../src/host/host.ts'
import { MemoryHost } from '../../src/host/memory-host.ts'
import { type Checked, checkOpened } from '../../src/session/checked.ts'
import { builtinReleases } from '../../src/session/releases.ts'
import { Session } from '../../src/session/session.ts'
import { Workspace } from '../../src/session/workspace.ts'
import { addonTree } from '../support/addon-tree.ts'

const OPTIONS = { paths: ['.'], addonsPath: [], series: '17.0' } as const
const releases = builtinReleases()

class StampedHost extends MemoryHost {
  readonly #stamps = new Map<string, number>()
  #writes = 0
  override stat(path: string): FileStat | undefined {
    const stat = super.stat(path)
    return stat && { ...stat, stamp: `${this.#stamps.get(path) ?? 0}` }
  }
  override write(path: string, content: string | Uint8Array): undefined {
    this.#stamps.set(path, ++this.#writes)
    super.write(path, content)
  }
}

function open(files = addonTree()) {
  const host = new StampedHost(files)
  const workspace = new Workspace(new Session(host, releases), OPTIONS, RULES)
  return { host, workspace }
}

/** The answer of a long session, after what follows in the second step. */
function update(workspace: Workspace, ...paths: readonly string[]): Checked {
  workspace.update(paths.map((path) => `/work/${path}`))
  for (const _ of workspace.rest());
  return workspace.checked()
}

const told = ({ report, silences, addons }: Checked) => ({
  findings: report.findings,
  problems: report.problems,
  faults: report.faults,
  silences,
  addons,
})

function fresh(host: MemoryHost): Checked {
  return checkOpened(new Session(host, releases).open(OPTIONS), RULES)
}

describe('changes that are looked at alone', () => {
  test.each([
    ['code', 'wall/models.py', (text: string) => `${text}        return None\n`],
    ['a name that others speak of', 'wall/models.py', (text: string) => text.replace(/\bdouble = /, 'triple = ')],
    ['a manifest', 'wall/__manifest__.py', (text: string) => text.replace(/'depends': \[[^\]]*\]/, "'depends': []")],
  ])('%s: the addon first, and at the end what a whole check says', (_, path, change) => {
    const { host, workspace } = open()
    const before = addonTree()[path] ?? ''
    host.write(`/work/${path}`, change(before))
    expect(change(before)).not.toBe(before)
    const first = workspace.update([`/work/${path}`], true)
    const whole = fresh(host)
    const own = ({ report }: Checked) => report.findings.filter(({ addon }) => addon === 'wall')
    expect(own(first)).toEqual(own(whole))
    for (const _step of workspace.rest());
    expect(told(workspace.checked())).toEqual(told(whole))
  })
})

describe('one file changed', () => {
  test('is parsed, others are not; rules run for its addon when nobody else sees a difference', () => {
    const { host, workspace } = open()
    const whole = workspace.checked().report.stats
    expect(whole.filesParsed).toBe(12)
    host.write('/work/wall/models.py', `${addonTree()['wall/models.py']}        return None\n`)
    const first = workspace.update(['/work/wall/models.py'])
    expect(first.report.stats).toMatchObject({ filesRead: 1, filesParsed: 1 })
    // what can be seen of wall is the same, so that the other addons and the rules over all addons are left alone
    const projectRules = RULES.filter(({ rule }) => rule.scope === 'project').length
    expect(first.report.stats.rulesRun).toBe((whole.rulesRun - projectRules) / 4)
    expect([...workspace.rest()]).toEqual([])
    expect(told(workspace.checked())).toEqual(told(fresh(host)))
  })

  test('of which others see a difference: rules run for the addons around it', () => {
    const { host, workspace } = open()
    const projectRules = RULES.filter(({ rule }) => rule.scope === 'project').length
    const once = (workspace.checked().report.stats.rulesRun - projectRules) / 4
    host.write('/work/wall/models.py', `${addonTree()['wall/models.py']}\n    more = fields.Char()\n`)
    const { rulesRun } = workspace.update(['/work/wall/models.py']).report.stats
    // ground, wall and roof belong together
    expect(rulesRun).toBeGreaterThanOrEqual(3 * once)
    expect(rulesRun).toBeLessThan(4 * once)
    for (const _step of workspace.rest());
    expect(told(workspace.checked())).toEqual(told(fresh(host)))
  })

  test('a field that is gone is told in the addon that needs it', () => {
    const { host, workspace } = open()
    const gone = addonTree()['ground/models/stone.py']?.replace('    weight = fields.Float()\n', '') ?? ''
    host.write('/work/ground/models/stone.py', gone)
    const { report } = update(workspace, 'ground/models/stone.py')
    expect(report.findings.some(({ addon, message }) => addon === 'wall' && message.includes('weight'))).toBe(true)
    expect(report.findings).toEqual(fresh(host).report.findings)
  })

  test('a change outside of addons concerns nothing', () => {
    const { workspace } = open()
    const before = told(workspace.checked())
    expect(told(update(workspace, 'notes.txt'))).toEqual(before)
    expect(workspace.checked().report.stats.filesParsed).toBe(0)
  })

  test('folders to watch', () => {
    expect(open().workspace.folders).toEqual(['/work'])
  })
})

test('whatever changes, the last answer is that of a whole check', () => {
  const tree = addonTree()
  const manifest = tree['roof/__manifest__.py'] ?? ''
  const texts = [
    '',
    'x = 1\n',
    'from . import gone\n',
    '<odoo>\n    <record id="a" model="res.partner"><field name="name" ref="wall.stone_form"/></record>\n</odoo>\n',
    '(',
    manifest,
    manifest.replace("'wall'", "'alone'"),
    tree['wall/models.py'] ?? '',
    tree['ground/models/stone.py'] ?? '',
    (tree['ground/models/stone.py'] ?? '').replace('weight', 'mass'),
  ]
  const edit = fc.record({
    path: fc.constantFrom(...Object.keys(tree), 'roof/data.xml', 'new/__manifest__.py', 'wall/more.py'),
    text: fc.constantFrom(...texts, undefined),
  })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
      const { host, workspace } = open()
      for (const { path, text } of edits) {
        if (text === undefined) host.remove(`/work/${path}`)
        else host.write(`/work/${path}`, text)
        expect(told(update(workspace, path))).toEqual(told(fresh(host)))
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)
