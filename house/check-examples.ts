import { readExamples } from './examples/read.ts';
import { typeProblems } from './examples/typecheck.ts';

/** Part of `pnpm typecheck`: the examples of the documentation must compile, as a reader's editor would. */
const examples = readExamples().flatMap((documented) => documented.examples);
const problems = typeProblems(examples);
for (const problem of problems) console.error(problem);
console.log(`${examples.length} examples, ${problems.length} type errors`);
if (problems.length > 0) process.exitCode = 1;
