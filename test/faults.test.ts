import { describe, expect, test } from 'vitest'
import { RULES } from '../rules/index.ts'
import { check } from '../src/check/check.ts'
import { DiskHost } from '../src/host/disk-host.ts'
import { builtinReleases } from '../src/session/releases.ts'
import { Session } from '../src/session/session.ts'
import { faultRows, unmet } from './support/expectation.ts'

const folder = new URL('../fixtures/faults', import.meta.url).pathname
const releases = builtinReleases()

/** Rows that are not met yet, each with the reason. A row that is met must leave this list. */
const OPEN: Readonly<Record<string, string>> = {}

describe('what real Odoo did with faulty addons', () => {
  for (const row of faultRows()) {
    test(`${row.version} ${row.name}: ${row.fault}`, () => {
      const path = `${folder}/${row.name}`
      const session = new Session(new DiskHost(path), releases)
      const opened = session.open({ paths: ['.'], addonsPath: [], series: row.version })
      const rules = RULES.filter((named) => !named.rule.optional)
      const report = check(opened, rules)
      expect(report.faults).toEqual([])
      const why = unmet(row, path, report, session)
      if (OPEN[row.name]) expect(why, 'met now: take it off the list').toBeDefined()
      else expect(why).toBeUndefined()
    })
  }
})
