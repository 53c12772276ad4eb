import type { Binary } from './ast.ts'
import { K } from './kinds.ts'

/** How strongly operators bind; 0 for tokens that are none. */
export const OR = 1
export const AND = 2
export const NOT = 3
export const COMPARE = 4
export const BIT_OR = 5

const LEVELS: readonly (readonly [level: number, kinds: readonly K[]])[] = [
  [OR, [K.Or]],
  [AND, [K.And]],
  [COMPARE, [K.In, K.Not, K.Is, K.Less, K.Greater, K.LessEqual, K.GreaterEqual, K.EqualEqual, K.NotEqual]],
  [BIT_OR, [K.Bar]],
  [6, [K.Caret]],
  [7, [K.Ampersand]],
  [8, [K.LeftShift, K.RightShift]],
  [9, [K.Plus, K.Minus]],
  [10, [K.Star, K.Slash, K.DoubleSlash, K.Percent, K.At]],
]

/** By kind of token; `not` counts as the beginning of `not in`. */
export const PRECEDENCE = new Uint8Array(128)
for (const [level, kinds] of LEVELS) for (const kind of kinds) PRECEDENCE[kind] = level

const OPERATORS: readonly (readonly [K, K, Binary['op']])[] = [
  [K.Plus, K.PlusEqual, '+'],
  [K.Minus, K.MinusEqual, '-'],
  [K.Star, K.StarEqual, '*'],
  [K.Slash, K.SlashEqual, '/'],
  [K.DoubleSlash, K.DoubleSlashEqual, '//'],
  [K.Percent, K.PercentEqual, '%'],
  [K.DoubleStar, K.DoubleStarEqual, '**'],
  [K.At, K.AtEqual, '@'],
  [K.LeftShift, K.LeftShiftEqual, '<<'],
  [K.RightShift, K.RightShiftEqual, '>>'],
  [K.Ampersand, K.AmpersandEqual, '&'],
  [K.Bar, K.BarEqual, '|'],
  [K.Caret, K.CaretEqual, '^'],
]

const BINARY: Binary['op'][] = []
for (const [plain, augmented, text] of OPERATORS) BINARY[plain] = BINARY[augmented] = text

/** The operator of `+` and of `+=`. */
export function binaryOperator(kind: K): Binary['op'] {
  return BINARY[kind]!
}

const COMPARISONS: string[] = []
COMPARISONS[K.In] = 'in'
COMPARISONS[K.Not] = 'not in'
COMPARISONS[K.Is] = 'is'
COMPARISONS[K.Less] = '<'
COMPARISONS[K.Greater] = '>'
COMPARISONS[K.LessEqual] = '<='
COMPARISONS[K.GreaterEqual] = '>='
COMPARISONS[K.EqualEqual] = '=='
COMPARISONS[K.NotEqual] = '!='

export function comparison(kind: K): string {
  return COMPARISONS[kind]!
}
