// Every key that the schema of a file knows, with a document in which it stands. Only what our schema uses of JSON Schema
// 2020-12 is understood: a keyword that is new here is an error, so that no field is passed over.
const known = new Set(['$ref', '$defs', '$schema', 'title', 'description', 'markdownDescription', 'type', 'properties', 'additionalProperties',
  'unevaluatedProperties', 'propertyNames', 'items', 'oneOf', 'anyOf', 'allOf', 'enum', 'const', 'required', 'examples', 'pattern', 'format',
  'minItems', 'maxItems', 'minProperties', 'minLength', 'maxLength', 'uniqueItems', 'deprecated', 'default',
  'x-reader', 'x-label', 'x-change', 'x-key', 'x-formerly', 'x-team', 'x-whole', 'x-support', 'x-ref']);
const deepest = 14; // a form may hold itself

export class Fields {
  constructor(bundle) { this.bundle = bundle; }

  /// A schema with what its `$ref` leads to; what stands beside the `$ref` goes before it.
  resolved(schema) {
    for (const keyword of Object.keys(schema)) if (!known.has(keyword)) throw new Error(`unknown keyword ${keyword}`);
    if (!schema.$ref) return schema;
    const { $ref, ...own } = schema;
    const target = $ref.slice(2).split('/').reduce((found, step) => found[step], this.bundle);
    return { ...this.resolved(target), ...own };
  }

  /// [{path, description, text, position}]: `path` is `retention.*.keep`, `text` a document that ends in the field.
  all() {
    const found = new Map();
    this.visit(this.resolved(this.bundle), [], found, []);
    return [...found.values()];
  }

  visit(schema, steps, found, within) {
    if (steps.length > deepest || within.includes(schema)) return;
    const here = [...within, schema];
    for (const form of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) this.visit(this.resolved(form), steps, found, here);
    for (const [key, property] of Object.entries(schema.properties ?? {})) this.enter(property, [...steps, { key }], found, here);
    // An id of an author's own, or a path in a file of translations.
    if (typeof schema.additionalProperties === 'object') {
      this.enter(schema.additionalProperties, [...steps, { key: this.idFor(schema), own: true }], found, here);
    }
    if (schema.items) this.visit(this.resolved(schema.items), [...steps, { item: true }], found, here);
  }

  enter(property, steps, found, within) {
    const schema = this.resolved(property);
    const path = steps.map(({ key, own, item }) => (own || item ? '*' : key)).join('.');
    if (!found.has(path)) found.set(path, { path, schema, steps, ...this.document(steps, schema) });
    this.visit(schema, steps, found, within);
  }

  idFor({ propertyNames }) {
    const pattern = propertyNames?.pattern;
    if (propertyNames?.enum) return propertyNames.enum[0];
    for (const name of ['example', 'en', 'data.example.label', 'eu-gdpr', '2026-01-01']) if (!pattern || new RegExp(pattern).test(name)) return name;
    throw new Error(`no name for ${pattern}`);
  }

  /// Block YAML down to the field, and where its key stands.
  document(steps, schema) {
    const lines = [];
    let indent = '';
    let pending = ''; // the dashes before the next key
    for (const { key, item } of steps) {
      if (item) {
        pending += '- ';
        continue;
      }
      lines.push(`${indent}${pending}${key}:`);
      indent += ' '.repeat(pending.length + 2);
      pending = '';
    }
    const last = lines.length - 1;
    const position = { line: last, character: lines[last].length - 2 };
    lines[last] += ` ${this.sample(schema)}`;
    return { text: `${lines.join('\n')}\n`, position };
  }

  /// A value in flow form that could stand there.
  sample(schema, depth = 0) {
    const one = this.resolved(schema);
    if (one.examples) return JSON.stringify(one.examples[0]);
    if (one.const !== undefined || one.enum) return JSON.stringify(one.const ?? one.enum[0]);
    if (one.oneOf ?? one.anyOf) return this.sample((one.oneOf ?? one.anyOf)[0], depth + 1);
    const type = [one.type].flat()[0];
    if (type === 'array' || one.items) return depth > 3 ? '[]' : `[${this.sample(one.items ?? {}, depth + 1)}]`;
    if (type === 'object' || one.properties) return `{${(one.required ?? []).map((key) => `${key}: ${this.sample(one.properties[key], depth + 1)}`).join(', ')}}`;
    return { date: '2026-01-01', period: '7 years', country: 'US', language: 'en', url: '"https://example.com"', email: '"a@example.com"' }[one.format] ?? 'example';
  }
}
