import type { Series } from '../text/series.ts'

/** What a series asks of the machine beside Python. */
export interface Platform {
  /** the oldest major version of PostgreSQL */
  readonly postgresql: number
  readonly evidence: string
}

const PLATFORMS: Readonly<Record<Series, Platform>> = {
  '14.0': { postgresql: 10, evidence: 'documentation 14.0, Installing Odoo' },
  '15.0': { postgresql: 10, evidence: 'documentation 15.0, Installing Odoo' },
  '16.0': { postgresql: 12, evidence: 'documentation 16.0, Installing Odoo' },
  '17.0': { postgresql: 12, evidence: 'documentation 17.0, Installing Odoo' },
  '18.0': { postgresql: 12, evidence: 'documentation 18.0, Installing Odoo' },
  '19.0': { postgresql: 13, evidence: 'core 19.0: odoo/release.py, MIN_PG_VERSION' },
}

export function platformOf(series: Series): Platform {
  return PLATFORMS[series]
}
