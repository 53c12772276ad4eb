import { K } from './kinds.ts'

const ONE: Readonly<Record<string, K>> = {
  ':': K.Colon,
  ';': K.Semicolon,
  '=': K.Equal,
  '!': K.Exclamation,
  '~': K.Tilde,
  '+': K.Plus,
  '-': K.Minus,
  '*': K.Star,
  '/': K.Slash,
  '%': K.Percent,
  '@': K.At,
  '&': K.Ampersand,
  '|': K.Bar,
  '^': K.Caret,
  '<': K.Less,
  '>': K.Greater,
}

const MORE: Readonly<Record<string, K>> = {
  '->': K.Arrow,
  ':=': K.Walrus,
  '//': K.DoubleSlash,
  '**': K.DoubleStar,
  '<<': K.LeftShift,
  '>>': K.RightShift,
  '<=': K.LessEqual,
  '>=': K.GreaterEqual,
  '==': K.EqualEqual,
  '!=': K.NotEqual,
  // Python 2's inequality is one token, which no rule takes
  '<>': K.Stray,
  '+=': K.PlusEqual,
  '-=': K.MinusEqual,
  '*=': K.StarEqual,
  '/=': K.SlashEqual,
  '//=': K.DoubleSlashEqual,
  '%=': K.PercentEqual,
  '**=': K.DoubleStarEqual,
  '@=': K.AtEqual,
  '<<=': K.LeftShiftEqual,
  '>>=': K.RightShiftEqual,
  '&=': K.AmpersandEqual,
  '|=': K.BarEqual,
  '^=': K.CaretEqual,
}

const SINGLE = new Uint8Array(128).fill(K.Stray)
for (const [operator, kind] of Object.entries(ONE)) SINGLE[operator.charCodeAt(0)] = kind

/** First and second character of a longer operator; third characters follow the first two. */
const PAIRS = new Map<number, K>()
for (const [operator, kind] of Object.entries(MORE)) {
  let key = 0
  for (let i = 0; i < operator.length; i++) key = key * 128 + operator.charCodeAt(i)
  PAIRS.set(key, kind)
}

/** Where the longest operator that begins at `pos` ends. */
export function operatorEnd(text: string, pos: number, code: number): number {
  const second = text.charCodeAt(pos + 1)
  // every longer operator has one of these second
  if (second !== 61 && second !== 62 && second !== 42 && second !== 47 && second !== 60) return pos + 1
  const pair = code * 128 + second
  if (!PAIRS.has(pair)) return pos + 1
  return text.charCodeAt(pos + 2) === 61 && PAIRS.has(pair * 128 + 61) ? pos + 3 : pos + 2
}

export function operatorKind(text: string, pos: number, end: number, code: number): K {
  if (end === pos + 1) return SINGLE[code] ?? K.Stray
  const pair = code * 128 + text.charCodeAt(pos + 1)
  return PAIRS.get(end === pos + 2 ? pair : pair * 128 + 61) ?? K.Stray
}
