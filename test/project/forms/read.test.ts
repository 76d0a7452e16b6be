import assert from 'node:assert/strict';
import { formsIn, readForms } from '../../../src/project/forms/read';
import type { FormField } from '../../../src/project/forms/read';
import { textFile } from '../../../src/project/text-file';
import { memoryWorkspace } from '../../../src/project/workspace';

function fields(html: string): readonly FormField[] {
  return formsIn(textFile('templates/home.html', html)).flatMap((form) => form.fields);
}

/** `name: label (how it was found)`. */
function labels(html: string): string[] {
  return fields(html).map(({ name, label, labelBy }) => `${name}: ${label ?? '-'} (${labelBy ?? '-'})`);
}

describe('HTML forms', () => {
  it('give each field with what a person reads beside it', () => {
    assert.deepEqual(labels(`<form>
      <label for="a">Writing score</label><input id="a" name="reading_score">
      <label>Age: <input name="age" type="number"></label>
      <div class="mb-3"><label class="form-label">Lunch *</label><div><select name="lunch"></select></div></div>
      <p>Income</p><input name="income"><input name="other"><input name="aria" aria-label="Tenure"></form>`), [
      'reading_score: Writing score (for)', 'age: Age (around)', 'lunch: Lunch (beside)', 'income: Income (before)', 'other: - (-)', 'aria: Tenure (attribute)',
    ]);
  });

  it('do not take another form\'s or row\'s text for a label', () => {
    assert.deepEqual(labels('<h1>Price of a car</h1><form><input name="a"></form>\n<table><tr><td>One</td><td><input name="b"></td></tr><tr><td><input name="c"></td></tr></table>'), ['a: - (-)', 'b: One (before)', 'c: - (-)']);
  });

  it('give options, defaults and bounds', () => {
    const [lunch, stop, kind, agreed, notes, hours] = fields(`<select name="lunch"><option value="standard">Standard<option value="free" selected>Free</select>
      <select name="stop"><option>Zero</option><option>One</option></select>
      <input type="radio" name="kind" value="a"> A <input type="radio" name="kind" value="b" checked> B
      <input type="checkbox" name="agreed">
      <textarea name="notes">hello</textarea>
      <input type="number" name="hours" value="4" min="0" max="24" step="0.5" required placeholder="hours">`);
    assert.deepEqual([lunch?.defaultValue, lunch?.options.map(({ value, text }) => [value, text])], ['free', [['standard', 'Standard'], ['free', 'Free']]]);
    assert.deepEqual([stop?.defaultValue, stop?.options.map(({ value }) => value)], ['Zero', ['Zero', 'One']]);
    assert.deepEqual([kind?.defaultValue, kind?.options.map(({ value }) => value)], ['b', ['a', 'b']]);
    assert.deepEqual([agreed?.defaultValue, agreed?.options.map(({ value }) => value)], [null, ['on']]);
    assert.deepEqual([notes?.type, notes?.defaultValue], ['textarea', 'hello']);
    assert.deepEqual([hours?.defaultValue, hours?.min, hours?.max, hours?.step, hours?.isRequired, hours?.placeholder], ['4', '0', '24', '0.5', true, 'hours']);
  });

  it('read templates of Jinja and Django: what is filled in is not known', () => {
    const [form] = formsIn(textFile('a.html', `{% extends "base.html" %}{# <input name="no"> #}
      <form action="{{ url_for('predict') }}" method="POST">{% csrf_token %}
      {% for c in cities %}<input name="{{ c }}">{% endfor %}
      <input name="age" value="{{ age|default("3") }}" {% if x > 1 %}required{% endif %}>
      <select name="city">{% for c in cities %}<option value="{{ c }}">{{ c }}</option>{% endfor %}<option value="x">X {{ y }}</option></select></form>`));
    assert.deepEqual([form?.action, form?.method], [null, 'post']);
    assert.deepEqual(form?.fields.map(({ name, defaultValue, options }) => [name, defaultValue, options.map((one) => [one.value, one.text])]), [['age', null, []], ['city', null, [[null, ''], ['x', 'X']]]]);
  });

  it('leave buttons, scripts and fields without a name out', () => {
    assert.deepEqual(fields('<form><input type="submit" name="go"><input><script>"<input name=\'x\'>"</script><!-- <input name="y"> --><input name="z"></form>').map(({ name }) => name), ['z']);
  });

  it('tell the place of each field', async () => {
    const html = '<form>\n  <input\n name="a">\n</form>';
    const found = await readForms(memoryWorkspace({ 'templates/a.html': html, 'b.html': '<p>none</p>' }), ['templates/a.html', 'b.html', 'gone.html']);
    assert.deepEqual([...found.keys()], ['templates/a.html']);
    const at = found.get('templates/a.html')?.[0]?.fields[0]?.at;
    assert.deepEqual([at?.path, at?.start, at?.end, html.slice(at?.span.start, at?.span.end)], ['templates/a.html', { line: 2, column: 3 }, { line: 3, column: 11 }, '<input\n name="a">']);
  });
});
