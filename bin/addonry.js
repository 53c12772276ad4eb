#!/usr/bin/env node
import * as module from 'node:module'
import { compileLate } from './engine.js'

compileLate()
// from Node 22 on: the next run need not compile again what this one did
module.enableCompileCache?.()
const { main } = await import('../dist/main.js')
process.exitCode = await main(process.argv.slice(2))
