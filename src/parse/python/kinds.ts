/** Kinds of tokens. Keywords stand in the order of `KEYWORDS`, from `False` on. */
export enum K {
  Name,
  Number,
  Str,
  /** the opening quote of an f-string; its text, fields and closing quote follow */
  FStart,
  FMiddle,
  FEnd,
  Newline,
  Indent,
  Dedent,
  End,
  Error,

  False,
  None,
  True,
  And,
  As,
  Assert,
  Async,
  Await,
  Break,
  Class,
  Continue,
  Def,
  Del,
  Elif,
  Else,
  Except,
  Finally,
  For,
  From,
  Global,
  If,
  Import,
  In,
  Is,
  Lambda,
  Nonlocal,
  Not,
  Or,
  Pass,
  Raise,
  Return,
  Try,
  While,
  With,
  Yield,

  LParen,
  RParen,
  LBracket,
  RBracket,
  LBrace,
  RBrace,
  Comma,
  Colon,
  Semicolon,
  Dot,
  Ellipsis,
  Equal,
  Arrow,
  Walrus,
  Exclamation,
  Tilde,
  Plus,
  Minus,
  Star,
  Slash,
  DoubleSlash,
  Percent,
  DoubleStar,
  At,
  LeftShift,
  RightShift,
  Ampersand,
  Bar,
  Caret,
  Less,
  Greater,
  LessEqual,
  GreaterEqual,
  EqualEqual,
  NotEqual,
  PlusEqual,
  MinusEqual,
  StarEqual,
  SlashEqual,
  DoubleSlashEqual,
  PercentEqual,
  DoubleStarEqual,
  AtEqual,
  LeftShiftEqual,
  RightShiftEqual,
  AmpersandEqual,
  BarEqual,
  CaretEqual,
  /** a character that Python's tokenizer passes on and no rule takes: `$`, `?`, a backtick */
  Stray,
}

export const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  )

/** Names with a meaning in some places only; their ids follow the keywords'. */
export const SOFT_KEYWORDS = ['match', 'case', '_', 'type', 'print', 'exec']
export const ID_MATCH = KEYWORDS.length
export const ID_CASE = ID_MATCH + 1
export const ID_UNDERSCORE = ID_MATCH + 2
export const ID_TYPE = ID_MATCH + 3
export const ID_PRINT = ID_MATCH + 4
export const ID_EXEC = ID_MATCH + 5

/** Bits of a string token's value; its lowest two bits are the prefix's length. */
export const STR_RAW = 4
export const STR_BYTES = 8
export const STR_TRIPLE = 16
export const STR_BACKSLASH = 32
export const STR_CR = 64
export const STR_NON_ASCII = 128
/** a piece of an f-string that is a format specification */
export const STR_SPEC = 256

/** What a number token's value tells. */
export const NUMBER_INT = 0
export const NUMBER_FLOAT = 1
export const NUMBER_COMPLEX = 2

/** The token can begin an expression. */
export const STARTS_EXPRESSION = flags([
  ...[K.Name, K.Number, K.Str, K.FStart, K.False, K.None, K.True, K.Not, K.Await, K.Lambda],
  ...[K.LParen, K.LBracket, K.LBrace, K.Tilde, K.Plus, K.Minus, K.Ellipsis],
])

/** After one token of an operand, this token ends the expression: nothing can continue it. */
export const ENDS_EXPRESSION = flags([K.RParen, K.RBracket, K.RBrace, K.Comma, K.Newline, K.Colon, K.Equal])

export const AUGMENTED = flags([
  ...[K.PlusEqual, K.MinusEqual, K.StarEqual, K.SlashEqual, K.DoubleSlashEqual, K.PercentEqual, K.DoubleStarEqual],
  ...[K.AtEqual, K.LeftShiftEqual, K.RightShiftEqual, K.AmpersandEqual, K.BarEqual, K.CaretEqual],
])

function flags(kinds: readonly K[]): Uint8Array {
  const table = new Uint8Array(128)
  for (const kind of kinds) table[kind] = 1
  return table
}
