import type { ModuleFacts } from './module-facts.ts'

type Client = Pick<ModuleFacts, 'bundles' | 'scripts' | 'registries' | 'statics' | 'variables' | 'mixins'>

/** Parts of a module's facts that are read when somebody first asks for them; what is read is kept by who gives it. */
export interface LateFacts {
  models(): ModuleFacts['models']
  ids(): ModuleFacts['ids']
  namespaces(): ModuleFacts['namespaces']
  views(): ModuleFacts['views']
  python(): ModuleFacts['python']
  /** what the web client has of it */
  client(): Client
  templates(): ModuleFacts['templates']
}

/** The facts of a module of which some parts are read late. */
export function lateFacts(
  own: Omit<ModuleFacts, Exclude<keyof LateFacts, 'client'> | keyof Client>,
  late: LateFacts,
): ModuleFacts {
  return {
    ...own,
    get models() {
      return late.models()
    },
    get ids() {
      return late.ids()
    },
    get namespaces() {
      return late.namespaces()
    },
    get views() {
      return late.views()
    },
    get python() {
      return late.python()
    },
    get bundles() {
      return late.client().bundles
    },
    get scripts() {
      return late.client().scripts
    },
    get registries() {
      return late.client().registries
    },
    get statics() {
      return late.client().statics
    },
    get variables() {
      return late.client().variables
    },
    get mixins() {
      return late.client().mixins
    },
    get templates() {
      return late.templates()
    },
  }
}
