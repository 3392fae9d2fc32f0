#!/usr/bin/env node
import { processIo } from './process-io.ts';
import { run } from './run.ts';

/** From source, through pnpm, the working folder is the repository's root: the caller's own is in INIT_CWD. */
const fromSource = import.meta.url.endsWith('.ts');
const folder = (fromSource ? process.env['INIT_CWD'] : undefined) ?? process.cwd();

process.exitCode = await run(process.argv.slice(2), processIo(folder));
