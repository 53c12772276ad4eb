// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources hold templates
import { expect, test } from 'vitest'
import { registryEntries } from '../../src/facts/registries.ts'

/** What a script registers, as `category key types`. */
function registered(text: string): readonly string[] {
  return registryEntries(text).map(({ category, key, types }) =>
    [category, key?.value ?? '*', ...(types ?? [])].join(' '),
  )
}

test('a key is read with its category and place', () => {
  const text = 'registry\n    .category("fields")\n    .add("stars", starsField);'
  const [entry] = registryEntries(text)
  expect(entry?.category).toBe('fields')
  expect(text.slice(...(entry?.key?.span ?? [0, 0]))).toBe('stars')
})

test('chains and names of categories are followed', () => {
  expect(
    registered(`
      const fieldRegistry = registry.category("fields");
      const views = registry.category('views');
      fieldRegistry.add("stars", Stars).add("list.stars", ListStars);
      views.add("board", { ...listView, add: () => set.add("no") });
      // views.add("old", x)
    `),
  ).toEqual(['fields stars', 'fields list.stars', 'views board'])
})

test('the registries of older series have the names of the later ones', () => {
  expect(
    registered(`odoo.define('shop.widgets', function (require) {
      var registry = require('web.field_registry');
      var widgets = require("web.widget_registry");
      registry.add('stars', Stars);
      widgets.add('ribbon', Ribbon);
    });`),
  ).toEqual(['fields stars', 'view_widgets ribbon'])
  expect(registered(`import views from 'web.view_registry';\nviews.add('shop_list', ShopList);`)).toEqual([
    'views shop_list',
  ])
})

test('a computed key may be any', () => {
  expect(
    registered('registry.category("fields").add(name, Stars); registry.category("fields").add(`a${b}`, X)'),
  ).toEqual(['fields *', 'fields *'])
})

test('the types that a widget is for are read when the file tells them', () => {
  expect(
    registered(`
      export const stars = { component: Stars, supportedTypes: ["integer", "float"], };
      export const moons = { ...stars, component: Moons };
      Suns.supportedTypes = ["char"];
      const fields = registry.category("fields");
      fields.add("stars", stars).add("moons", moons).add("suns", Suns).add("own", { supportedTypes: ["char"] });
    `),
  ).toEqual(['fields stars integer float', 'fields moons', 'fields suns char', 'fields own'])
})
