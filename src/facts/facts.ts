import type { CsvFacts } from './csv-facts.ts'
import type { ManifestFacts } from './manifest.ts'
import type { PythonFacts } from './python-facts.ts'
import type { CatalogFacts, ScriptFacts } from './script-facts.ts'
import type { StyleFacts } from './style-facts.ts'
import type { XmlFacts } from './xml-facts.ts'

/** What one file says: plain data, made by one pure extractor per kind of file. */
export type Facts = ManifestFacts | PythonFacts | XmlFacts | CsvFacts | ScriptFacts | CatalogFacts | StyleFacts
