import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.js';
import { RAW_FORMATS } from '../../src/model/frame.js';
import { JPEG_KEEP_REASONS, KEEP_REASONS } from '../../src/model/plan.js';
import { CONFIDENCES, INCLUDABLE } from '../../src/model/policy.js';
import { PAUSES, SHOT_STATES } from '../../src/model/watch.js';
import { FACT_KEYS } from '../../src/report/facts.js';
import { configSchemas } from '../support/config-schemas.js';
import { faults } from '../support/schemas.js';

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const schema = (name: string) => JSON.parse(textOf(`docs/schemas/${name}.schema.json`));
const wordsIn = (path: string, from: RegExp): string[] => [...textOf(path).matchAll(from)].map(match => match[1] ?? '');
const plan = schema('plan-1');
const watch = schema('watch-1').items.properties.roots.items.properties;

describe('the schemas have every word of the model, and no other', () => {
  it.each<{ what: string; told: readonly string[]; words: readonly string[] }>([
    { what: 'formats', told: plan.$defs.format.enum, words: RAW_FORMATS },
    { what: 'confidences', told: plan.$defs.confidence.enum, words: CONFIDENCES },
    { what: 'reasons', told: plan.$defs.reason.enum, words: KEEP_REASONS },
    {
      what: 'reasons of JPEGs',
      told: schema('jpeg-plan-1').$defs.reason.enum,
      words: [...KEEP_REASONS.filter(reason => !/raw|jpeg/.test(reason)), ...JPEG_KEEP_REASONS],
    },
    { what: '--include', told: plan.properties.policy.properties.include.items.enum, words: INCLUDABLE },
    {
      what: 'kinds of evidence',
      told: plan.$defs.evidence.oneOf.map((one: { properties: { kind: { const: string } } }) => one.properties.kind.const),
      words: wordsIn('src/model/evidence.ts', /\bkind: '([\w-]+)'/g),
    },
    {
      what: 'guards',
      told: plan.properties.refusals.items.properties.guard.enum,
      words: wordsIn('src/model/plan.ts', /(?<=guard: .*)'([\w-]+)'/g),
    },
    { what: 'codes of errors', told: schema('error-1').properties.code.enum, words: wordsIn('src/model/errors.ts', /^ {2}\| '(\w+)'/gm) },
    { what: 'facts', told: Object.keys(schema('facts-1').items.properties), words: ['path', ...FACT_KEYS] },
    { what: 'pauses', told: watch.paused.oneOf[1].properties.reason.enum, words: PAUSES },
    { what: 'states of a shot', told: Object.keys(watch.counts.properties), words: SHOT_STATES },
  ])('$what', ({ told, words }) => {
    expect(words.length).toBeGreaterThan(2);
    expect([...told].sort()).toEqual([...words].sort());
  });
});

describe('the schemas of what a person writes', () => {
  it.each([...configSchemas()])('%s is what reads the file, to the letter', (name, made) => {
    expect(schema(name), 'npm run schemas writes it anew').toEqual(made);
  });

  it.each<{ text: string; fits: boolean }>([
    { text: '{}', fits: true },
    { text: '{"$schema":"x","folders":["~/Photos","D:/Photos"],"settle":60,"maxTrash":"50%","grace":"10m"}', fits: true },
    { text: '{"maxTrash":200,"include":["unsure"],"trust":"proven","memory":false}', fits: true },
    { text: '{"trsut":"proven"}', fits: false },
    { text: '{"settle":0}', fits: false },
    { text: '{"settle":1.5}', fits: false },
    { text: '{"maxTrash":"101%"}', fits: false },
    { text: '{"grace":"5s"}', fits: false },
    { text: '{"folders":["/"]}', fits: false },
    { text: '{"ignore":["*.jpg"]}', fits: false },
  ])('an editor and rawtwin say the same of $text', ({ text, fits }) => {
    expect(faults('config-file-1', JSON.parse(text)).length === 0).toBe(fits);
    const read = () => parseConfig(text, '/c.json');
    if (fits) read();
    else expect(read).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
