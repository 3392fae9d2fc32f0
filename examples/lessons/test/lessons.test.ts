import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkAnswers, lessonNames, lessonsFolder } from '../src/lesson.ts';

describe.each(lessonNames())('lesson %s', (lesson) => {
  const text = readFileSync(new URL(`${lesson}/lesson.md`, lessonsFolder), 'utf8');

  it('passes every check with its solutions', async () => {
    const verdicts = await checkAnswers(lesson, 'solutions');
    expect(verdicts.filter(({ passed }) => !passed)).toEqual([]);
    expect(verdicts.length).toBeGreaterThanOrEqual(3);
  });

  it('passes no check with the empty answers', async () => {
    const verdicts = await checkAnswers(lesson, 'exercises');
    expect(verdicts.filter(({ passed }) => passed)).toEqual([]);
  });

  it('asks for what it solves', async () => {
    const names = async (file: string): Promise<string[]> =>
      Object.keys(await import(new URL(`${lesson}/${file}.ts`, lessonsFolder).href)).sort();
    expect(await names('exercises')).toEqual(await names('solutions'));
  });

  it('is a text with a title, exercises and a quiz with its answers', () => {
    expect(text).toMatch(/^# /);
    expect(text).toMatch(/^## Exercises$/m);
    const [, quiz = ''] = text.split(/^## Quiz$/m);
    expect((quiz.match(/<details>/g) ?? []).length).toBeGreaterThanOrEqual(3);
  });

  it('stands in the list of lessons', () => {
    const list = readFileSync(new URL('README.md', lessonsFolder), 'utf8');
    expect(list).toContain(`(${lesson}/lesson.md)`);
  });
});
