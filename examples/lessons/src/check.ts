import { checkAnswers, lessonNames } from './lesson.ts';

const [wanted = '', flag] = process.argv.slice(2);
const lesson = lessonNames().find((name) => name === wanted || name.startsWith(`${wanted.padStart(2, '0')}-`));

if (lesson === undefined) {
  console.error(`say which lesson: ${lessonNames().join(', ')}`);
  process.exitCode = 2;
} else {
  const verdicts = await checkAnswers(lesson, flag === '--solutions' ? 'solutions' : 'exercises');
  for (const { name, passed, why } of verdicts) {
    console.log(`${passed ? 'passes  ' : 'not yet '} ${name}${why === undefined ? '' : `\n         ${why}`}`);
  }
  const passed = verdicts.filter((verdict) => verdict.passed).length;
  console.log(`${passed} of ${verdicts.length} checks pass`);
  process.exitCode = passed === verdicts.length ? 0 : 1;
}
