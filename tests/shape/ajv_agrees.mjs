// Holds the shape's verdict against ajv: the folders good/ and bad/ say what is right, Candor's own test
// (tests/unit/shape/verdicts_test.cpp) and this program are both held to it.
//
//   node tests/shape/ajv_agrees.mjs BUNDLE.json [DEFINITION [FOLDER]]
//
// BUNDLE.json is the schema as `candor schema` prints it, or as test_shape writes it for the schema beside this file.
// FOLDER holds good/ and bad/ (default: this folder), DEFINITION is the file of the schema they are judged by (default:
// facts.yaml). YAML is read with the failsafe schema, so that every scalar is a string, as it is for Candor. Formats are
// judged by JavaScript's own dates, URLs and locales, not by our tables.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import YAML from 'yaml';

const here = path.dirname(fileURLToPath(import.meta.url));
const [bundleFile, definition = 'facts.yaml', folder = here] = process.argv.slice(2);
if (!bundleFile) {
  console.error('usage: node ajv_agrees.mjs BUNDLE.json [DEFINITION [FOLDER]]');
  process.exit(2);
}

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
// Known to CLDR, but no codes that ISO 3166-1 has assigned.
const notAssigned = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UK', 'UN', 'XA', 'XB', 'XK', 'ZZ']);
const units = 'hour|day|week|month|year|business day';

function isUrl(text) {
  if (/^tel:\+?[0-9().-]+$/.test(text)) return true;
  if (!/^(https?:\/\/[^/\\?#]|mailto:)[!-~]*$/.test(text) || text.includes('\\')) return false;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.username || url.password) return false;
  return url.protocol === 'mailto:' ? isEmail(url.pathname) : url.hostname.includes('.');
}

function isEmail(text) {
  return /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/.test(text);
}

function isLanguage(text) {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}

const formats = {
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text,
  period: (text) => new RegExp(`^(1 (${units})|(?!1 )[1-9][0-9]{0,3} (${units})s)$`).test(text),
  country: (text) => /^[A-Z]{2}$/.test(text) && !notAssigned.has(text) && regions.of(text) !== undefined,
  language: isLanguage,
  email: isEmail,
  url: isUrl,
  'time-zone': (text) => text === 'UTC' || Intl.supportedValuesOf('timeZone').includes(text),
  id: (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text),
};

const ajv = new Ajv2020({ strict: true, allErrors: false, allowUnionTypes: true, strictTypes: false, strictRequired: false });
ajv.addVocabulary(['x-reader', 'x-label', 'x-change', 'x-key', 'x-formerly', 'x-team', 'x-whole', 'x-support', 'x-ref']);
for (const [name, validate] of Object.entries(formats)) ajv.addFormat(name, { type: 'string', validate });
ajv.addSchema(JSON.parse(fs.readFileSync(bundleFile, 'utf8')), 'candor');
const validate = ajv.compile({ $ref: `candor#/$defs/${definition}` });

let judged = 0;
let wrong = 0;
for (const verdict of ['good', 'bad']) {
  const cases = path.join(folder, verdict);
  for (const file of fs.readdirSync(cases).sort()) {
    if (!file.endsWith('.yaml')) continue;
    const content = YAML.parse(fs.readFileSync(path.join(cases, file), 'utf8'), { schema: 'failsafe' });
    const ok = validate(content);
    ++judged;
    if (ok === (verdict === 'good')) continue;
    ++wrong;
    console.error(`${verdict}/${file}: ajv says ${ok ? 'good' : `bad: ${ajv.errorsText(validate.errors)}`}`);
  }
}
console.log(`${judged} sources judged by ajv ${wrong === 0 ? 'as we judge them' : `, ${wrong} otherwise than we do`}`);
process.exit(wrong === 0 && judged > 0 ? 0 : 1);
