import { describe, expect, test } from 'vitest'
import { conventionsUnder, NO_CONVENTIONS } from '../../src/config/conventions.ts'
import { settingsText } from '../../src/config/init-files.ts'
import { readOlderSettings } from '../../src/config/older-settings.ts'
import { parseSettings } from '../../src/config/settings.ts'

describe('conventions of a house', () => {
  test('OCA’s hold under its preset, and what the settings say goes before them', () => {
    expect(conventionsUnder('recommended@2026.11', {})).toEqual(NO_CONVENTIONS)
    expect(conventionsUnder('oca@2026.11', { unwantedKeys: [] })).toMatchObject({
      requiredAuthors: ['Odoo Community Association (OCA)'],
      unwantedKeys: [],
      prohibitedOverrides: [],
    })
  })

  const pylintrc = `[ODOOLINT]
manifest-required-authors=Shop Inc.,
    Odoo Community Association (OCA)
license-allowed=AGPL-3,GPL-2 or any later version
valid-odoo-versions=16.0
prohibited-method-override=_post
deprecated-odoo-model-methods={"16.0": {"fields_view_get", "view_init"}, "17.0": {"name_get"}}
category-allowed=
`

  test('are read as pylint-odoo’s options say them', () => {
    expect(readOlderSettings(new Map([['.pylintrc', pylintrc]])).conventions).toEqual({
      requiredAuthors: ['Shop Inc.', 'Odoo Community Association (OCA)'],
      allowedLicenses: ['AGPL-3', 'GPL-2 or any later version'],
      prohibitedOverrides: ['_post'],
      deprecatedMethods: ['fields_view_get', 'view_init'],
    })
  })

  test('are written by init where the preset does not say the same', () => {
    const text = (config: string): string => {
      const older = readOlderSettings(new Map([['.pylintrc', config]]))
      return settingsText({ version: '1', series: '16.0', addonsPath: [], foreign: [], older, rules: [] })
    }
    const written = text(pylintrc)
    const { settings, issues } = parseSettings('/w/addonry.toml', written, [])
    expect(issues).toEqual([])
    expect(settings.conventions).toMatchObject({ prohibitedOverrides: ['_post'], requiredAuthors: expect.anything() })
    expect(text('[ODOOLINT]\nmanifest-required-authors=Odoo Community Association (OCA)\n')).not.toContain(
      '[conventions]',
    )
  })
})
