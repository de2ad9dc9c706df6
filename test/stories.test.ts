import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseStory } from '../fixtures/story/parse-story.js';
import { mistakesOf } from './support/story-world.js';

const FIXTURES = new URL('../fixtures/', import.meta.url);

const names = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => path.endsWith('/story.txt'))
  .map(path => path.slice(0, -'/story.txt'.length))
  .sort();
const textOf = (name: string): string => readFileSync(new URL(`${name}/story.txt`, FIXTURES), 'utf8');
/** Stories named in the register, as rows with something said of them. */
const registered = [...readFileSync(new URL('README.md', FIXTURES), 'utf8').matchAll(/^\| \[([\w-]+)\]\(\1\/story\.txt\) +\| +[^|\s]/gm)];

describe('each story comes out as it is told', () => {
  it.each(names.map(name => ({ name, story: parseStory(textOf(name)) })))('$name: $story.sentence', async ({ story }) => {
    expect(story.acts.length).toBeGreaterThan(0);
    expect(await mistakesOf(story)).toEqual([]);
  });
});

it('fixtures/README.md registers every story, once, and no other', () => {
  expect(registered.map(match => match[1]).sort()).toEqual(names);
});
