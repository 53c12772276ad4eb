import type { Series } from '../text/series.ts'
import { onceEach } from './once.ts'

/** What an element of a view may hold. */
export interface ViewElement {
  /** names of attributes → values that they may have; `undefined`: any */
  readonly attributes: ReadonlyMap<string, readonly string[] | 'int' | undefined>
  readonly required: readonly string[]
  readonly children: ReadonlySet<string>
}

/** Types of views that Odoo measures against a grammar; `list` stands for `tree` too. */
export const MEASURED_VIEWS: ReadonlySet<string> = new Set(['activity', 'calendar', 'graph', 'list', 'pivot', 'search'])

/** Elements that may hold anything. */
const OPEN: ReadonlySet<string> = new Set(['html', 'templates', 'xpath'])

/**
 * The grammars `odoo/addons/base/rng/*.rng` of 14.0 … 19.0, element by element; the order of children is left out. `!` an
 * attribute that must be there, `=` its values, `@15-` since 15.0, `@-16` until 16.0.
 */
const ELEMENTS: Readonly<Record<string, readonly [attributes: string, children: string]>> = {
  activity: ['!string create js_class@15-', 'field templates'],
  attribute: ['!name', ''],
  button: [
    'align aria-label aria-pressed attrs@-16 cancel-label@19- class colspan column_invisible@17- confirm confirm-label@19- context data-hotkey@18- default_focus disabled display@17- groups help icon invisible modifiers@-16 name position=before|after|inside|replace|attributes readonly special states@-16 string tabindex target title type width@18-',
    'attribute button field filter group html newline separator xpath',
  ],
  calendar: [
    'aggregate@19- all_day banner_route@16-17 color create create_name_field@15- date_delay date_start date_stop delete edit@18- event_limit event_open_popup form_view_id hide_date hide_time js_class mode=year|month|week|day month_overflow@19- multi_create_view@19- quick_add@-16 quick_create@17- quick_create_view_id@17- scales show_date_picker@19- show_unusual_days string',
    'field',
  ],
  control: ['position=before|after|inside|replace|attributes', 'attribute button@16- create'],
  create: ['!context@-15 !string context@16- name@16- position=before|after|inside|replace|attributes', 'attribute'],
  data: ['', 'button field filter group html label newline separator xpath'],
  field: [
    '!name add-label@15- align allow_group_range_value@15-16 attrs@-16 avatar_field avg bold can_create can_write class color colspan column_invisible@17- comparator completion context decoration-bf decoration-danger decoration-info decoration-it decoration-muted decoration-primary decoration-success decoration-warning default_focus digits domain domain_filter enable_counters eval expand filename filter_domain filter_field@15- filters force_save=1|0 group groupby groups height help@19- hierarchize icon interval invisible kanban_view_ref limit mode model modifiers@-16 nolabel on_change operator optional options password placeholder position=before|after|inside|replace|attributes readonly ref required rowspan search select selection size states@-16 statusbar_visible string sum text type use view_mode widget width write_field write_model',
    'attribute button data field filter group html label newline separator xpath',
  ],
  filter: [
    '!name align attrs@-16 colspan context date default_period domain end_month@18- end_year@18- groups help icon invisible modifiers@-16 position=before|after|inside|replace|attributes readonly separator start_month@18- start_year@18- string type',
    'attribute button field filter html newline separator xpath',
  ],
  graph: [
    'banner_route@16-17 class@18- cumulated@16- cumulated_start@17- disable_linking interval@-14 js_class order orientation@-14 sample stacked string type=bar|pie|line@15- type=bar|pie|line|pivot@-14',
    'field',
  ],
  group: [
    'attrs@-16 col color colspan expand@-18 fill groups height invisible modifiers@-16 name position=before|after|inside|replace|attributes rowspan states@-16 string@-18 width',
    'attribute button field filter group html image label newline separator',
  ],
  groupby: ['!name expand', 'button field'],
  header: ['', 'button'],
  image: ['!name', ''],
  label: [
    'align angle colspan fill for groups help invisible modifiers@-16 name nolabel position=before|after|inside|replace|attributes string width wrap',
    'attribute button field filter group html image label newline separator',
  ],
  list: [
    'action@16- banner_route@-17 class count_limit=int@16- create decoration-bf decoration-danger decoration-info decoration-it decoration-muted decoration-primary decoration-success decoration-warning default_group_by@17- default_order delete duplicate edit editable=top|bottom expand export_xlsx group_create@19- group_delete@19- group_edit@19- groups_limit=int import js_class limit=int multi_edit name open_form_view@17- position=before|after|inside|replace|attributes sample string type@16-',
    'attribute button control field filter groupby header html list newline separator widget@17-',
  ],
  newline: ['', ''],
  pivot: ['class@18- default_order disable_linking display_quantity js_class sample stacked string', 'field'],
  search: [
    'position=before|after|inside|replace|attributes string',
    'attribute field filter group newline searchpanel separator',
  ],
  searchpanel: ['class position=before|after|inside|replace|attributes view_types', 'attribute field'],
  separator: [
    'col colspan groups invisible modifiers@-16 name orientation position=before|after|inside|replace|attributes rowspan select string',
    'attribute button field filter group html label newline separator',
  ],
  widget: ['!name options width', ''],
}

/** What an element may hold in a series; `undefined`: anything, or the grammar does not know it. */
export function viewElement(tag: string, series: Series): ViewElement | undefined {
  return elements(series).get(tag === 'tree' ? 'list' : tag)
}

const elements = onceEach(
  (series) =>
    new Map(
      Object.entries(ELEMENTS).flatMap(([name, row]) => (OPEN.has(name) ? [] : [[name, readElement(row, series)]])),
    ),
)

function readElement(row: readonly [attributes: string, children: string], series: Series): ViewElement {
  const attributes = new Map<string, readonly string[] | 'int' | undefined>()
  const required: string[] = []
  for (const text of words(row[0], series)) {
    const [key = '', values] = text.split('=')
    const attribute = key.replace('!', '')
    if (key !== attribute) required.push(attribute)
    attributes.set(attribute, values === 'int' ? 'int' : values?.split('|'))
  }
  const children = new Set(words(row[1], series))
  if (children.has('list')) children.add('tree')
  return { attributes, required, children }
}

interface Word {
  readonly what: string
  /** the first and the last major series that it counts in */
  readonly from: number
  readonly until: number
}

/** The table's texts, cut up once. */
const WORDS: ReadonlyMap<string, readonly Word[]> = new Map(
  Object.values(ELEMENTS)
    .flat()
    .map((text) => [text, text.split(' ').filter(Boolean).map(readWord)]),
)

function readWord(text: string): Word {
  const [, what = text, from = '', until = ''] = /^(.*)@(\d*)-(\d*)$/.exec(text) ?? []
  return { what, from: Number(from || 0), until: Number(until || Number.POSITIVE_INFINITY) }
}

/** The words that count in a series. */
function words(text: string, series: Series): readonly string[] {
  const major = Number(series.slice(0, 2))
  return (WORDS.get(text) ?? []).flatMap(({ what, from, until }) => (major < from || major > until ? [] : [what]))
}
